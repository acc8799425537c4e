"""Judgements on whether two ids mean one thing."""

import time

from hypothesis import given
from hypothesis import strategies as st

from loaders.linking import judge
from ontology.entity import EntityType
from ontology.judgement import Judgement, NamedThing, Verdict

HANGZHOU, YUHANG, XIHU, CHONGQING = "330100", "330110", "330106", "500000"


def thing(identifier: str, entity_type: EntityType, *names: str, scope: str = "") -> NamedThing:
    return NamedThing(id=identifier, type=entity_type, names=names, scope=scope)


def verdict_on(left: NamedThing, right: NamedThing) -> Verdict | None:
    found = judge([left, right])
    assert len(found) <= 1
    return found[0].verdict if found else None


def test_a_name_that_is_another_name_of_the_other_is_the_same_thing() -> None:
    left = thing("a", EntityType.PARK, "云鹭湖科创小镇", "云鹭湖小镇")
    right = thing("b", EntityType.PARK, "云鹭湖小镇")
    (found,) = judge([left, right])
    assert (found.left, found.right, found.verdict) == ("a", "b", Verdict.SAME)
    assert "云鹭湖小镇" in found.reason
    assert 0.9 <= found.score <= 1


def test_usual_short_forms_mean_the_same() -> None:
    full = thing("a", EntityType.INSTITUTE, "中国科学院")
    short = thing("b", EntityType.INSTITUTE, "中科院")
    assert verdict_on(full, short) is Verdict.SAME


def test_a_government_is_one_with_and_without_the_province_before_it() -> None:
    long = thing("a", EntityType.AGENCY, "浙江省杭州市余杭区人民政府")
    short = thing("b", EntityType.AGENCY, "余杭区政府")
    deictic = thing("c", EntityType.AGENCY, "区政府", scope=YUHANG)
    found = judge([long, short, deictic])
    assert {(j.left, j.right) for j in found} == {("a", "b"), ("a", "c")}
    assert all(j.verdict is Verdict.SAME for j in found)


def test_a_bureau_of_the_city_is_one_in_the_plans_of_city_and_district() -> None:
    named = thing("a", EntityType.AGENCY, "杭州市科学技术局")
    deictic = thing("b", EntityType.AGENCY, "市科技局", scope=HANGZHOU)
    assert verdict_on(named, deictic) is Verdict.SAME


def test_one_name_in_two_districts_is_two_things() -> None:
    left = thing("a", EntityType.PLATFORM, "科技创新中心", scope=YUHANG)
    right = thing("b", EntityType.PLATFORM, "科技创新中心", scope=XIHU)
    assert verdict_on(left, right) is Verdict.DIFFERENT


def test_a_mere_kind_in_a_city_and_its_district_is_left_open() -> None:
    left = thing("a", EntityType.PLATFORM, "科技创新中心", scope=HANGZHOU)
    right = thing("b", EntityType.PLATFORM, "科技创新中心", scope=YUHANG)
    assert verdict_on(left, right) is Verdict.UNSURE


def test_a_proper_name_in_a_city_and_its_district_is_one_thing() -> None:
    left = thing("a", EntityType.PARK, "白鹭新材料科技城", scope=HANGZHOU)
    right = thing("b", EntityType.PARK, "白鹭新材料科技城", scope=YUHANG)
    assert verdict_on(left, right) is Verdict.SAME


def test_a_generic_other_name_links_nothing() -> None:
    left = thing("a", EntityType.PARK, "云鹭湖科学城", "科学城")
    right = thing("b", EntityType.PARK, "青溪山科学城", "科学城")
    assert verdict_on(left, right) is None


def test_a_firm_is_one_with_and_without_its_legal_form_and_city() -> None:
    left = thing("a", EntityType.FIRM, "杭州鲲岳材料股份有限公司")
    right = thing("b", EntityType.FIRM, "鲲岳材料")
    assert verdict_on(left, right) is Verdict.SAME


def test_names_that_differ_in_a_soft_word_are_left_open() -> None:
    left = thing("a", EntityType.INSTITUTE, "杭州绿色磁浮技术研究院")
    right = thing("b", EntityType.INSTITUTE, "杭州绿色磁浮研究院")
    assert verdict_on(left, right) is Verdict.UNSURE


def test_the_plans_of_a_city_and_of_its_district_are_two() -> None:
    city = thing("a", EntityType.POLICY, "杭州市科技创新“十四五”规划")
    district = thing("b", EntityType.POLICY, "杭州市余杭区科技创新“十四五”规划")
    assert verdict_on(city, district) is None


def test_universities_of_two_cities_are_two() -> None:
    left = thing("a", EntityType.UNIVERSITY, "重庆大学")
    right = thing("b", EntityType.UNIVERSITY, "杭州大学")
    assert verdict_on(left, right) is None


def test_things_of_two_classes_are_never_compared() -> None:
    assert verdict_on(thing("a", EntityType.PARK, "云鹭湖"), thing("b", EntityType.FUND, "云鹭湖")) is None


def test_regions_with_codes_are_settled() -> None:
    left = thing("region-330106", EntityType.REGION, "西湖区", scope="330106")
    right = thing("region-360103", EntityType.REGION, "西湖区", scope="360103")
    assert verdict_on(left, right) is None


def test_known_things_are_compared_with_new_ones_only() -> None:
    known = [thing("a", EntityType.FIRM, "鲲岳材料"), thing("b", EntityType.FIRM, "鲲岳材料有限公司")]
    assert judge([], known) == ()
    found = judge([thing("c", EntityType.FIRM, "鲲岳材料公司")], known)
    assert [(j.left, j.right) for j in found] == [("a", "c")]


names = st.text(alphabet="云鹭湖科技创新中心研究院大学杭州市区", min_size=1, max_size=9)
things = st.lists(
    st.builds(
        NamedThing,
        id=st.text(alphabet="abcdef", min_size=1, max_size=3),
        type=st.sampled_from([EntityType.PARK, EntityType.PLATFORM, EntityType.AGENCY]),
        names=st.lists(names, min_size=1, max_size=3).map(tuple),
        scope=st.sampled_from(["", HANGZHOU, YUHANG, XIHU, "plan"]),
    ),
    max_size=12,
    unique_by=lambda each: each.id,
)


@given(things)
def test_judgements_do_not_depend_on_the_order(given_things: list[NamedThing]) -> None:
    forwards = judge(given_things)
    assert judge(list(reversed(given_things))) == forwards
    assert all(j.left < j.right and 0 <= j.score <= 1 for j in forwards)


def test_the_time_grows_with_the_number_of_things() -> None:
    def seconds(count: int) -> float:
        many = [thing(f"t{n}", EntityType.PLATFORM, f"云鹭{n}实验室", "科技创新中心") for n in range(count)]
        many += [thing(f"h{n}", EntityType.PLATFORM, "科技创新中心", scope=f"plan{n}") for n in range(count)]
        began = time.perf_counter()
        found: tuple[Judgement, ...] = judge(many)
        assert len(found) == count - 1
        return time.perf_counter() - began

    seconds(100)
    assert seconds(4000) < 40 * max(seconds(400), 0.02)
