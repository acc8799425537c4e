"""What only a store on a server has to do: be away, be slow, be written by others, hold large changes."""

import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from graph.knowledge_graph import KnowledgeGraph
from graph.query_workers.limits import QueryLimits
from graph.rdf.terms import Names
from graph.serialisation import N_QUADS, SPARQL_JSON, TURTLE
from graph.stores import books as store_books
from graph.stores.address import StoreAddress
from graph.stores.opening import open_store
from graph.stores.store import Store
from graph.writing import Writer
from ontology.errors import BackupError, QueryForbiddenError, SettingsError, StoreError, StoreUnavailableError
from ontology.namespaces import Namespaces
from tests.graph.engines import SERVERS, Servers
from tests.graph.example import cloud_plan, river_plan
from tests.graph.servers import free_port, oxigraph_server, union_oxigraph_server
from tests.graph.test_updates import Made, Step, steps

G = NamedNode("http://a.example/g")
P = NamedNode("http://a.example/p")
NAMES = Names(Namespaces())


def quad(number: int, graph: NamedNode | DefaultGraph = G) -> Quad:
    return Quad(NamedNode(f"http://a.example/s{number}"), P, Literal(f"值{number}", language="zh"), graph)


@pytest.fixture(params=SERVERS)
def store(request: pytest.FixtureRequest, servers: Servers) -> Iterator[Store]:
    opened = servers.store(request.param)
    yield opened
    opened.close()


def test_a_server_that_is_not_there_is_unavailable() -> None:
    with pytest.raises(StoreUnavailableError, match="cannot be reached"):
        open_store(f"http://127.0.0.1:{free_port()}/query")


def test_a_server_that_goes_away_is_unavailable() -> None:
    with oxigraph_server() as address:
        store = open_store(address)
        store.change(insert=[quad(1)])
    with pytest.raises(StoreUnavailableError, match="cannot be reached"):
        store.quads()
    with pytest.raises(StoreUnavailableError):
        store.answer("ASK {}", results=SPARQL_JSON, graph=TURTLE)
    store.close()


def test_a_server_that_does_not_answer_in_time_is_unavailable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://reader:secret@127.0.0.1:{silent.getsockname()[1]}/query"
        with pytest.raises(StoreUnavailableError, match=r"within 0\.2 seconds") as caught:
            open_store(StoreAddress.parse(address, timeout=0.2))
    assert "secret" not in str(caught.value)


def test_an_address_without_an_endpoint_says_so(servers: Servers) -> None:
    address = servers.address("oxigraph")
    with pytest.raises(StoreUnavailableError, match="is the address right"):
        open_store(replace(address, query=address.query.replace("/query", "/nothing")))
    with pytest.raises(SettingsError, match="http"):
        StoreAddress.parse("ftp://a.example/")


def test_a_server_that_mixes_its_graphs_takes_no_change() -> None:
    with union_oxigraph_server() as address:
        with closing(open_store(address)) as store:
            for _ in range(2):
                with pytest.raises(StoreUnavailableError, match="mixes its named graphs"):
                    store.change(insert=[quad(1)])
                assert store.quads(G) == []
        with pytest.raises(StoreUnavailableError, match="mixes its named graphs"):
            open_store(address)


def test_who_reads_writes_nothing() -> None:
    with oxigraph_server() as address, closing(KnowledgeGraph.open(address)) as graph:
        assert graph.documents() == ()

        assert httpx.get(address.query.replace("/query", "/store"), headers={"accept": N_QUADS}).text == ""


def test_a_large_change_is_made_as_a_whole(store: Store) -> None:
    many = [quad(number, G if number % 2 else DefaultGraph()) for number in range(6000)]
    store.change(insert=many)
    assert len(store) == 6000
    store.change(delete=many[:3000], insert=[quad(9999)])
    assert set(store.quads()) == {*many[3000:], quad(9999)}
    assert set(store.about([NamedNode(f"http://a.example/s{number}") for number in range(2900, 3300)])) == set(
        many[3000:3300]
    )


