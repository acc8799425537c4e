"""Names taken apart."""

import pytest

from graph.reconciliation.name_form import name_form, written_names


@pytest.mark.parametrize(
    ("name", "core", "regions"),
    [
        ("重庆市江津区云溪电气有限公司", "云溪电气", {"500116"}),
        ("云溪电气(武汉)有限公司", "云溪电气", {"420100"}),
        ("中科院重庆光谱研究院", "中科院光谱研究院", {"500000"}),
        ("云溪（中国）有限公司", "云溪", set()),
        ("1、云溪电气厂", "云溪电气厂", set()),
        ("《云溪条例》", "云溪条例", set()),
    ],
)
def test_regions_and_forms_are_no_part_of_the_core(name: str, core: str, regions: set[str]) -> None:
    form = name_form(name)
    assert (form.core, set(form.regions)) == (core, regions)


def test_the_word_for_the_own_region_means_the_scope() -> None:
    assert name_form("市科技局", scope="500116").regions == {"500000"}
    assert name_form("市科技局").regions == frozenset()


@pytest.mark.parametrize(
    ("name", "branch"),
    [("云溪电气有限公司江津分公司", "江津分公司"), ("云溪大学虎峰校区", "虎峰校区"), ("云溪电气有限公司", "")],
)
def test_a_branch_is_kept_apart(name: str, branch: str) -> None:
    assert name_form(name).branch == branch


def test_a_cell_may_hold_a_former_name() -> None:
    assert written_names("云溪电气（曾用名：青河电机厂）") == ("云溪电气", "青河电机厂")
    assert written_names("云溪电气（重庆）") == ("云溪电气（重庆）",)
