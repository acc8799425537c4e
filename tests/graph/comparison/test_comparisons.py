import pytest

from graph.comparison.answers import Part, Side
from graph.comparison.comparisons import Comparisons
from ontology.errors import NotFoundError
from tests.competency.seeds import seeded_graph

_LEFT, _RIGHT = "fuling-14fyp", "jiangjin-14fyp"


@pytest.fixture(scope="module")
def comparisons() -> Comparisons:
    return seeded_graph().planning.comparisons


def test_both_districts_promise_another_research_intensity(comparisons: Comparisons) -> None:
    # The tables of targets: both had 2.4 % in 2020; for 2025 涪陵 wants 2.7 % and 江津 2.8 %.
    found = comparisons.compare(_LEFT, _RIGHT, parts=[Part.FIGURES], limit=1000)
    row = next(
        one
        for one in found.page.items
        if one.subject is None and any(figure.concept == "RDIntensity" for figure in one.left_figures)
    )
    assert row.side is Side.CHANGED
    left, right = ({(f.year, f.value) for f in figures} for figures in (row.left_figures, row.right_figures))
    assert {(2020, 2.4), (2025, 2.7)} <= left
    assert {(2020, 2.4), (2025, 2.8)} <= right
    assert {figure.source.document for figure in row.left_figures} == {_LEFT}


def test_a_plan_of_no_named_region_stands_beside_one_of_a_city(comparisons: Comparisons) -> None:
    # The three-year plan wants 1.8 % of 全市 by 2025, Chongqing's plan 2.5 % by 2020.
    found = comparisons.compare("chongqing-13fyp", "city-3year", parts=[Part.FIGURES], limit=1000)
    row = next(one for one in found.page.items if any(figure.concept == "RDIntensity" for figure in one.right_figures))
    assert row.subject is None
    assert [(figure.year, figure.value) for figure in row.right_figures] == [(2025, 1.8)]
    assert (2020, 2.5) in {(figure.year, figure.value) for figure in row.left_figures}


def test_what_both_name_is_told_with_the_places_of_each(comparisons: Comparisons) -> None:
    found = comparisons.compare(_LEFT, _RIGHT, parts=[Part.THINGS], sides=[Side.BOTH], types=["Policy"])
    shared = {one.subject.label: one for one in found.page.items if one.subject}
    assert "重庆市科技创新“十四五”规划" in shared
    one = shared["重庆市科技创新“十四五”规划"]
    assert {source.document for source in one.left} == {_LEFT}
    assert {source.document for source in one.right} == {_RIGHT}


def test_a_document_differs_from_itself_in_nothing(comparisons: Comparisons) -> None:
    counts = comparisons.compare(_LEFT, _LEFT).counts
    assert all(not sides[side] for sides in counts.values() for side in (Side.LEFT, Side.RIGHT, Side.CHANGED))
    assert all(sides[Side.BOTH] for sides in counts.values())


def test_turning_a_comparison_round_turns_its_sides(comparisons: Comparisons) -> None:
    one, other = comparisons.compare(_LEFT, _RIGHT).counts, comparisons.compare(_RIGHT, _LEFT).counts
    for part in Part:
        assert one[part][Side.LEFT] == other[part][Side.RIGHT]
        assert one[part][Side.BOTH] == other[part][Side.BOTH]
        assert one[part][Side.CHANGED] == other[part][Side.CHANGED]


def test_parts_of_the_list_follow_each_other(comparisons: Comparisons) -> None:
    first = comparisons.compare(_LEFT, _RIGHT, limit=40).page
    second = comparisons.compare(_LEFT, _RIGHT, limit=40, cursor=first.next).page
    assert first.items + second.items == comparisons.compare(_LEFT, _RIGHT, limit=80).page.items


def test_an_unknown_document_is_not_found(comparisons: Comparisons) -> None:
    with pytest.raises(NotFoundError, match="no-plan"):
        comparisons.compare(_LEFT, "no-plan")
