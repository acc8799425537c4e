"""A real Spark cluster of two workers finds what the single machine finds."""

import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graph.algorithms.registry import algorithm
from graph.algorithms.results import Groups, Ranking, Work
from graph.cluster.components import weak_components
from graph.cluster.edge_list import EdgeList, local_path, read_edge_list
from graph.cluster.label_propagation import label_propagation
from graph.cluster.pagerank import pagerank
from graph.cluster.running import ClusterOrder, run_on_cluster
from graph.cluster.session import spark_session
from graph.projection.exchange import ExchangeFormat, write_projection
from graph.projection.projection import Projection
from graph.projection.selection import Selection
from ontology.errors import EngineError, RequestError
from tests.graph.algorithms.graphs import named, projected, random_graph
from tests.spark import for_a_short_while, needs_spark

ALL = Selection(without=frozenset())
CLUSTER = "local-cluster[2,1,1024]"
_REGISTERED = 300.0


def sample() -> Projection:
    """Return 300 things with hubs, weights, things that stand alone, and a way of 40 steps."""
    whole = random_graph(260, 420, 5, directed=False, weighted=True)
    whole.add_edges_from((260 + step, 261 + step, {"weight": 1.0}) for step in range(39))
    return projected(whole)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with for_a_short_while(tmp_path_factory.mktemp("settings")), spark_session(CLUSTER) as running:
        yield running


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("edges")
    write_projection(sample(), path, ExchangeFormat.PARQUET)
    return path


@pytest.fixture(scope="module")
def edges(session: Any, written: Path) -> EdgeList:
    return read_edge_list(session, local_path(written), ALL)


def by_id(edges: EdgeList, table: Any, column: str) -> dict[str, Any]:
    return {row["id"]: row[column] for row in edges.things.join(table, "n").select("id", column).collect()}


def parts(labels: dict[str, Any]) -> set[frozenset[str]]:
    found: defaultdict[Any, set[str]] = defaultdict(set)
    for identifier, label in labels.items():
        found[label].add(identifier)
    return set(map(frozenset, found.values()))


def groups_of(name: str, seed: int | None = None) -> set[frozenset[str]]:
    projection = sample()
    found = algorithm(name).compute(Work(projection=projection, values={} if seed is None else {"seed": seed}))
    assert isinstance(found, Groups)
    return parts(dict(zip(projection.ids, found.group.tolist(), strict=True)))


@needs_spark
def test_the_cluster_has_two_workers(session: Any) -> None:
    held = session.sparkContext._jsc.sc()
    until = time.monotonic() + _REGISTERED
    # The driver is one of the entries.
    while held.getExecutorMemoryStatus().size() < 3 and time.monotonic() < until:
        time.sleep(0.1)

    assert held.getExecutorMemoryStatus().size() == 3


@needs_spark
def test_pagerank_is_that_of_one_machine(edges: EdgeList) -> None:
    projection = sample()
    expected = algorithm("pagerank").compute(Work(projection=projection, values={"damping": 0.5}))
    assert isinstance(expected, Ranking)

    found = by_id(edges, pagerank(edges, 0.5), "score")

    assert found.keys() == set(projection.ids)
    np.testing.assert_allclose([found[one] for one in projection.ids], expected.scores, atol=1e-8)


@needs_spark
def test_components_are_those_of_one_machine(edges: EdgeList) -> None:
    found = parts(by_id(edges, weak_components(edges), "part"))

    assert found == groups_of("weak-components")
    assert len(found) > 2


@needs_spark
def test_label_propagation_finds_the_groups_of_one_machine(edges: EdgeList) -> None:
    found = parts(by_id(edges, label_propagation(edges, 7), "part"))

    assert found == groups_of("label-propagation", 7)
    assert found != groups_of("label-propagation", 8)


def test_what_a_cluster_cannot_do_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="does not run on Spark"):
        ClusterOrder.of("louvain", {}, tmp_path, ALL)
    with pytest.raises(RequestError, match="innokg export --format parquet"):
        ClusterOrder.of("pagerank", {}, tmp_path, ALL)
    with pytest.raises(RequestError, match="--engine spark"):
        ClusterOrder.of("pagerank", {}, tmp_path, Selection(hubs=3))


def test_without_java_it_is_said_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_projection(Projection.of([(named(1), named(2))]), tmp_path, ExchangeFormat.PARQUET)
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    order = ClusterOrder.of("pagerank", {}, tmp_path, ALL)

    with pytest.raises(EngineError, match=r"apt install default-jre-headless|pip install"):
        run_on_cluster(order, master="local[1]", limit=1)
