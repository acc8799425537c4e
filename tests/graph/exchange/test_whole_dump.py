"""Dumps of whole graphs, loaded at once: as they were exported, or not at all."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph.canonical import Canonical
from graph.exchange import whole_dump
from graph.exchange.whole_dump import load_whole
from graph.knowledge_graph import KnowledgeGraph
from graph.view.view import View
from ontology.errors import RdfSyntaxError, StoreError
from ontology.namespaces import Namespaces
from tests.benchmarks.generated_dump import write_dump
from tests.graph.example import cloud_plan, judged

NAMES = Namespaces()
TERM = NAMES.ontology
GRAPH = f"<{NAMES.document_graph('plan-0')}>"


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the lines of a dump of a graph with some documents."""
    path = tmp_path_factory.mktemp("dumps") / "dump.nq"
    write_dump(path, 8_000)
    return path.read_text(encoding="utf-8").splitlines(keepends=True)


def written(folder: Path, lines: list[str]) -> Path:
    path = folder / "dump.nq"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def exported(directory: Path) -> set[bytes]:
    with KnowledgeGraph.open(directory) as graph:
        return set(b"".join(graph.export()).splitlines())


def test_a_dump_comes_back_as_it_was(tmp_path: Path, lines: list[str]) -> None:
    loaded = load_whole(written(tmp_path, lines), tmp_path / "new" / "graph", NAMES)

    assert loaded is not None
    assert exported(tmp_path / "new" / "graph") == {line.strip().encode() for line in lines}


def test_what_people_judged_and_wrote_comes_back_too(tmp_path: Path) -> None:
    with KnowledgeGraph.open(tmp_path / "first") as graph:
        graph.load(cloud_plan())
        things = sorted(thing.id for thing in graph.named_things())
        graph.record([judged(things[0], things[1])])
        graph.update("INSERT DATA { <http://a.example/s> <http://a.example/p> 1 }")
    dump = tmp_path / "dump.nq"
    dump.write_bytes(b"\n".join(sorted(exported(tmp_path / "first"))) + b"\n")

    loaded = load_whole(dump, tmp_path / "second", NAMES)

    assert loaded is not None
    assert exported(tmp_path / "second") == exported(tmp_path / "first")
    with KnowledgeGraph.open(tmp_path / "second") as graph:
        assert not graph.rebuild()


def test_its_documents_are_counted_as_loading_counts_them(tmp_path: Path) -> None:
    with KnowledgeGraph.open(tmp_path / "first") as graph:
        result = graph.load(cloud_plan())
    dump = tmp_path / "dump.nq"
    dump.write_bytes(b"\n".join(exported(tmp_path / "first")) + b"\n")

    loaded = load_whole(dump, tmp_path / "second", NAMES)

    assert loaded is not None
    assert loaded.results == (result,)


def test_a_view_that_says_something_else_is_made_anew(tmp_path: Path, lines: list[str]) -> None:
    view = [line for line in lines if "/graph/" not in line]
    stated = [line for line in lines if "/graph/" in line]
    wrong = [line.replace("rdf-schema#label", "rdf-schema#comment") for line in view]

    assert load_whole(written(tmp_path, stated + wrong), tmp_path / "graph", NAMES) is not None

    assert exported(tmp_path / "graph") == {line.strip().encode() for line in lines}


def test_one_wrong_name_in_the_view_of_a_small_dump_is_noticed(tmp_path: Path, lines: list[str]) -> None:
    place, name = next((at, line) for at, line in enumerate(lines) if "/graph/" not in line and "schema#label" in line)
    changed = [*lines[:place], name.replace('"@zh', '又"@zh'), *lines[place + 1 :]]

    assert load_whole(written(tmp_path, changed), tmp_path / "graph", NAMES) is not None

    assert exported(tmp_path / "graph") == {line.strip().encode() for line in lines}


