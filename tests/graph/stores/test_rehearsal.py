"""Updates that compute something are tried out in a process that can be killed, and mean the same as before."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.knowledge_graph import KnowledgeGraph
from graph.query_workers.limits import QueryLimits
from graph.updates.cost import check_nesting, is_bounded
from ontology.errors import QueryError, QueryForbiddenError, QueryMemoryError, QuerySyntaxError, QueryTimeoutError
from ontology.namespaces import Namespaces
from tests.graph.example import cloud_plan as plan

GENEROUS = QueryLimits(seconds=60, memory_mb=2048, result_mb=1000)
NUMBERS = " ".join(map(str, range(200)))
PRODUCT = " ".join(f"VALUES ?v{number} {{ {NUMBERS} }}" for number in range(6))
ENDLESS = f"INSERT {{ <a:s> <a:p> ?v0 }} WHERE {{ {PRODUCT} FILTER(?v0 + ?v1 + ?v2 + ?v3 + ?v4 + ?v5 > 100000) }}"
HUNGRY = f"INSERT {{ <a:s> <a:p> ?v0 }} WHERE {{ {{ SELECT ?v0 {{ {PRODUCT} }} ORDER BY ?v1 }} }}"
START = "INSERT DATA { <a:s> <a:n> 0 . GRAPH <a:g> { <a:s> <a:p> 1, 2 . _:b <a:p> [ <a:q> 3 ] } }"


def content(graph: KnowledgeGraph) -> list[bytes]:
    return sorted(b"".join(graph.export()).splitlines())


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph.open(tmp_path / "graph") as opened:
        opened.update(START)
        yield opened


def test_an_update_that_takes_too_long_is_stopped_and_changes_nothing(graph: KnowledgeGraph) -> None:
    before = content(graph)
    with graph.updating_apart(replace(GENEROUS, seconds=0.5)):
        with pytest.raises(QueryTimeoutError, match=r"The update took longer than the 0\.5 seconds"):
            graph.update(ENDLESS)
        assert content(graph) == before
    with graph.updating_apart(GENEROUS):
        graph.update("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert len(content(graph)) == len(before) - 1


def test_readers_are_answered_while_an_update_runs(graph: KnowledgeGraph) -> None:
    with graph.updating_apart(GENEROUS), ThreadPoolExecutor(1) as pool:
        running = pool.submit(graph.update, ENDLESS)
        try:
            for _ in range(20):
                assert graph.answer("ASK { <a:s> <a:n> 0 }").body
            assert not running.done()
        finally:
            graph._store._rehearsals._worker.stop()  # type: ignore[attr-defined]
        with pytest.raises(Exception, match="ending"):
            running.result()


def test_an_update_that_takes_too_much_memory_is_stopped(graph: KnowledgeGraph) -> None:
    before = content(graph)
    with graph.updating_apart(replace(GENEROUS, memory_mb=256)):
        with pytest.raises(QueryMemoryError, match="The update needs more than the 256 MB"):
            graph.update(HUNGRY)
        assert content(graph) == before
        graph.update("INSERT DATA { <a:s> <a:p> 4 }")
    assert len(content(graph)) == len(before) + 1


@pytest.mark.parametrize(
    "update",
    [
        f"INSERT {{ <a:s> <a:p> 1 }} WHERE {{ {'{' * 20_000}{'}' * 20_000} }}",
        f"INSERT {{ <a:s> <a:p> 1 }} WHERE {{ FILTER({'!' * 100_000}1) }}",
        f"INSERT DATA {{ <a:s> <a:p> {'[ <a:p> ' * 20_000} 1 {']' * 20_000} }}",
        f"INSERT DATA {{ <a:s> <a:p> {'( ' * 20_000}{')' * 20_000} }}",
    ],
)
def test_an_update_that_no_parser_can_follow_ends_nothing_but_itself(graph: KnowledgeGraph, update: str) -> None:
    before = content(graph)
    with graph.updating_apart(GENEROUS):
        with pytest.raises(QueryError):
            graph.update(update)
        assert content(graph) == before


CHANGES = [
    "DELETE { ?s ?p ?o } INSERT { ?s ?p 5 } WHERE { ?s ?p ?o FILTER(?o = 0) }",
    "INSERT { GRAPH <a:h> { ?s <a:p> [] } } WHERE { GRAPH <a:g> { ?s ?p ?o } }",
    "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o FILTER(isLiteral(?o)) } }",
    "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(isBlank(?s)) }",
    "COPY <a:g> TO DEFAULT ; MOVE <a:g> TO <a:k> ; INSERT { <a:z> <a:p> ?o } WHERE { GRAPH <a:k> { ?s ?p ?o } }",
    "DELETE WHERE { <a:s> ?p ?o }",
    "INSERT { ?s <a:day> ?now } WHERE { ?s <a:n> ?n BIND(STR(NOW()) < '' AS ?now) }",
]


@pytest.mark.parametrize("document", [False, True])
def test_an_update_tried_out_before_does_what_it_did_without(tmp_path: Path, document: bool) -> None:
    contents = []
    for apart in (False, True):
        with KnowledgeGraph.open(tmp_path / str(apart)) as graph:
            if document:
                graph.load(plan())
            graph.update(START)
            if apart:
                with graph.updating_apart(GENEROUS):
                    for change in CHANGES:
                        graph.update(change)
            else:
                for change in CHANGES:
                    graph.update(change)
            contents.append(_nameless(graph))
            assert not graph.rebuild()
    assert contents[0] == contents[1]


def _nameless(graph: KnowledgeGraph) -> list[str]:
    """Return the quads of a graph, any blank node like any other."""
    blank = NamedNode("a:blank")
    quads = []
    for quad in graph._store.quads():
        subject = blank if isinstance(quad.subject, BlankNode) else quad.subject
        value = blank if isinstance(quad.object, BlankNode) else quad.object
        quads.append(str(Quad(subject, quad.predicate, value, quad.graph_name)))
    return sorted(quads)


def test_a_document_follows_an_update_that_was_tried_out(tmp_path: Path) -> None:
    stated = Namespaces().document_graph(plan().document.id)
    with KnowledgeGraph.open(tmp_path / "graph") as graph, graph.updating_apart(GENEROUS):
        graph.load(plan())
        held = len(graph._store.quads())
        graph.update(f"DELETE {{ GRAPH <{stated}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{stated}> {{ ?s ?p ?o }} }}")
        assert len(graph._store.quads()) < held
        assert not graph.rebuild()


def test_writers_wait_for_each_other(graph: KnowledgeGraph) -> None:
    count = "DELETE { ?s <a:n> ?n } INSERT { ?s <a:n> ?m } WHERE { ?s <a:n> ?n BIND(?n + 1 AS ?m) }"
    with graph.updating_apart(GENEROUS), ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(graph.update, count) for _ in range(12)]:
            done.result()
    values = [quad.object for quad in graph._store.quads() if quad.predicate == NamedNode("a:n")]
    assert values == [Literal(12)]


def test_what_is_wrong_or_forbidden_is_told_from_the_process(graph: KnowledgeGraph) -> None:
    with graph.updating_apart(GENEROUS):
        with pytest.raises(QuerySyntaxError) as caught:
            graph.update("DELETE { ?s ?p ?o }\nWHERE { ?s ?p }")
        assert caught.value.line == 2
        with pytest.raises(QueryForbiddenError):
            graph.update("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


def test_a_store_in_memory_takes_updates_too() -> None:
    with KnowledgeGraph.in_memory() as graph, graph.updating_apart(GENEROUS):
        graph.update("INSERT { <a:s> <a:p> ?x } WHERE { BIND(1 AS ?x) }")
        assert len(content(graph)) == 1


def test_nothing_of_a_trial_is_left(graph: KnowledgeGraph) -> None:
    with graph.updating_apart(replace(GENEROUS, seconds=0.5)):
        graph.update("INSERT { <a:s> <a:p> 9 } WHERE { ?s ?p 0 }")
        with pytest.raises(QueryTimeoutError):
            graph.update(ENDLESS)
        assert graph.directory is not None
        assert not [path.name for path in graph.directory.iterdir() if path.is_dir()]


@pytest.mark.parametrize(
    ("update", "bounded"),
    [
        ("INSERT DATA { <a:s> <a:p> 'WHERE' }", True),
        ("PREFIX add: <a:copy> DELETE DATA { add:where add:move <a:load> } ; CLEAR ALL", True),
        ("DELETE { <a:s> <a:p> ?o } INSERT { <a:s> <a:p> 1 } WHERE { <a:s> <a:p> ?o . }", True),
        ("DELETE WHERE { GRAPH <a:g> { <a:s> a ?o } }", True),
        ("DELETE WHERE { <a:s> ?p ?o . ?o ?q ?r }", False),
        ("DELETE WHERE { <a:s> <a:p>+ ?o }", False),
        ("DELETE WHERE { GRAPH ?g { <a:s> a ?o } }", False),
        ("INSERT { <a:s> <a:p> ?x } WHERE { BIND(1 AS ?x) }", False),
        ("COPY <a:g> TO <a:h>", False),
        ("INSERT DATA { <a:s> <a:p> 1 } ; DELETE WHERE { ?s ?p ?o }", False),
        ("INSERT {} WHERE { FILTER(?a<'x'&&?b='y>') } ; INSERT {} WHERE { ?s ?p ?o } #'", False),
    ],
)
def test_what_has_a_bound_of_its_own_stays_in_the_process(update: str, bounded: bool) -> None:
    assert is_bounded(update) is bounded


def test_brackets_in_texts_are_no_nesting() -> None:
    check_nesting(f"INSERT DATA {{ <a:s> <a:p> '{'(' * 5000}' }} # {'[' * 5000}")
    with pytest.raises(QueryError, match="nested too deeply"):
        check_nesting(f"INSERT DATA {{ <a:s> <a:p> {'[' * 501}")
