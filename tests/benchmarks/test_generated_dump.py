"""The generated graphs: as loads would have made them, and the same each time."""

from pathlib import Path

import pyoxigraph

from graph.knowledge_graph import KnowledgeGraph
from tests.benchmarks.generated_dump import write_dump


def test_the_view_is_what_the_documents_make_of_it(tmp_path: Path) -> None:
    write_dump(tmp_path / "dump.nq", 10_000)
    engine = pyoxigraph.Store(str(tmp_path / "graph"))
    engine.bulk_load(path=tmp_path / "dump.nq")
    del engine

    with KnowledgeGraph.open(tmp_path / "graph") as graph:
        assert len(graph.documents()) == 3
        assert not graph.rebuild()


def test_the_same_seed_gives_the_same_graph(tmp_path: Path) -> None:
    for name, seed in (("first", 1), ("again", 1), ("other", 2)):
        write_dump(tmp_path / name, 4_000, seed=seed)

    first, again, other = ((tmp_path / name).read_bytes() for name in ("first", "again", "other"))
    assert first == again
    assert first != other
