"""SILENT where nothing may be reached: one empty solution, or nothing done, and no host hears of it."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QueryResultsFormat, QuerySolutions, Store

from graph.knowledge_graph import KnowledgeGraph
from graph.serialisation import SPARQL_JSON, TURTLE
from graph.sparql.guard import admitted_query, admitted_update
from graph.sparql.silence import without_silent_loads, without_silent_services
from graph.stores.oxigraph_queries import answer_query
from ontology.errors import QueryForbiddenError, QuerySyntaxError
from tests.unreached import unreached

S, P = NamedNode("http://a.example/s"), NamedNode("http://a.example/p")


def engine() -> Store:
    store = Store()
    store.extend([Quad(S, P, Literal("1")), Quad(S, P, S), Quad(S, P, Literal("2"), NamedNode("http://a.example/g"))])
    return store


def answer(query: str) -> object:
    return rows(answer_query(engine(), query, results=SPARQL_JSON, graph=TURTLE).body)


def rows(body: bytes) -> object:
    """Return what results say, their rows in an order of their own."""
    found = json.loads(body)
    bindings = found.get("results", {}).get("bindings", [])
    return found["head"], found.get("boolean"), sorted(json.dumps(row, sort_keys=True) for row in bindings)


# The engine itself fails silently at this port, which no client of HTTP may use: it says what the answer must be.
UNREACHABLE = "http://127.0.0.1:1/"

SILENT = [
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { service#SERVICE\n silent # {\n<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o SERVICE SILENT <URL> { ?s ?q ?r } }",
    "SELECT * { SERVICE SILENT <URL> { SELECT ?s { ?s ?p ?o } LIMIT 3 } ?s ?p 'SERVICE SILENT <x:y> {' }",
    "SELECT * { { SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } } } ?s ?p '1' }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE SILENT <URL> { ?x ?p ?y } } }",
    "SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE SILENT <URL> { ?x ?p ?y } } }",
    "SELECT * { ?s ?p ?o OPTIONAL { SERVICE SILENT <URL> { ?s ?q ?r } } }",
    "SELECT * { ?s ?p ?o MINUS { SERVICE SILENT <URL> { ?s ?q ?r } } }",
    "SELECT * { { ?s ?p ?o } UNION { SERVICE SILENT <URL> { ?s ?q ?r } } }",
    "SELECT * { GRAPH <http://a.example/g> { SERVICE SILENT <URL> { ?s ?p ?o } } }",
    "SELECT * { SERVICE SILENT <URL> { SERVICE <URL> { ?s ?p ?o } SERVICE SILENT <URL> { ?s ?q ?r } } }",
    "PREFIX : <URL> PREFIX service: <a:> SELECT * { SERVICE SILENT :x { service:y ?p 'a{' } }",
    "PREFIX : <URL#> SELECT (COUNT(*) AS ?n) { SERVICE SILENT :x { ?s ?p ?o } BIND(3 AS ?z) }",
    "SELECT * { BIND(<URL> AS ?u) SERVICE SILENT ?u { ?s ?p ?o } }",
    "SELECT ?silent { SERVICE SILENT <URL> { ?s ?p ?silent } } VALUES ?silent { 'SERVICE SILENT <x:y> {}' }",
    'SELECT * { SERVICE SILENT <URL> { ?s ?p """SILENT } " {""" FILTER(?s < ?p && ?p > 3) } }',
    "ASK { SERVICE SILENT <URL> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", SILENT)
def test_a_silent_service_has_the_answer_that_a_failing_one_has(query: str) -> None:
    expected = engine().query(query.replace("URL", UNREACHABLE))
    assert isinstance(expected, (QueryBoolean, QuerySolutions))
    assert answer(query.replace("URL", UNREACHABLE)) == rows(expected.serialize(format=QueryResultsFormat.JSON) or b"")


@pytest.mark.parametrize("query", SILENT)
def test_no_host_hears_of_a_silent_service(query: str) -> None:
    with unreached() as url:
        answer(query.replace("URL", url))


def test_a_named_host_is_still_asked() -> None:
    query = (
        "SELECT * { SERVICE SILENT <http://a.example/> { ?s ?p ?o } SERVICE SILENT <http://b.example/> { ?s ?p ?o } }"
    )
    admitted = admitted_query(query, {"a.example"})
    assert "SERVICE SILENT <http://a.example/> { ?s ?p ?o }" in admitted
    assert "b.example" not in admitted


