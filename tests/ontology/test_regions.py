"""Names of regions to their codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import regions
from ontology.regions import Region


def named(text: str, context: str | None = None) -> list[tuple[str, str | None]]:
    return [
        (text[m.start : m.end], m.region.code if m.region else None)
        for m in regions.find_regions(text, context=context)
    ]


def test_every_parent_is_a_region() -> None:
    every = [r for code in range(10, 83) for r in walk(f"{code}0000")]
    assert len(every) > 3000
    assert all(r.parent is None or regions.region(r.parent) is not None for r in every)


def walk(code: str) -> list[Region]:
    here = regions.region(code)
    below = [r for child in regions.children(code) for r in walk(child.code)]
    return ([here] if here else []) + below


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("江津区", "500116"),
        ("江津", "500116"),
        ("重庆市江津区", "500116"),
        ("贵州遵义", "520300"),
        ("遵义", "520300"),
        ("浙江省杭州市余杭区", "330110"),
        ("石柱土家族自治县", "500240"),
        ("石柱", "500240"),
        ("石柱县", "500240"),
        ("恩施州", "422800"),
        ("鄂温克旗", "150724"),
        ("内蒙古", "150000"),
        ("吉林", "220000"),
        ("长沙", "430100"),
        ("浦东", "310115"),
    ],
)
def test_full_short_and_chained_names_resolve(name: str, code: str) -> None:
    found = regions.resolve(name)
    assert found is not None
    assert found.code == code


def test_a_shared_name_means_nothing_without_context() -> None:
    assert regions.resolve("鼓楼区") is None


@pytest.mark.parametrize(("context", "code"), [("350100", "350102"), ("320106", "320106"), ("320102", "320106")])
def test_the_nearest_region_of_a_name_is_meant(context: str, code: str) -> None:
    found = regions.resolve("鼓楼区", context=context)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("name", "context", "code"),
    [
        ("西安", None, "610100"),
        ("海南", None, "460000"),
        ("大理", None, "532900"),
        ("西安", "220100", "610100"),
        ("西安", "220400", "220403"),
        ("海南", "150300", "150303"),
    ],
)
def test_a_short_name_shared_across_levels_means_the_higher_but_near_the_lower(
    name: str, context: str | None, code: str
) -> None:
    found = regions.resolve(name, context=context)
    assert found is not None
    assert found.code == code


def test_a_county_is_not_found_at_the_end_of_a_longer_unknown_name() -> None:
    assert named("青岚县位于山区") == []
    assert named("推动青岚县与岚县、东沛县合作") == [("岚县", "141127")]
    assert named("山西岚县、支持沛县") == [("山西岚县", "141127"), ("沛县", "320322")]


def test_a_short_name_before_another_rank_is_of_an_unknown_place() -> None:
    assert named("浙江县与遵义县级企业、贵州市场") == [("遵义", "520300"), ("贵州", "520000")]


def test_an_unknown_name_resolves_to_nothing() -> None:
    assert regions.resolve("云中区") is None
    assert regions.region("999999") is None


def test_a_former_division_is_still_known() -> None:
    found = regions.resolve("下城区", context="330100")
    assert found is not None
    assert found.former
    assert found not in regions.children("330100")


def test_names_are_found_longest_first() -> None:
    assert named("四川省成都市与云南昆明") == [("四川省成都市", "510100"), ("云南昆明", "530100")]


def test_everyday_words_are_no_regions() -> None:
    assert named("新建平台，开展合作市场调查，提高城区比重") == []


def test_counties_are_found_by_short_name_only_near_the_context() -> None:
    assert named("桐庐的企业") == []
    assert named("桐庐的企业", "330100") == [("桐庐", "330122")]


def test_an_everyday_word_means_its_region_in_full_and_near() -> None:
    assert named("支持新建区发展", "360100") == [("新建区", "360112")]


def test_full_name_goes_from_the_province_down() -> None:
    assert regions.full_name("330110") == "浙江省杭州市余杭区"


@given(st.text(alphabet="江津区重庆市浙省杭州和平新建县合作场"))
def test_mentions_are_apart_and_in_order(text: str) -> None:
    end = 0
    for mention in regions.find_regions(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


def test_a_long_text_is_read_fast() -> None:
    regions.resolve("江津")
    text = "推动重庆市江津区与周边地区开展科技创新合作，支持企业建设研发机构。" * 3000
    assert sum(1 for _ in regions.find_regions(text)) == 3000
