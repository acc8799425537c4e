"""What every store must do, tried on each backend."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from graph.knowledge_graph import KnowledgeGraph
from graph.rdf import terms as rdf
from graph.serialisation import DATASET_FORMATS, GRAPH_FORMATS, N_QUADS, SELECT_FORMATS, SPARQL_JSON, TURTLE
from graph.sparql.dataset import SparqlDataset
from graph.stores.oxigraph_store import OxigraphStore
from graph.stores.store import Store
from ontology.errors import QueryError, QueryForbiddenError, QuerySyntaxError, StoreError
from tests.graph.stores.quads import G, H, P, quad


def test_what_is_inserted_is_there(store: Store) -> None:
    store.change(insert=[quad(1), quad(2), quad(3, H)])
    assert set(store.quads(G)) == {quad(1), quad(2)}
    assert set(store.quads()) == {quad(1), quad(2), quad(3, H)}
    assert store.graphs() == [G, H]
    assert len(store) == 3


def test_quads_are_found_by_subject_and_by_object(store: Store) -> None:
    link = Quad(NamedNode("http://a.example/s1"), P, NamedNode("http://a.example/s2"), H)
    store.change(insert=[quad(1), quad(2), link])
    assert set(store.quads(subject=NamedNode("http://a.example/s1"))) == {quad(1), link}
    assert store.quads(value=NamedNode("http://a.example/s2")) == [link]
    assert store.quads(G, value=NamedNode("http://a.example/s2")) == []


TRICKY: list[Literal | NamedNode] = [
    Literal("值", language="zh"),
    Literal("值"),
    Literal('" } \\ \n', language="zh"),
    Literal("12", datatype=rdf.INTEGER),
    Literal("2.4", datatype=rdf.DECIMAL),
    Literal("true", datatype=rdf.BOOLEAN),
    NamedNode("http://a.example/o"),
]


def test_it_is_told_which_of_many_quads_are_there(store: Store) -> None:
    asked = [Quad(G, P, value, graph) for value in TRICKY for graph in (G, H, DefaultGraph())]
    there = asked[::2]
    store.change(insert=there)
    assert store.holding(asked) == set(there)
    assert store.holding([*map(quad, range(500)), *asked]) == set(there)
    assert store.holding([]) == set()


def test_it_is_told_which_triples_stand_in_more_graphs_than_given(store: Store) -> None:
    graphs = [NamedNode(f"http://a.example/document/{number}") for number in range(3)]
    triples = [Triple(G, P, value) for value in TRICKY]
    stated = [Quad(G, P, value, graph) for graph in graphs for value in TRICKY[:5]]
    others = [Quad(G, P, value, graph) for graph in (G, DefaultGraph()) for value in TRICKY]
    store.change(insert=[*stated, *others])
    for limit, expected in ((0, triples[:5]), (2, triples[:5]), (3, [])):
        assert store.held_by_more(dict.fromkeys(triples, limit), "http://a.example/document/") == set(expected)
    assert store.held_by_more({triples[0]: 3, triples[1]: 1, triples[6]: 0}, "http://a.example/document/") == {
        triples[1]
    }


def test_it_is_told_whether_a_graph_is_named_so(store: Store) -> None:
    store.change(insert=[quad(1), quad(2, DefaultGraph())])
    assert store.has_graph("http://a.example/")
    assert not store.has_graph("http://a.example/h")
    store.change(drop=[G])
    assert not store.has_graph("http://a.example/")


def test_one_change_drops_deletes_and_inserts(store: Store) -> None:
    view = quad(9, DefaultGraph())
    store.change(insert=[quad(1), quad(2), quad(3, H), view])
    store.change(drop=[H], delete=[quad(1), view], insert=[quad(4)])
    assert set(store.quads()) == {quad(2), quad(4)}
    assert store.graphs() == [G]


def test_text_that_looks_like_sparql_stays_text(store: Store) -> None:
    hostile = Quad(quad(1).subject, P, Literal('"} } ; DROP ALL ; #\n\\', language="zh"), G)
    store.change(insert=[quad(2)])
    store.change(insert=[hostile], delete=[quad(2)])
    assert store.quads() == [hostile]
    store.change(insert=[quad(3)], delete=[hostile])
    assert store.quads() == [quad(3)]


@given(st.text(), st.text())
def test_any_text_is_kept_character_for_character(first: str, second: str) -> None:
    one, two = (Quad(quad(1).subject, P, Literal(text, language="zh"), G) for text in (f"1{first}", f"2{second}"))
    store = OxigraphStore.in_memory()
    store.change(insert=[one])
    store.change(insert=[two], delete=[one])
    assert store.quads() == [two]


def test_rows_have_their_values_in_the_order_of_the_query(store: Store) -> None:
    store.change(insert=[quad(1, DefaultGraph())])
    assert store.select("SELECT ?o ?nothing ?s WHERE { ?s ?p ?o }") == [(quad(1).object, None, quad(1).subject)]


def test_queries_see_the_default_graph_alone(store: Store) -> None:
    store.change(insert=[quad(1), quad(2, DefaultGraph())])
    assert len(store.select("SELECT ?s WHERE { ?s ?p ?o }")) == 1
    assert len(store.select("SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }")) == 1


@pytest.mark.parametrize("media_type", SELECT_FORMATS)
def test_select_and_ask_are_answered_in_every_format(store: Store, media_type: str) -> None:
    store.change(insert=[quad(1, DefaultGraph())])
    rows = store.answer("SELECT ?o WHERE { ?s ?p ?o }", results=media_type, graph=TURTLE)
    assert rows.media_type == media_type
    assert "值1" in rows.body.decode()
    assert b"true" in store.answer("ASK { ?s ?p ?o }", results=media_type, graph=TURTLE).body


@pytest.mark.parametrize("media_type", GRAPH_FORMATS)
@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <http://a.example/s1>"])
def test_graphs_are_answered_in_every_format(store: Store, media_type: str, query: str) -> None:
    store.change(insert=[quad(1, DefaultGraph())])
    answer = store.answer(query, results=SPARQL_JSON, graph=media_type)
    assert answer.media_type == media_type
    assert set(parse(answer.body, format=GRAPH_FORMATS[media_type])) == {quad(1, DefaultGraph())}


def test_an_empty_answer_is_an_answer(store: Store) -> None:
    assert store.answer("CONSTRUCT WHERE { ?s ?p ?o }", results=SPARQL_JSON, graph=TURTLE).body == b""


def test_a_syntax_error_has_its_place(store: Store) -> None:
    with pytest.raises(QuerySyntaxError, match="line 2, column 10") as caught:
        store.answer("SELECT * {\n  ?s ?p }", results=SPARQL_JSON, graph=TURTLE)
    assert (caught.value.line, caught.value.column) == (2, 10)


ESCAPES = [
    (r'"\u0022 } SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } #"', '" } SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } #'),
    (r'"\\u0022 \U00004E2D \u005C \u000A \t"', "\\u0022 中 \\ \n \t"),
    (r"'\u0022\u0022'", '""'),
    (r"STR(<http://a.example/\u4E2D>)", "http://a.example/中"),
]


@pytest.mark.parametrize(("written", "meant"), ESCAPES)
def test_escapes_mean_the_same_everywhere(store: Store, written: str, meant: str) -> None:
    answer = store.answer(f"SELECT ?x {{ BIND({written} AS ?x) }}", results=SPARQL_JSON, graph=TURTLE)
    (row,) = json.loads(answer.body)["results"]["bindings"]
    assert row["x"]["value"] == meant


def test_text_that_looks_like_escapes_stays_text(store: Store) -> None:
    texts = (r"\u0022 } ; DROP ALL #", r"a\\u0022b", r"C:\U00004e2d")
    kept = [Quad(G, P, Literal(text), G) for text in texts]
    store.change(insert=kept)
    assert set(store.quads(G)) == set(kept)


def test_updates_and_services_are_refused(store: Store) -> None:
    store.change(insert=[quad(1)])
    for query in ("DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"):
        with pytest.raises(QueryForbiddenError):
            store.answer(query, results=SPARQL_JSON, graph=TURTLE)
    assert store.quads() == [quad(1)]


def test_a_silent_service_has_one_empty_solution(store: Store) -> None:
    store.change(insert=[quad(1, DefaultGraph())])
    query = "SELECT * { ?s ?p ?o { SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?x ?q ?r } } } }"
    answer = json.loads(store.answer(query, results=SPARQL_JSON, graph=TURTLE).body)
    assert [sorted(row) for row in answer["results"]["bindings"]] == [["o", "p", "s"]]


@pytest.mark.parametrize(
    "update",
    [
        "LOAD SILENT <http://127.0.0.1:1/>",
        "LOAD SILENT <http://127.0.0.1:1/> INTO GRAPH <http://a.example/h>",
        "DELETE { ?s ?q ?r } WHERE { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?q ?r } }",
    ],
)
def test_a_silent_update_changes_nothing(store: Store, update: str) -> None:
    store.change(insert=[quad(1, DefaultGraph()), quad(2)])
    graph = KnowledgeGraph(store)
    graph.update(update)
    assert set(store.quads()) == {quad(1, DefaultGraph()), quad(2)}


def test_what_the_engine_cannot_compute_is_a_query_error(store: Store) -> None:
    with pytest.raises(QueryError, match="could not be answered"):
        store.answer("SELECT (<http://a.example/no>(1) AS ?x) {}", results=SPARQL_JSON, graph=TURTLE)
    with pytest.raises(QueryError, match="text/html"):
        store.answer("ASK {}", results="text/html", graph=TURTLE)


@pytest.mark.parametrize("media_type", DATASET_FORMATS)
def test_a_dump_holds_every_quad(store: Store, media_type: str) -> None:
    everything = [quad(1), quad(2, H), quad(3, DefaultGraph())]
    store.change(insert=everything)
    assert set(parse(b"".join(store.dump(media_type)), format=DATASET_FORMATS[media_type])) == set(everything)


def test_a_dump_is_of_the_moment_at_which_it_was_asked_for(store: Store) -> None:
    store.change(insert=[quad(1)])
    parts = store.dump(N_QUADS)
    store.change(insert=[quad(2)])
    assert list(parse(b"".join(parts), format=RdfFormat.N_QUADS)) == [quad(1)]


def test_one_graph_is_dumped_in_a_format_without_graphs(store: Store) -> None:
    store.change(insert=[quad(1), quad(2, DefaultGraph())])
    assert list(parse(b"".join(store.dump(TURTLE, graph=DefaultGraph())), format=RdfFormat.TURTLE)) == [
        quad(2, DefaultGraph())
    ]
    with pytest.raises(StoreError, match="text/turtle"):
        store.dump(TURTLE)


def test_rdflib_sees_the_same_data(store: Store) -> None:
    store.change(insert=[quad(1), quad(2, DefaultGraph())])
    dataset = store.dataset()
    assert {str(value) for value in dataset.default_graph.objects()} == {"值2"}
    assert len(list(dataset.quads())) == 2


def test_nothing_is_answered_after_closing(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.select("SELECT * {}")


def test_the_graphs_of_a_request_are_all_that_its_query_sees(store: Store) -> None:
    store.change(insert=[quad(1), quad(2, H), quad(3, DefaultGraph())])
    query = "SELECT ?s ?g { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    dataset = SparqlDataset(default=(G.value,), named=(H.value,))
    body = store.answer(query, results="text/csv", graph=TURTLE, dataset=dataset).body
    assert sorted(body.decode().split()[1:]) == ["http://a.example/s1,", "http://a.example/s2,http://a.example/h"]
    with pytest.raises(QueryError, match="absolute IRI"):
        store.answer(query, results="text/csv", graph=TURTLE, dataset=SparqlDataset(default=("g",)))
