"""How far a target is, and what growth a year it needs."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ledger.answers import Method
from graph.ledger.progress import compound_growth, points_a_year
from ontology.observation import Comparator
from tests.graph.ledger.plans import ACTUAL, TARGET, Plan, entry

positive = st.floats(min_value=1, max_value=1e6)
years = st.integers(min_value=1, max_value=30)


@given(first=positive, last=positive, years=years)
def test_growing_so_for_all_years_gives_the_target(first: float, last: float, years: int) -> None:
    growth = compound_growth(first, last, years)
    assert growth is not None
    assert math.isclose(first * (1 + growth / 100) ** years, last, rel_tol=1e-6)


@given(first=st.floats(0, 100), last=st.floats(0, 100), years=years)
def test_so_many_points_for_all_years_give_the_target(first: float, last: float, years: int) -> None:
    points = points_a_year(first, last, years)
    assert points is not None
    assert math.isclose(first + points * years, last, rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.parametrize(("first", "last", "years"), [(0, 5, 5), (-1, 5, 5), (5, 0, 5), (5, 6, 0)])
def test_where_no_rate_leads_there_is_none(first: int, last: int, years: int) -> None:
    assert compound_growth(first, last, years) is None


def test_a_level_grows_compounded() -> None:
    plan = Plan().states("高新技术企业", "100", "家", 2020).states("高新技术企业", "200", "家", 2025, TARGET)
    (way,) = entry(plan).progress
    assert way.method is Method.COMPOUND
    assert way.planned == pytest.approx(14.8698, abs=1e-4)
    assert (way.gap, way.attained, way.way, way.met) == (100, 0.5, 0, False)


def test_a_share_moves_in_percentage_points() -> None:
    plan = Plan().states("科技进步贡献率", "50", "%", 2020).states("科技进步贡献率", "60", "%", 2025, TARGET)
    (way,) = entry(plan).progress
    assert (way.method, way.planned) == (Method.POINTS, 2)
    assert "2个百分点" in way.explanation.zh
    assert "2 percentage points a year" in way.explanation.en


def test_what_became_of_a_target_stands_beside_it() -> None:
    plan = Plan().states("高新技术企业", "100", "家", 2020).states("高新技术企业", "200", "家", 2025, TARGET)
    later = Plan(id="later").states("高新技术企业", "180", "家", 2025)
    (way,) = entry(plan, later).progress
    assert (way.base.year, way.latest.year, way.latest.value) == (2020, 2025, 180)
    assert (way.gap, way.way, way.met, way.required) == (20, 0.8, False, None)


def test_the_growth_still_required_counts_from_the_latest_report() -> None:
    plan = Plan().states("科技进步贡献率", "50", "%", 2020).states("科技进步贡献率", "60", "%", 2025, TARGET)
    later = Plan(id="later").states("科技进步贡献率", "54", "%", 2023)
    (way,) = entry(plan, later).progress
    assert (way.planned, way.required) == (2, 3)


def test_a_falling_target_is_met_from_above() -> None:
    plan = (
        Plan()
        .states("单位能耗", "5", "吨", 2020)
        .states("单位能耗", "4", "吨", 2025, TARGET, comparator=Comparator.AT_MOST)
    )
    later = Plan(id="later").states("单位能耗", "3.9", "吨", 2025)
    (way,) = entry(plan, later).progress
    assert way.met
    assert way.way == pytest.approx(1.1)
    assert way.attained is None


def test_the_base_year_may_be_chosen() -> None:
    plan = Plan().states("高新技术企业", "50", "家", 2015).states("高新技术企业", "100", "家", 2020)
    plan.states("高新技术企业", "200", "家", 2025, TARGET)
    assert [way.base.year for way in entry(plan).progress] == [2020]
    assert [way.base.year for way in entry(plan, base_year=2015).progress] == [2015]


def test_a_target_without_a_report_before_it_has_no_way() -> None:
    assert entry(Plan().states("高新技术企业", "200", "家", 2025, TARGET)).progress == ()
    assert entry(Plan().states("高新技术企业", "200", "家", 2025, ACTUAL)).progress == ()
