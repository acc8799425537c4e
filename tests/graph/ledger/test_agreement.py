"""Values of one year stand side by side: rounded ones told from contradictions, none averaged."""

import pytest

from graph.ledger.answers import Agreement
from ontology.observation import Comparator, FigureKind
from tests.graph.ledger.plans import ACTUAL, TARGET, Plan, entry


def agreement(first: tuple[str, str], second: tuple[str, str], kind: FigureKind = ACTUAL, **more: object) -> Agreement:
    plans = (
        Plan().states("技术合同成交额", *first, 2020, kind, **more),  # type: ignore[arg-type]
        Plan(id="other").states("技术合同成交额", *second, 2020, kind),
    )
    found = entry(*plans)
    (conflict,) = found.conflicts
    assert {point.agreement for point in found.series} == {conflict.agreement}
    return conflict.agreement


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("8.79", "亿元"), ("8.8", "亿元"), Agreement.ROUNDING),
        (("10.67", "亿元"), ("10", "亿元"), Agreement.ROUNDING),
        (("87912", "万元"), ("8.79", "亿元"), Agreement.ROUNDING),
        (("8.79", "亿元"), ("8.6", "亿元"), Agreement.CONFLICT),
        (("8.79", "亿元"), ("9.79", "亿元"), Agreement.CONFLICT),
        (("8.79", "亿元"), ("8.79", "亿美元"), Agreement.UNITS),
    ],
)
def test_two_values_of_one_year(first: tuple[str, str], second: tuple[str, str], expected: Agreement) -> None:
    assert agreement(first, second) is expected
    assert agreement(second, first) is expected


def test_a_report_that_keeps_a_bound_is_no_contradiction_but_two_targets_are() -> None:
    first, second = ("90", "亿元"), ("93", "亿元")
    assert agreement(first, second, comparator=Comparator.MORE_THAN) is Agreement.BOUND
    assert agreement(second, first, comparator=Comparator.MORE_THAN) is Agreement.CONFLICT
    assert agreement(first, second, TARGET, comparator=Comparator.AT_LEAST) is Agreement.CONFLICT


def test_the_same_in_two_units_is_one_point_with_both_sources() -> None:
    found = entry(
        Plan().states("技术合同成交额", "2000", "万元", 2020),
        Plan(id="other").states("技术合同成交额", "0.2", "亿元", 2020),
    )
    (point,) = found.series
    assert (point.value, point.unit, point.agreement, found.conflicts) == (0.2, "亿元", Agreement.SAME, ())
    assert sorted((one.value, one.unit, one.source.document) for one in point.figures) == [
        (0.2, "亿元", "other"),
        (2000, "万元", "plan"),
    ]


def test_a_conversion_is_said_and_the_stated_value_kept() -> None:
    (point,) = entry(Plan().states("技术合同成交额", "2000", "万元", 2020)).series
    assert point.conversion is not None
    assert point.conversion.en == "stated as 2000 万元; 1 亿元 = 10000 万元"
    assert "2000万元" in point.conversion.zh
    assert [(one.value, one.unit) for one in point.figures] == [(2000, "万元")]


def test_contradictions_are_never_averaged() -> None:
    plans = (
        Plan().states("高新技术企业", "100", "家", 2020).states("高新技术企业", "300", "家", 2025, TARGET),
        Plan(id="other").states("高新技术企业", "350", "家", 2025, TARGET),
    )
    found = entry(*plans)
    assert [point.value for point in found.series if point.kind is TARGET] == [300, 350]
    assert [way.target.value for way in found.progress] == [300, 350]
    (conflict,) = found.conflicts
    assert (conflict.values, conflict.documents) == ((300, 350), ("other", "plan"))
    assert "300、350家" in conflict.explanation.zh


def test_progress_counts_from_the_finer_of_two_rounded_values() -> None:
    plan = Plan().states("科技进步贡献率", "50.4", "%", 2020).states("科技进步贡献率", "50", "%", 2020)
    (way,) = entry(plan.states("科技进步贡献率", "60", "%", 2025, TARGET)).progress
    assert way.base.value == 50.4


def test_changes_and_sums_are_not_held_against_levels() -> None:
    plan = Plan().states("高新技术企业", "112", "家", 2020).states("高新技术企业净增", "93", "家", 2020)
    plan.states("累计高新技术企业", "150", "家", 2020)
    assert entry(plan, indicators=("高新技术企业",)).conflicts == ()
    assert [one.value for one in entry(plan, indicators=("高新技术企业净增",)).series] == [93]
