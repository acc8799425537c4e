"""On the five plans the algorithms answer what their readers know."""

import pytest

from graph.algorithms.analysis import Analysis
from graph.algorithms.answers import AlgorithmAnswer
from graph.algorithms.comparing import Comparing
from graph.algorithms.registry import ALGORITHMS
from graph.projection.selection import Selection
from tests.competency.seeds import seeded_graph


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return seeded_graph().analysis


def answered(
    analysis: Analysis, name: str, given: dict[str, list[str]] | None = None, limit: int = 10
) -> AlgorithmAnswer:
    return analysis.run(analysis.order(name, given or {}), limit=limit)


def test_the_best_linked_are_parks_and_centres_and_no_regions(analysis: Analysis) -> None:
    answer = answered(analysis, "degree")

    labels = [one.thing.label for one in answer.ranked]
    assert "西部(重庆)科学城江津片区" in labels
    assert "涪陵国家高新区" in labels
    assert not {one.thing.type for one in answer.ranked} & {"Region", "Policy", "Document"}


def test_the_fuling_system_is_a_bridge_between_its_bases(analysis: Analysis) -> None:
    labels = [one.thing.label for one in answered(analysis, "betweenness").ranked]

    assert "“1+2+8+N”科技创新和产业创新体系" in labels


def test_circles_are_those_of_districts_and_fields(analysis: Analysis) -> None:
    answer = answered(analysis, "leiden", limit=100)

    assert answer.measures["modularity"] > 0.8
    zone = next(group for group in answer.groups if any(one.label == "涪陵国家高新区" for one in group.members))
    assert not any(one.label == "西部(重庆)科学城江津片区" for one in zone.members)
    assert any(group.fields for group in answer.groups)


def test_firms_could_meet_where_they_lead_the_same_industry(analysis: Analysis) -> None:
    answer = answered(analysis, "link-prediction", {"left": ["Firm"], "right": ["Firm"]}, limit=1000)

    shared = {frozenset((pair.left.label, pair.right.label)): pair.shared[0].label for pair in answer.pairs}
    assert shared[frozenset(("华润三九", "上海医药"))] == "中医药产业"


def test_districts_differ_in_what_their_industry_is_spread_over(analysis: Analysis) -> None:
    answer = answered(analysis, "diversity")

    assert {"涪陵区", "江津区", "南川区"} <= {one.thing.label for one in answer.ranked}
    assert all(one.score <= one.numbers["fields"] + 1e-9 for one in answer.ranked)


@pytest.mark.parametrize(
    "name", [name for name, one in ALGORITHMS.items() if not any(p.required for p in one.parameters)]
)
def test_every_item_has_a_sentence_in_both_languages(analysis: Analysis, name: str) -> None:
    answer = answered(analysis, name)
    sentences = [one.explanation for one in answer.ranked]
    sentences += [one.explanation for one in answer.groups] + [one.explanation for one in answer.pairs]

    assert sentences or name in ("clustering", "strong-components")
    for sentence in sentences:
        assert sentence.zh.endswith("。")
        assert sentence.en.endswith(".")


def test_two_plans_stand_side_by_side_on_what_both_name(analysis: Analysis) -> None:
    plans = {name: Selection(documents=frozenset({name})) for name in ("fuling-14fyp", "jiangjin-14fyp")}
    comparing = Comparing(analysis)
    rows = comparing.run(comparing.order("pagerank", {}, plans), limit=1000).items

    both = [all(row.places) for row in rows]
    assert any(both)
    assert both == sorted(both, reverse=True)
