"""What users of rdflib get: the same data, and no way to other hosts."""

import socket
from collections.abc import Callable, Iterator

import pytest
import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from pyparsing import ParseException
from rdflib.plugins.sparql import prepareQuery, prepareUpdate

from graph.stores.oxigraph_store import OxigraphStore
from ontology.errors import QueryError, QueryForbiddenError

# rdflib itself still uses what it has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")

S, P, G = (NamedNode(f"http://a.example/{name}") for name in "spg")


@pytest.fixture
def dataset() -> rdflib.Dataset:
    store = OxigraphStore.in_memory()
    store.change(insert=[Quad(S, P, Literal("值"), DefaultGraph()), Quad(S, P, Literal("2"), G)])
    return store.dataset()


@pytest.fixture
def host() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


Way = Callable[[rdflib.Dataset, str], object]
QUERY_WAYS: dict[str, Way] = {
    "data set": lambda dataset, query: list(dataset.query(query)),
    "rdflib's own engine": lambda dataset, query: list(dataset.query(query, use_store_provided=False)),
    "bindings": lambda dataset, query: list(dataset.query(query, initBindings={"z": rdflib.Literal(1)})),
    "argument": lambda dataset, query: list(dataset.query(query, DEBUG=False)),
    "graph": lambda dataset, query: list(dataset.graph(G.value).query(query, use_store_provided=False)),
    "context": lambda dataset, query: list(dataset.get_context(rdflib.URIRef(G.value)).query(query)),
    "default graph": lambda dataset, query: list(dataset.default_graph.query(query, use_store_provided=False)),
    "another graph": lambda dataset, query: list(rdflib.Graph(store=dataset.store, identifier=G.value).query(query)),
    "prepared": lambda dataset, query: list(dataset.query(prepareQuery(query))),
    "each graph": lambda dataset, query: [list(one.query(query, use_store_provided=False)) for one in dataset.graphs()],
}
QUERIES = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { { SELECT ?s { service <URL> { ?s ?p ?o } } } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    r"SELECT * { \u0053ERVICE <URL> { ?s ?p ?o } }",
    r'SELECT * { ?s ?p "\u0022 . SERVICE <URL> { ?s ?p ?o } #" }',
]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("way", QUERY_WAYS)
def test_no_query_reaches_a_host(dataset: rdflib.Dataset, host: socket.socket, way: str, query: str) -> None:
    # What the engine does not take for SERVICE, it refuses or takes for a text.
    try:
        found = QUERY_WAYS[way](dataset, query.replace("URL", f"http://127.0.0.1:{host.getsockname()[1]}/"))
        assert found in ([], [[]] * 2)
    except (QueryError, SyntaxError, ParseException):
        pass
    with pytest.raises(BlockingIOError):
        host.accept()


UPDATE_WAYS: dict[str, Way] = {
    "data set": lambda dataset, update: dataset.update(update),
    "rdflib's own engine": lambda dataset, update: dataset.update(update, use_store_provided=False),
    "graph": lambda dataset, update: dataset.graph(G.value).update(update),
    "prepared": lambda dataset, update: dataset.update(prepareUpdate(update)),
}


@pytest.mark.parametrize(
    "update", ["LOAD <URL>", "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }", r"\u004cOAD <URL>"]
)
@pytest.mark.parametrize("way", UPDATE_WAYS)
def test_no_update_reaches_a_host(dataset: rdflib.Dataset, host: socket.socket, way: str, update: str) -> None:
    with pytest.raises((QueryError, SyntaxError, ParseException)):
        UPDATE_WAYS[way](dataset, update.replace("URL", f"http://127.0.0.1:{host.getsockname()[1]}/"))
    with pytest.raises(BlockingIOError):
        host.accept()


@pytest.mark.parametrize("way", ["data set", "rdflib's own engine", "default graph"])
def test_a_silent_service_has_one_empty_solution(dataset: rdflib.Dataset, host: socket.socket, way: str) -> None:
    url = f"http://127.0.0.1:{host.getsockname()[1]}/"
    found = QUERY_WAYS[way](dataset, f"SELECT ?n {{ BIND(1 AS ?n) SERVICE SILENT <{url}> {{ ?x ?y ?z }} }}")
    assert [row[0].toPython() for row in found] == [1]  # type: ignore[attr-defined]
    with pytest.raises(BlockingIOError):
        host.accept()


def test_a_silent_load_does_nothing(dataset: rdflib.Dataset, host: socket.socket) -> None:
    dataset.update(f"LOAD SILENT <http://127.0.0.1:{host.getsockname()[1]}/>")
    assert len(dataset.default_graph) == 1
    with pytest.raises(BlockingIOError):
        host.accept()


def test_the_words_elsewhere_and_rdflibs_prefixes_are_allowed(dataset: rdflib.Dataset) -> None:
    dataset.bind("service", "http://a.example/")
    rows = list(dataset.query("SELECT ?service { ?service service:p ?o FILTER(?o != 'LOAD') }"))
    assert [str(row[0]) for row in rows] == [S.value]  # type: ignore[index]
    with pytest.raises(QueryForbiddenError):
        dataset.query("SELECT * { SERVICE service:p { ?s ?p ?o } }")
    dataset.update("INSERT DATA { service:s service:p 'load' }")
    assert len(dataset.default_graph) == 2
