"""The section about algorithms: ours beside networkx and igraph on one generated network."""

import importlib.util
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx
import numpy as np

from graph.algorithms.betweenness import dependencies
from graph.algorithms.registry import algorithm
from graph.algorithms.results import Computed, Groups, Work
from graph.knowledge_graph import KnowledgeGraph
from graph.projection.projection import Projection
from tests.benchmarks.generated_network import write_store
from tests.benchmarks.tables import Options, table

_THINGS, _RELATIONS = 200_000, 600_000
_SOURCES = 20
_Work = Callable[[], object]


def algorithms(_: Options) -> Iterator[str]:
    """Yield how long projection and algorithms take."""
    yield f"A generated network of {_THINGS:,} things and {_RELATIONS:,} relations in a store on disk, with heavy hubs."
    yield "Each cell has seconds by the clock · seconds of processor time. igraph is measured where it is installed; it"
    yield "is no dependency, because of its licence. Every row asks all columns the same question."
    yield ""
    with tempfile.TemporaryDirectory(prefix="innokg-bench-") as directory:
        write_store(Path(directory) / "graph", _THINGS, _RELATIONS)
        with KnowledgeGraph.open(Path(directory) / "graph") as graph:
            before = _megabytes()
            projection, cell = _timed(graph.analysis.projection)
            projection.symmetric.sum()
            grown = _megabytes() - before
            again = _timed(graph.analysis.projection)[1]
    yield from table(("projection", "seconds"), [("from the store", cell), ("again, of the same state", again)], left=1)
    yield ""
    yield f"The projection's arrays and its matrix take {projection.bytes_per_edge:.0f} bytes a relation; with all that"
    yield f"was held while they were made the process grew by {grown * 2**20 / projection.edges:.0f} bytes a relation."
    yield ""
    head = ("algorithm", "networkx", "igraph", "innokg", "what was found")
    yield from table(head, _rows(projection), left=1)


def _rows(projection: Projection) -> Iterator[tuple[str, ...]]:
    theirs, built = _timed(lambda: _networkx(projection))
    igraph, igraph_built = _timed(lambda: _igraph(projection))
    yield "building the graph", built, igraph_built if igraph else "", "as above", ""
    simple: networkx.Graph[int] = networkx.Graph(theirs)
    both = igraph.as_undirected() if igraph else None
    yield _row(
        "PageRank",
        lambda: networkx.pagerank(simple),
        both and both.pagerank,
        lambda: _run("pagerank", projection),
    )
    yield _row(
        "weak components",
        lambda: list(networkx.weakly_connected_components(theirs)),
        igraph and (lambda: igraph.connected_components("weak")),
        lambda: _run("weak-components", projection),
    )
    yield _row(
        "Louvain",
        lambda: networkx.community.louvain_communities(simple, seed=1),
        both and both.community_multilevel,
        lambda: _run("louvain", projection),
    )
    yield _row(
        "Leiden",
        None,
        both and (lambda: both.community_leiden(objective_function="modularity", n_iterations=3)),
        lambda: _run("leiden", projection),
    )
    sources = np.random.default_rng(1).choice(projection.size, _SOURCES, replace=False)
    yield _row(
        f"betweenness, the same {_SOURCES} sources",
        lambda: networkx.betweenness_centrality_subset(simple, sources.tolist(), list(simple)),
        both and (lambda: both.betweenness(sources=sources.tolist())),
        lambda: dependencies(projection.links, sources).sum(axis=1),
    )
    yield _row("cores", lambda: networkx.core_number(simple), both and both.coreness, lambda: _run("core", projection))
    yield _row(
        "clustering",
        lambda: networkx.clustering(simple),
        both and (lambda: both.transitivity_local_undirected(mode="zero")),
        lambda: _run("clustering", projection),
    )
    yield _row(
        "bridges", lambda: list(networkx.bridges(simple)), both and both.bridges, lambda: _run("bridges", projection)
    )
    for name in ("label-propagation", "constraint", "link-prediction", "eigenvector", "hits"):
        yield _row(name, None, None, lambda name=name: _run(name, projection))  # type: ignore[misc]


def _row(name: str, *works: _Work | None) -> tuple[str, ...]:
    """Return a row: the name, a cell for each way of doing the work, and what ours found."""
    cells, found = [], None
    # The whole takes minutes, most of them those of networkx.
    sys.stderr.write(f"algorithms: {name}\n")
    for work in works:
        if work is None:
            cells.append("")
            continue
        found, cell = _timed(work)
        cells.append(cell)
    said = ""
    if isinstance(found, Groups):
        said = ", ".join(f"{measure} {value:g}" for measure, value in found.measures.items())
    return (name, *cells, said)


def _run(name: str, projection: Projection) -> Computed:
    chosen = algorithm(name)
    return chosen.compute(Work(projection=projection, values=chosen.read({})))


def _timed(work: Callable[[], Any]) -> tuple[Any, str]:
    clock, processor = time.perf_counter(), time.process_time()
    found = work()
    return found, f"{time.perf_counter() - clock:.2f} · {time.process_time() - processor:.2f}"


def _networkx(projection: Projection) -> "networkx.DiGraph[int]":
    graph: networkx.DiGraph[int] = networkx.DiGraph()
    graph.add_edges_from(zip(projection.source.tolist(), projection.target.tolist(), strict=True))
    return graph


def _igraph(projection: Projection) -> Any:
    if importlib.util.find_spec("igraph") is None:
        return None
    import igraph

    edges = list(zip(projection.source.tolist(), projection.target.tolist(), strict=True))
    return igraph.Graph(n=projection.size, edges=edges, directed=True)


def _megabytes() -> float:
    """Return the memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) if Path("/proc").exists() else 0
    return pages * 4096 / 2**20
