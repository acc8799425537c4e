"""Sums, changes and orders that do not fit are reported; those that do, and those that cannot be known, are not."""

import pytest

from graph.ledger.answers import Check, Finding
from ontology.entity import EntityType
from ontology.observation import Comparator
from ontology.relation import Predicate
from tests.graph.ledger.plans import TARGET, Plan, entries

FIRMS = "高新技术企业"


def findings(*plans: Plan, **question: object) -> list[Finding]:
    question = question or {"indicators": (FIRMS,)}
    return [finding for one in entries(*plans, **question) for finding in one.findings]


def with_park(value: str, whole: str, *, comparator: Comparator = Comparator.EQUAL) -> Plan:
    plan = Plan().names("云湖高新区", EntityType.PARK).names("涪陵区", EntityType.REGION)
    plan.relates("云湖高新区", Predicate.LOCATED_IN, "涪陵区")
    plan.states(FIRMS, value, "家", 2025, TARGET, about="云湖高新区")
    return plan.states(FIRMS, whole, "家", 2025, TARGET, comparator=comparator)


def test_a_part_that_exceeds_its_whole_is_reported() -> None:
    (finding,) = findings(with_park("400", "300"))
    assert (finding.check, finding.stated, finding.computed, finding.difference) == (Check.PARTS, 300, 400, -100)
    assert [part.value for part in finding.parts] == [300, 400]
    assert finding.explanation.zh == f"部分大于整体：云湖高新区 {FIRMS}为400家，涪陵区 {FIRMS}仅为300家"


@pytest.mark.parametrize(
    "plan", [with_park("200", "300"), with_park("400", "300", comparator=Comparator.AT_LEAST)], ids=["less", "bound"]
)
def test_a_part_that_may_be_is_not_reported(plan: Plan) -> None:
    assert findings(plan) == []


def test_shares_of_parts_do_not_add_up_and_are_not_compared() -> None:
    plan = Plan().names("云湖高新区", EntityType.PARK).names("涪陵区", EntityType.REGION)
    plan.relates("云湖高新区", Predicate.LOCATED_IN, "涪陵区").states(
        "研发投入强度", "5", "%", 2025, about="云湖高新区"
    )
    assert findings(plan.states("研发投入强度", "3", "%", 2025), indicators=("研发投入强度",)) == []


def test_districts_that_together_exceed_their_city_are_reported() -> None:
    city = Plan(id="city", region="500000").states(FIRMS, "500", "家", 2025, TARGET)
    districts = [Plan(id=code, region=code).states(FIRMS, "300", "家", 2025, TARGET) for code in ("500102", "500116")]
    (finding,) = findings(city, *districts)
    assert (finding.check, finding.computed, len(finding.parts)) == (Check.PARTS, 600, 3)


def test_some_districts_that_fall_short_say_nothing_of_the_others() -> None:
    city = Plan(id="city", region="500000").states(FIRMS, "5000", "家", 2025, TARGET)
    assert findings(city, Plan(region="500102").states(FIRMS, "300", "家", 2025, TARGET)) == []


def test_a_narrower_indicator_is_no_larger_than_the_broader_one() -> None:
    plan = Plan().states("科技企业孵化器", "3", "家", 2020).states("国家级科技企业孵化器", "4", "家", 2020)
    (finding,) = findings(plan, indicators=("科技企业孵化器",))
    assert (finding.check, finding.stated, finding.computed) == (Check.NARROWER, 3, 4)


def test_a_change_that_two_levels_do_not_make_is_reported_beside_both() -> None:
    plan = (
        Plan().states(FIRMS, "5", "家", 2015).states(FIRMS, "30", "家", 2020).states(f"新增{FIRMS}", "28", "家", 2020)
    )
    (finding,) = findings(plan)
    assert (finding.check, finding.stated, finding.computed) == (Check.CHANGE, 28, 25)
    assert findings(plan, indicators=(f"新增{FIRMS}",)) == [finding]


@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [("全社会研发投入增加", "5", "亿元"), ("全社会研发投入增长", "100", "%"), ("全社会研发投入年均增长", "14.87", "%")],
)
def test_a_change_that_two_levels_make_is_not_reported(name: str, value: str, unit: str) -> None:
    plan = Plan().states("全社会研发投入", "5", "亿元", 2015).states("全社会研发投入", "10", "亿元", 2020)
    assert findings(plan.states(name, value, unit, 2020), indicators=("全社会研发投入",)) == []


def test_a_change_in_another_unit_is_held_against_the_levels() -> None:
    plan = Plan().states("全社会研发投入", "5", "亿元", 2015).states("全社会研发投入", "10", "亿元", 2020)
    plan.states("全社会研发投入增加", "70000", "万元", 2020)
    (finding,) = findings(plan, indicators=("全社会研发投入",))
    assert (finding.stated, finding.computed, finding.unit) == (7, 5, "亿元")


def test_an_earlier_target_beyond_a_later_one_is_reported() -> None:
    plan = Plan().states(FIRMS, "30", "家", 2020).states(FIRMS, "90", "家", 2023, TARGET)
    (finding,) = findings(plan.states(FIRMS, "70", "家", 2025, TARGET))
    assert (finding.check, finding.year, finding.stated, finding.computed) == (Check.PATH, 2023, 90, 70)


LIST = "国家级平台8个，其中重点实验室5个、工程中心{second}个、野外站1个。技术中心4个。"


def listed(second: str) -> list[Finding]:
    plan = Plan(text=LIST.format(second=second))
    for name, value in (
        ("国家级平台", "8"),
        ("重点实验室", "5"),
        ("工程中心", second),
        ("野外站", "1"),
        ("技术中心", "4"),
    ):
        plan.states(name, value, "个", 2020)
    return findings(plan, indicators=("国家级平台",))


def test_a_list_of_parts_that_exceeds_its_number_is_reported() -> None:
    (finding,) = listed("3")
    assert (finding.check, finding.stated, finding.computed) == (Check.OF_WHICH, 8, 9)
    assert [part.value for part in finding.parts] == [8, 5, 3, 1]


def test_a_list_that_makes_up_its_number_is_not() -> None:
    assert listed("2") == []


def test_a_list_that_nearly_makes_up_its_number_is_reported_and_a_choice_of_parts_is_not() -> None:
    text = "平台40个，其中重点实验室20个、工程中心{}个、野外站9个。"
    found = []
    for value in ("8", "2"):
        plan = Plan(text=text.format(value)).states("平台", "40", "个", 2020).states("重点实验室", "20", "个", 2020)
        plan.states("工程中心", value, "个", 2020).states("野外站", "9", "个", 2020)
        found.append([one.computed for one in findings(plan, indicators=("平台",))])
    assert found == [[37], []]


def test_without_the_text_nothing_is_said_of_lists() -> None:
    plan = Plan().states("国家级平台", "8", "个", 2020).states("重点实验室", "9", "个", 2020)
    assert findings(plan, indicators=("国家级平台",)) == []