def test_a_sample_of_a_large_dump_is_some_of_its_things(
    tmp_path: Path, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    agrees = View.agrees

    def noted(view: View, things: Iterable[NamedNode], canonical: Canonical) -> bool:
        asked.extend(found := [thing.value for thing in things])
        return agrees(view, map(NamedNode, found), canonical)

    monkeypatch.setattr(View, "agrees", noted)
    sizes: list[int] = []
    for samples in ((), ((0, "a"),), ((0, "a7"),)):
        monkeypatch.setattr(whole_dump, "_SAMPLES", samples)
        asked.clear()
        assert load_whole(written(tmp_path, lines), tmp_path / f"graph{len(sizes)}", NAMES) is not None
        sizes.append(len(asked))

    assert sizes[0] > sizes[1] > sizes[2]


@pytest.mark.parametrize(
    "line",
    [
        f"_:b <{TERM}year> <http://a.example/x> {GRAPH} .\n",
        f"<http://a.example/s> <http://a.example/p> _:b {GRAPH} .\n",
        f"<http://a.example/s> <http://a.example/p> <<( <http://a.example/s> <http://a.example/p> 'x' )>> {GRAPH} .\n",
        f'<http://a.example/s> <{TERM}year> "soon" {GRAPH} .\n',
        f'<http://a.example/s> <{TERM}start> "9999999999"^^<http://www.w3.org/2001/XMLSchema#integer> {GRAPH} .\n',
        f'<http://a.example/s> <{TERM}value> "much" {GRAPH} .\n',
        f'<http://a.example/s> <{TERM}comparator> "!" {GRAPH} .\n',
        f"<http://a.example/s> <{TERM}unit> <http://a.example/x> {GRAPH} .\n",
        "<http://a.example/s> <http://a.example/p> <http://a.example/o> <http://a.example/g> .\n",
        f"<http://a.example/s> <http://a.example/p> <http://a.example/o> <{NAMES.document_graph('unknown')}> .\n",
    ],
)
def test_what_no_export_holds_is_left_to_those_who_read_each_statement(
    tmp_path: Path, lines: list[str], line: str
) -> None:
    assert load_whole(written(tmp_path, [*lines, line]), tmp_path / "graph", NAMES) is None

    assert not (tmp_path / "graph").exists()


@pytest.mark.parametrize("value", ["_:b", "<<( <http://a.example/s> <http://a.example/p> 'x' )>>"])
def test_marks_are_found_wherever_windows_end(
    tmp_path: Path, lines: list[str], value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = f"<http://a.example/s> <http://a.example/p> {value} {GRAPH} .\n"
    for window in (31, 32, 33):
        monkeypatch.setattr(whole_dump, "_WINDOW", window)

        assert load_whole(written(tmp_path, [line, *lines]), tmp_path / "graph", NAMES) is None


def test_words_that_look_like_blank_nodes_are_words(tmp_path: Path, lines: list[str]) -> None:
    line = f'<http://a.example/s> <http://a.example/p> "_:b <<( > _ :" {GRAPH} .\n'

    assert load_whole(written(tmp_path, [*lines, line]), tmp_path / "graph", NAMES) is not None


def test_broken_syntax_is_an_error_with_its_line_and_leaves_nothing(tmp_path: Path, lines: list[str]) -> None:
    with pytest.raises(RdfSyntaxError, match=rf"dump\.nq, line {len(lines) + 1}"):
        load_whole(written(tmp_path, [*lines, "nothing that a dump holds\n"]), tmp_path / "graph", NAMES)

    assert not (tmp_path / "graph").exists()


def test_a_directory_that_has_something_else_by_then_is_left_alone(tmp_path: Path, lines: list[str]) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "other").write_text("kept")

    with pytest.raises(StoreError, match="no longer empty"):
        load_whole(written(tmp_path, lines), tmp_path / "graph", NAMES)

    assert [path.name for path in (tmp_path / "graph").iterdir()] == ["other"]
