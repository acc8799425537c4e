"""Judgements on whether two ids mean one thing."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from loaders.linking import Relinked, judge, relink
from ontology.entity import EntityType
from ontology.judgement import Judgement, NamedThing, Verdict
from tests.growth import grows_with_size

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


def test_the_house_of_an_academy_is_one_with_and_without_the_academy_before_its_region() -> None:
    full = thing("a", EntityType.INSTITUTE, "中国科学院杭州绿色磁浮技术研究院")
    short = thing("b", EntityType.INSTITUTE, "杭州绿色磁浮技术研究院")
    (found,) = judge([full, short])
    assert found.verdict is Verdict.SAME
    assert found.score < 0.85
    assert "中科院" in found.reason


def test_academy_left_out_and_two_inner_words_dropped_is_unsure_with_its_reason() -> None:
    full = thing("a", EntityType.INSTITUTE, "中科院杭州绿色磁浮工程技术研究院")
    short = thing("b", EntityType.INSTITUTE, "杭州绿色磁浮研究院")
    (found,) = judge([full, short])
    assert (found.verdict, found.score) == (Verdict.UNSURE, 0.6)
    assert "academy" in found.reason


def test_houses_of_two_academies_are_not_one() -> None:
    one = thing("a", EntityType.INSTITUTE, "中科院杭州绿色磁浮研究院")
    other = thing("b", EntityType.INSTITUTE, "清华大学杭州绿色磁浮研究院")
    assert judge([one, other]) == ()
    alone = thing("c", EntityType.INSTITUTE, "杭州绿色磁浮研究院")
    assert {j.verdict for j in judge([one, other, alone])} == {Verdict.UNSURE}


def test_the_one_house_of_two_academies_in_a_city_is_not_told_by_a_mere_kind() -> None:
    one = thing("a", EntityType.INSTITUTE, "清华大学杭州研究院")
    other = thing("b", EntityType.INSTITUTE, "浙江大学杭州研究院")
    assert verdict_on(one, other) is None


def test_a_centre_with_its_district_before_it_is_not_that_of_another_district() -> None:
    bare = thing("a", EntityType.PLATFORM, "科技创新中心", scope=YUHANG)
    named = thing("b", EntityType.PLATFORM, "西湖区科技创新中心")
    assert judge([bare, named]) == ()
    named_in_full = thing("b", EntityType.PLATFORM, "杭州市西湖区科技创新中心")
    assert verdict_on(bare, named_in_full) is Verdict.DIFFERENT


def test_of_a_plan_whose_region_is_not_known_nothing_is_said_for_sure() -> None:
    known = thing("a", EntityType.PLATFORM, "科技创新中心", scope=YUHANG)
    unknown = thing("b", EntityType.PLATFORM, "科技创新中心", scope="plan-3year")
    assert verdict_on(known, unknown) is Verdict.UNSURE


def test_a_body_of_an_unlisted_district_is_one_with_its_deictic_name() -> None:
    full = thing("a", EntityType.AGENCY, "澜州市云江区人民政府")
    deictic = thing("b", EntityType.AGENCY, "区政府", scope="澜州市云江区")
    assert verdict_on(full, deictic) is Verdict.SAME


def test_an_old_name_that_one_plan_tells_joins_the_plan_that_still_uses_it() -> None:
    renamed = thing("a", EntityType.INSTITUTE, "甬江新材料研究院", "鄞州磁性材料研究院")
    old = thing("b", EntityType.INSTITUTE, "鄞州磁性材料研究院")
    assert verdict_on(renamed, old) is Verdict.SAME


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


@given(things)
def test_no_two_judgements_are_on_one_pair_and_none_on_a_thing_itself(given_things: list[NamedThing]) -> None:
    pairs = [(j.left, j.right) for j in judge(given_things)]
    assert len(set(pairs)) == len(pairs)
    assert all(left != right for left, right in pairs)


@given(things, st.randoms())
def test_of_new_things_and_known_ones_the_same_is_said_as_of_all(
    given_things: list[NamedThing], chance: Random
) -> None:
    new = [each for each in given_things if chance.random() < 0.3]
    ids = {each.id for each in new}
    known = [each for each in given_things if each.id not in ids]
    assert judge(new, known) == tuple(j for j in judge(given_things) if {j.left, j.right} & ids)


@given(things.filter(lambda some: len(some) >= 2))
def test_which_of_two_things_comes_first_does_not_matter(given_things: list[NamedThing]) -> None:
    left, right = given_things[:2]
    there = judge([replace(left, id="a"), replace(right, id="b")])
    back = judge([replace(left, id="b"), replace(right, id="a")])
    assert [(j.verdict, j.score, j.judge) for j in there] == [(j.verdict, j.score, j.judge) for j in back]


def test_the_time_grows_with_the_number_of_things() -> None:
    def link(count: int) -> None:
        many = [thing(f"t{n}", EntityType.PLATFORM, f"云鹭{n}实验室", "科技创新中心") for n in range(count)]
        many += [thing(f"h{n}", EntityType.PLATFORM, "科技创新中心", scope=f"plan{n}") for n in range(count)]
        found: tuple[Judgement, ...] = judge(many)
        assert len(found) == count - 1

    assert grows_with_size(link, 400, 2_000)


def test_a_house_of_an_academy_is_one_without_the_academy_and_a_soft_word() -> None:
    full = thing("a", EntityType.INSTITUTE, "中科院重庆绿色智能技术研究院")
    short = thing("b", EntityType.INSTITUTE, "重庆绿色智能研究院")
    (found,) = judge([full, short])
    assert (found.verdict, found.judge) == (Verdict.SAME, "linking.academy-house")
    assert full.names[0] in found.reason
    other = thing("c", EntityType.INSTITUTE, "重庆绿色智能创新研究院")
    assert {each.verdict for each in judge([full, short, other])} == {Verdict.UNSURE}


def test_a_judgement_whose_evidence_is_gone_is_withdrawn() -> None:
    left, right = thing("a", EntityType.FIRM, "鲲岳材料"), thing("b", EntityType.FIRM, "鲲岳材料有限公司")
    first = relink([left, right], None, ())
    assert ([j.verdict for j in first.made], first.withdrawn) == ([Verdict.SAME], ())
    renamed = thing("b", EntityType.FIRM, "白鹭材料有限公司")
    assert relink([left, renamed], {"b"}, first.made) == Relinked((), first.made)
    assert relink([left], set(), first.made) == Relinked((), first.made)


def test_what_a_withdrawn_judgement_joined_is_compared_anew() -> None:
    names = {"a": "鲲岳材料", "b": "鲲岳材料有限公司", "c": "鲲岳材料公司"}
    things = [thing(key, EntityType.FIRM, name) for key, name in names.items()]
    held = relink(things, None, ()).made
    assert {(j.left, j.right) for j in held} == {("a", "b"), ("a", "c")}
    changed = relink([thing("a", EntityType.FIRM, "白鹭材料"), *things[1:]], {"a"}, held)
    assert {(j.left, j.right) for j in changed.made} == {("b", "c")}
    assert set(changed.withdrawn) == set(held)
    gone = relink(things[1:], set(), held)
    assert ({(j.left, j.right) for j in gone.made}, set(gone.withdrawn)) == ({("b", "c")}, set(held))


def test_a_persons_judgement_is_never_withdrawn() -> None:
    left, right = thing("a", EntityType.FIRM, "鲲岳材料"), thing("b", EntityType.FIRM, "白鹭材料")
    said = Judgement(left="a", right="b", verdict=Verdict.SAME, score=1.0, reason="One firm.", judge="analyst")
    assert relink([left, right], None, (said,)) == Relinked((), ())