@pytest.mark.parametrize(
    "query",
    [
        # What looks like an IRI may be a comparison with a text in it, so that no token after it is certain.
        "SELECT * { ?a ?p ?b FILTER(?a<'x'&&?b='y>') SERVICE SILENT <URL> { ?s ?p ?o } } #'",
        "SELECT * { ?a ?p ?b FILTER(?a<?b#> )\n) SERVICE SILENT <URL> { ?s ?p ?o } }",
        "PREFIX silent: <URL> SELECT * { SERVICE silent:x { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } SERVICE <URL> { ?s ?p ?o } }",
    ],
)
def test_what_is_not_certainly_silent_is_refused(query: str) -> None:
    with unreached() as url, pytest.raises((QueryForbiddenError, QuerySyntaxError)):
        answer(query.replace("URL", url))


PIECES = st.lists(
    st.sampled_from(
        [
            *("SERVICE", "SILENT", "SERVICE SILENT", "<URL>", "?s ?p ?o", "{", "}", "FILTER(", "?a<", "'", '"', ")"),
            *("#", "\n", "<x:y>", "&&", "?b", "='y>'", "x:", ":", "\\", "'''", ">", "OPTIONAL", "EXISTS", "GRAPH ?g"),
        ]
    ),
    max_size=14,
).map(" ".join)


@settings(deadline=None)
@given(PIECES, PIECES)
def test_whatever_stands_around_it_nothing_is_called(before: str, after: str) -> None:
    with unreached() as url:
        query = f"SELECT * {{ {before} SERVICE SILENT <URL> {{ ?s ?p ?o }} {after} }}".replace("URL", url)
        with suppress(QueryForbiddenError, QuerySyntaxError):
            answer(query)


def test_a_mistake_beside_a_silent_service_has_its_place() -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        admitted_query("SELECT * {\n SERVICE SILENT <http://a.example/> { ?s ?p ?o } ?s ?p }")
    assert (caught.value.line, caught.value.column) == (2, 57)
    with pytest.raises(QuerySyntaxError) as caught:
        KnowledgeGraph.in_memory().update("LOAD\nSILENT <http://a.example/> ; DROP ?x")
    assert (caught.value.line, caught.value.column) == (2, 37)


UPDATES = [
    "LOAD SILENT <URL>",
    "load silent <URL> into graph <http://a.example/g>",
    "BASE <URL> PREFIX a: <URL> LOAD # SILENT\n SILENT a:x INTO GRAPH <h>",
    "LOAD SILENT <URL>; LOAD SILENT <URL>;",
    "INSERT { <a:s> <a:p> ?o } WHERE { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "DELETE { ?s ?p ?o } WHERE { ?x ?p ?o SERVICE SILENT <URL> { ?s ?q ?r } }",
    "WITH <http://a.example/g> DELETE { ?s ?p ?o } WHERE { FILTER EXISTS { SERVICE SILENT <URL> {} } }",
]


@pytest.mark.parametrize("update", UPDATES)
def test_a_silent_update_does_nothing_and_reaches_nothing(update: str) -> None:
    with unreached() as url, KnowledgeGraph.in_memory() as graph:
        graph.update("INSERT DATA { GRAPH <http://a.example/g> { <a:s> <a:p> 'LOAD SILENT <a:b>' } }")
        before = sorted(b"".join(graph.export()).splitlines())
        graph.update(update.replace("URL", url))
        assert sorted(b"".join(graph.export()).splitlines()) == before


def test_what_stands_beside_a_silent_load_is_done() -> None:
    with KnowledgeGraph.in_memory() as graph:
        graph.update(
            "LOAD SILENT <http://a.example/> ; INSERT DATA { <a:s> <a:p> 'LOAD SILENT <a:b>' } ; LOAD SILENT <a:b>"
        )
        assert b'"LOAD SILENT <a:b>"' in b"".join(graph.export())


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <URL>",
        "LOAD SILENT <URL>; LOAD <URL>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } SERVICE SILENT <URL> { ?s ?p ?o } }",
        "PREFIX SILENT: <URL> LOAD SILENT:x",
    ],
)
def test_an_update_that_is_not_silent_is_refused(update: str) -> None:
    refused = pytest.raises((QueryForbiddenError, QuerySyntaxError))
    with unreached() as url, KnowledgeGraph.in_memory() as graph, refused:
        graph.update(update.replace("URL", url))


@given(st.text())
def test_texts_without_the_words_stay(text: str) -> None:
    if "silent" not in text.lower():
        assert without_silent_services(text) == without_silent_loads(text) == text
        assert admitted_update(text) == text
