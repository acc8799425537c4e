"""The indicators that there are figures of, with what there is of each."""

import pytest

from graph.ledger.catalogue import IndicatorSummary
from tests.graph.ledger.plans import TARGET, Plan, graph_of


def summaries(**conditions: object) -> list[IndicatorSummary]:
    first = Plan(id="first", region="500102").states("研发投入强度", "2.4", "%", 2020)
    first.states("R&D经费投入强度", "3", "%", 2025, TARGET).states("绿化率", "40", "%", 2025, TARGET)
    second = Plan(id="second", region="500116").states("研发投入强度", "2.1", "%", 2020)
    with graph_of([first, second]) as graph:
        return list(graph.tables.indicators.indicators(**conditions).items)  # type: ignore[arg-type]


def test_an_indicator_is_counted_under_all_its_names() -> None:
    intensity, greening = summaries()
    assert (intensity.id, intensity.figures, intensity.actual, intensity.target) == ("RDIntensity", 3, 2, 1)
    assert (intensity.regions, intensity.years, intensity.units) == (2, (2020, 2025), ("%",))
    assert intensity.names == ("研发投入强度", "R&D经费投入强度")
    assert "研发经费投入强度" in intensity.other_names
    assert (greening.concept, greening.label.zh, greening.figures) == (None, "绿化率", 1)


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"text": "绿化"}, ["绿化率"]),
        ({"text": "r&d intensity"}, ["研发经费投入强度"]),
        ({"text": "研发强度"}, ["研发经费投入强度"]),
        ({"region": "江津区"}, ["研发经费投入强度"]),
        ({"year": 2025, "known": False}, ["绿化率"]),
        ({"kind": TARGET, "known": True}, ["研发经费投入强度"]),
        ({"text": "没有"}, []),
    ],
)
def test_conditions_narrow_the_list(conditions: dict[str, object], expected: list[str]) -> None:
    assert [one.label.zh for one in summaries(**conditions)] == expected