def test_blank_nodes_keep_their_shape_over_graphs(store: Store) -> None:
    inner, outer = BlankNode(), BlankNode()
    store.change(
        insert=[
            Quad(outer, P, inner, G),
            Quad(inner, P, Literal("0.5"), G),
            Quad(inner, P, Literal("a"), DefaultGraph()),
        ]
    )
    query = f"SELECT ?b {{ GRAPH {G} {{ ?a {P} ?b . ?b {P} '0.5' }} ?b {P} 'a' FILTER(isBlank(?b)) }}"
    assert len(store.select(query)) == 1
    assert [type(one.subject) for one in store.quads(G)] == [BlankNode, BlankNode]


def test_a_query_may_not_reach_other_servers_through_the_store(store: Store) -> None:
    with pytest.raises(QueryForbiddenError):
        store.answer("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", results=SPARQL_JSON, graph=TURTLE)
    with pytest.raises(QueryForbiddenError):
        store.update("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


def test_changes_of_another_process_are_seen(store: Store, servers: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_books, "_FRESH", 0.0)
    name = "virtuoso" if type(store).__name__.startswith("Virtuoso") else "oxigraph"
    with KnowledgeGraph(store) as one, KnowledgeGraph.open(servers.address(name)) as other:
        one.load(cloud_plan())
        assert [document.id for document in other.documents()] == ["cloud"]
        version = one.version
        other.load(river_plan())
        assert one.version != version
        assert [document.id for document in one.documents()] == ["cloud", "river"]
        assert not one.rebuild()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=steps)
def test_after_every_step_of_two_writers_the_view_is_what_a_rebuild_makes_it(
    store: Store, path: list[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_books, "_FRESH", 0.0)
    store.update("DROP ALL")
    writers = Made(store), Made(store)
    for number, step in enumerate(path):
        writers[number % 2].follow(step)
        assert Writer(store, NAMES).rebuild() is False


@pytest.fixture
def virtuoso(servers: Servers) -> Iterator[Store]:
    opened = servers.store("virtuoso")
    yield opened
    opened.close()


def test_what_virtuoso_refuses_changes_nothing(virtuoso: Store) -> None:
    store = virtuoso
    store.change(insert=[quad(1)])
    integer = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    for literal in (Literal("much", datatype=integer), Literal("1" * 30, datatype=integer), Literal("长" * 4_000_000)):
        with pytest.raises(StoreError):
            store.change(insert=[quad(2), Quad(G, P, literal, G)], delete=[quad(1)])
    assert store.quads() == [quad(1)]


def test_a_change_that_was_cut_off_in_virtuoso_is_completed_when_it_is_opened(
    virtuoso: Store, servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = virtuoso
    before = [quad(number) for number in range(1500)]
    store.change(insert=before)
    endpoint = store._endpoint  # type: ignore[attr-defined]
    send = endpoint.update

    def cut_off(update: str) -> None:
        if update.startswith("INSERT DATA { GRAPH <http://a.example/g>"):
            raise StoreUnavailableError("The line is cut.")
        send(update)

    monkeypatch.setattr(endpoint, "update", cut_off)
    with pytest.raises(StoreUnavailableError):
        store.change(delete=before, insert=[quad(7000), quad(7001)])
    assert set(store.quads()) == set()
    again = open_store(servers.address("virtuoso"))
    assert set(again.quads()) == {quad(7000), quad(7001)}
    again.close()


def test_a_user_who_must_show_a_password_is_let_in(servers: Servers) -> None:
    protected = servers.address("virtuoso").query.replace("/sparql", "/sparql-auth")
    with pytest.raises(StoreUnavailableError, match="does not let this user"):
        open_store(protected)
    with pytest.raises(StoreUnavailableError, match="does not let this user"):
        open_store(protected.replace("//", "//dba:wrong@"))
    store = open_store(protected.replace("//", "//dba:dba@"))
    store.change(insert=[quad(1)])
    assert quad(1) in store.quads(G)
    store.close()


def test_a_server_answers_queries_itself(store: Store) -> None:
    query = "SELECT ?g { SERVICE <http://a.example/sparql> { ?s ?p ?o } }"
    graph = KnowledgeGraph(store)
    with graph.answering_apart(QueryLimits(services=frozenset({"a.example"}))) as workers:
        assert workers is None
        assert b"true" in graph.answer("ASK {}").body
        with pytest.raises(QueryForbiddenError, match="SERVICE"):
            graph.answer(query)


def test_a_server_is_not_backed_up(store: Store) -> None:
    graph = KnowledgeGraph(store)
    assert graph.directory is None
    with pytest.raises(BackupError, match="a server has backups of its own"):
        graph.backup()
