"""A client that others wrote, against the running service."""

from collections.abc import Iterator

import httpx
import pandas
import pytest
from reconciler import reconcile, webutils

# The client says things to pandas that the newest version does not like any more.
pytestmark = pytest.mark.filterwarnings("ignore:The inplace keyword")


@pytest.fixture(autouse=True)
def _closed_connections() -> Iterator[None]:
    yield
    webutils.http.close()


def _reconciled(register: httpx.Client, names: list[str], **given: object) -> pandas.DataFrame:
    endpoint = f"{register.base_url}/reconcile".replace("//reconcile", "/reconcile")
    found = reconcile(pandas.Series(names), reconciliation_endpoint=endpoint, **given)
    assert isinstance(found, pandas.DataFrame)
    return found


def test_names_of_a_column_are_reconciled(register: httpx.Client) -> None:
    names = ["澜江大学", "重慶雲溪電氣股份有限公司", *(f"澜江大学{number}系" for number in range(12))]
    found = _reconciled(register, names).set_index("input_value")
    assert found.loc["澜江大学", ["name", "match", "type_id"]].tolist() == ["澜江大学", True, "University"]
    assert found.loc["重慶雲溪電氣股份有限公司", "name"] == "重庆云溪电气股份有限公司"
    assert not found.loc["澜江大学3系", "match"]


def test_a_column_of_regions_tells_things_of_one_name_apart(register: httpx.Client) -> None:
    names = ["科技创新中心"]
    alone = _reconciled(register, names)
    placed = _reconciled(register, names, property_mapping={"region": pandas.Series(["涪陵区"])}, type_id="Platform")
    assert (alone["match"].tolist(), placed["match"].tolist()) == ([False], [True])
