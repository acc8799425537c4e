"""Algorithms over a graph: answers with names and sentences, kept as long as they hold, long ones as jobs."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import numpy as np
import pytest

from graph.algorithms.analysis import Analysis
from graph.algorithms.jobs import Jobs, State
from graph.algorithms.limits import AlgorithmLimits
from graph.algorithms.process import compute_apart
from graph.algorithms.registry import algorithm
from graph.algorithms.results import Computed, Ranking, Work
from graph.knowledge_graph import KnowledgeGraph
from graph.projection.selection import Selection
from graph.recent import Recent
from ontology.errors import AlgorithmCancelledError, AlgorithmLimitError, NotFoundError, OverloadedError, RequestError
from tests.graph.algorithms.graphs import projected, random_graph
from tests.graph.conftest import Ids

_ENDED = 60.0
BY_DOCUMENT = {name: Selection(documents=frozenset({name})) for name in ("cloud", "river")}
LIMITS = AlgorithmLimits(seconds=60)


@pytest.fixture
def analysis(graph: KnowledgeGraph) -> Analysis:
    return graph.analysis


def test_things_are_ranked_with_names_and_reasons(analysis: Analysis) -> None:
    answer = analysis.run(analysis.order("degree", {}), limit=4)

    assert (answer.things, answer.relations, answer.total) == (6, 5, 6)
    assert [(one.rank, one.numbers["links"]) for one in answer.ranked] == [(1, 2.0)] * 4
    university = next(one for one in answer.ranked if one.thing.label == "云州大学")
    assert university.explanation.zh == "云州大学与2个事物直接相连，在6个事物中排第1，其中有云湖科学园、智造实验室。"
    assert university.explanation.en.startswith("云州大学 is linked with 2 things, rank 1 of 6; among them ")


def test_groups_are_named_by_their_members(analysis: Analysis) -> None:
    (group,) = analysis.run(analysis.order("weak-components", {})).groups

    assert (group.size, len(group.members)) == (6, 6)
    assert group.members[0].label in group.name.zh
    assert group.members[0].label in group.explanation.en


def test_possible_cooperations_say_what_is_shared(analysis: Analysis) -> None:
    answer = analysis.run(analysis.order("link-prediction", {"left": ["Platform"], "right": ["Park"]}))
    pair = next(pair for pair in answer.pairs if pair.right.label == "云湖科学园")

    assert (pair.left.label, [thing.label for thing in pair.shared]) == ("智造实验室", ["云州大学"])
    assert pair.explanation.zh == "智造实验室与云湖科学园尚无直接联系，但都与云州大学相连。"


def test_ways_show_relations_and_where_they_are_stated(analysis: Analysis, ids: Ids) -> None:
    given = {"from": [ids["江川智能公司"]], "to": [ids["智造实验室"]]}
    (way,) = analysis.run(analysis.order("shortest-paths", given)).paths

    assert [thing.label for thing in way.things] == ["江川智能公司", "云湖科学园", "云州大学", "智造实验室"]
    assert [step.predicate for steps in way.steps for step in steps] == ["locatedIn", "jointlyBuiltBy", "reliesOn"]
    assert way.steps[1][0].sources[0].document == "river"
    assert way.explanation.zh == "江川智能公司经3步联系到智造实验室，途经云湖科学园、云州大学。"


def test_a_result_is_kept_until_the_graph_changes(analysis: Analysis, graph: KnowledgeGraph) -> None:
    told: list[float] = []
    order = analysis.order("betweenness", {})
    analysis.run(order, progress=told.append)
    analysis.run(analysis.order("betweenness", {}), progress=told.append)
    assert told == [1.0]
    graph.delete("river")
    analysis.run(analysis.order("betweenness", {}), progress=told.append)

    assert told == [1.0, 1.0]


def test_a_measure_stands_side_by_side_on_two_documents(graph: KnowledgeGraph, analysis: Analysis) -> None:
    compared = graph.comparing.order("degree", {}, BY_DOCUMENT)
    rows = graph.comparing.run(compared, limit=10).items

    university = next(row for row in rows if row.thing.label == "云州大学")
    alone = [analysis.run(analysis.order("degree", {}, selection)).ranked for selection in BY_DOCUMENT.values()]
    ranks = [next(one.rank for one in ranked if one.thing.label == "云州大学") for ranked in alone]
    assert [place.rank if place else None for place in university.places] == ranks
    firm = next(row for row in rows if row.thing.label == "江川智能公司")
    assert firm.places[0] is None


def test_groups_cannot_be_compared(graph: KnowledgeGraph) -> None:
    with pytest.raises(RequestError, match="ranks"):
        graph.comparing.order("leiden", {}, BY_DOCUMENT)


def test_an_unknown_thing_is_not_found(analysis: Analysis) -> None:
    with pytest.raises(NotFoundError, match="nobody"):
        analysis.run(analysis.order("personalised-pagerank", {"of": ["nobody"]}))


# Jobs


@pytest.fixture
def jobs() -> Iterator[Jobs[Computed]]:
    made = Jobs[Computed](AlgorithmLimits(running=1, waiting=1, kept=2))
    yield made
    made.close()


def _waiting_for(event: Event) -> Computed:
    event.wait(_ENDED)
    return Ranking.of_all(np.zeros(1))


def test_long_work_is_a_job_with_the_same_result(graph: KnowledgeGraph) -> None:
    order = graph.analysis.order("betweenness", {})
    job = graph.analysis.submit(order)
    assert job.ended.wait(_ENDED)

    assert (job.state, job.progress, job.error) == (State.DONE, 1.0, None)
    assert graph.analysis.answer_of(job) == graph.analysis.run(order)


def test_a_long_comparison_is_one_job_with_the_same_result(graph: KnowledgeGraph) -> None:
    compared = graph.comparing.order("betweenness", {"seed": ["5"]}, BY_DOCUMENT)
    job = graph.comparing.submit(compared)
    assert job.ended.wait(_ENDED)

    assert (job.state, job.progress, job.error) == (State.DONE, 1.0, None)
    assert graph.comparing.answer_of(job) == graph.comparing.run(compared)
    assert graph.analysis.answer_of(job) is None


def test_a_long_comparison_can_be_cancelled(graph: KnowledgeGraph) -> None:
    graph.analysis.limit(AlgorithmLimits(running=1))
    going = Event()
    first = graph.analysis.jobs.submit("first", lambda _, __: _waiting_for(going))
    job = graph.comparing.submit(graph.comparing.order("degree", {}, BY_DOCUMENT))
    job.cancel()
    assert job.ended.wait(_ENDED)
    going.set()

    assert (job.state, job.seconds, graph.comparing.answer_of(job)) == (State.CANCELLED, 0.0, None)
    assert first.ended.wait(_ENDED)
    assert first.seconds > 0


@pytest.mark.parametrize("name", ["louvain", "leiden", "core", "label-propagation"])
def test_groups_and_cores_tell_their_progress(analysis: Analysis, name: str) -> None:
    told: list[float] = []
    analysis.run(analysis.order(name, {}), progress=told.append)

    assert told == sorted(told)
    assert 0 <= told[0] < 1


def test_the_same_work_is_one_job(graph: KnowledgeGraph) -> None:
    order = graph.analysis.order("betweenness", {"seed": ["7"]})
    first = graph.analysis.submit(order)
    again = graph.analysis.submit(graph.analysis.order("betweenness", {"seed": ["7"]}))
    other = graph.analysis.submit(graph.analysis.order("betweenness", {"seed": ["8"]}))

    assert first is again
    assert other is not first
    assert other.ended.wait(_ENDED)


def test_jobs_wait_for_their_turn_and_too_many_are_refused(jobs: Jobs[Computed]) -> None:
    going = Event()
    first = jobs.submit("first", lambda _, __: _waiting_for(going))
    second = jobs.submit("second", lambda _, __: _waiting_for(going))
    with pytest.raises(OverloadedError):
        jobs.submit("third", lambda _, __: _waiting_for(going))
    going.set()

    assert first.ended.wait(_ENDED)
    assert second.ended.wait(_ENDED)
    assert {first.state, second.state} == {State.DONE}


def test_a_job_that_waits_can_be_cancelled(jobs: Jobs[Computed]) -> None:
    going = Event()
    first = jobs.submit("first", lambda _, __: _waiting_for(going))
    second = jobs.submit("second", lambda _, __: _waiting_for(going))
    second.cancel()
    assert second.ended.wait(_ENDED)
    going.set()

    assert second.state is State.CANCELLED
    assert first.ended.wait(_ENDED)


def test_old_jobs_are_forgotten(jobs: Jobs[Computed]) -> None:
    made = []
    for _ in range(3):
        made.append(jobs.submit("quick", lambda _, __: Ranking.of_all(np.zeros(1))))
        assert made[-1].ended.wait(_ENDED)

    with pytest.raises(NotFoundError):
        jobs.job(made[0].id)
    assert jobs.job(made[2].id) is made[2]


def _apart(limits: AlgorithmLimits, *, name: str = "betweenness", cancelled: bool = False) -> Computed:
    work = Work(
        projection=projected(random_graph(6000, 30_000, 1, directed=False)),
        values=algorithm(name).read({"exact": ["50000"]} if name == "betweenness" else {}),
    )
    return compute_apart(name, work, limits, progress=lambda _: None, cancelled=lambda: cancelled)


# One of each engine and kind of result: steps in Python, NetworKit's, SciPy's, pairs.
LONG = pytest.mark.parametrize("name", ["betweenness", "louvain", "eigenvector", "link-prediction"])


def test_work_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(AlgorithmLimitError, match=r"longer than the 0\.2 seconds"):
        _apart(replace(LIMITS, seconds=0.2))


@LONG
def test_work_without_time_is_stopped_at_once(name: str) -> None:
    with pytest.raises(AlgorithmLimitError, match="longer than"):
        _apart(replace(LIMITS, seconds=1e-9), name=name)


@LONG
def test_work_that_takes_too_much_memory_is_stopped(name: str) -> None:
    with pytest.raises(AlgorithmLimitError, match="memory"):
        _apart(replace(LIMITS, memory_mb=1), name=name)


@LONG
def test_work_that_nobody_wants_is_stopped(name: str) -> None:
    with pytest.raises(AlgorithmCancelledError):
        _apart(LIMITS, name=name, cancelled=True)


def test_errors_of_an_algorithm_come_back() -> None:
    work = Work(projection=projected(random_graph(5, 5, 1, directed=False)), values={"of": ("x",), "damping": 0.5})
    with pytest.raises(NotFoundError, match="'x' has no relation"):
        compute_apart("personalised-pagerank", work, LIMITS, progress=lambda _: None, cancelled=lambda: False)


def test_values_go_when_they_cost_too_much() -> None:
    held: Recent[str] = Recent(5, cost=len)
    for key in ("aaa", "bb", "c"):
        held.put(key, key)

    assert (held.get("aaa"), held.get("bb"), held.get("c")) == (None, "bb", "c")
    held.put("large", "largest")
    assert (held.get("large"), len(held)) == ("largest", 1)
