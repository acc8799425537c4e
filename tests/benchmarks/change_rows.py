"""Repeated questions and changes: what the query section's other questions leave out, asked by one client."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph

from graph.serialisation import SPARQL_JSON
from tests.benchmarks.connection import Connection
from tests.benchmarks.engines import INNOKG, OXIGRAPH, TOKEN, served_apart
from tests.benchmarks.progress import told
from tests.benchmarks.questions import N_TRIPLES, questions
from tests.benchmarks.tables import table
from tests.benchmarks.timing import NOTHING, Timing, cell

_CACHE_MB = 64
_SECONDS = 2.0
_MOST = 500
_GRAPH = "http://a.example/measured"
_FEW, _MANY = 100, 1000
_UPDATE = {"Content-Type": "application/sparql-update"}
_TRIPLES = {"Content-Type": N_TRIPLES}

#: Sends the request of a number in the row's run; raises ``RuntimeError`` where the answer is none of the awaited.
_Send = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _Service:
    """One server: its connection, the addresses of queries, updates and graphs, and what a change must bring."""

    connection: Connection
    query: str
    update: str
    store: str
    allowed: Mapping[str, str]

    def send(self, method: str, address: str, headers: Mapping[str, str], body: str = "") -> tuple[int, bytes]:
        """Send a request; raise ``RuntimeError`` for an answer that is none of success or 304."""
        status, answer = self.connection.request(address, {**self.allowed, **headers}, method, body.encode())
        if status not in (200, 201, 204, 304):
            raise RuntimeError(f"The server has answered {status}: {answer[:500]!r}")
        return status, answer


def change_rows(store: Path) -> Iterator[str]:
    """Yield the table of repeated questions and changes for the graph of a store."""
    (lookup, *_) = questions(pyoxigraph.Store.read_only(str(store)))
    found: dict[str, dict[str, Timing]] = {}
    for name in (INNOKG, OXIGRAPH):
        with _service(name, store) as service:
            for row, send in _rows(service, lookup.forms[0], name):
                told(f"{row}: {name}")
                found.setdefault(row, {})[name] = _timed(send)
    yield ""
    yield "The same graph with the cache of answers on, asked by one client, with each change on disk before it is"
    yield f"answered: the same lookup again and again, {_MANY:,} triples put into a graph of their own and got from"
    yield f"it, and {_FEW} triples inserted, each time others."
    yield ""
    names = (INNOKG, OXIGRAPH)
    cells = ((row, *(cell(timings.get(name, NOTHING)) for name in names)) for row, timings in found.items())
    yield from table(("request", *names), cells, left=1)


@contextmanager
def _service(name: str, store: Path) -> Iterator[_Service]:
    with served_apart(name, store, _CACHE_MB) as port, closing(Connection("127.0.0.1", port, "")) as connection:
        if name == INNOKG:
            allowed = {"Authorization": f"Bearer {TOKEN}"}
            yield _Service(connection, "/sparql", "/sparql", "/rdf-graph-store", allowed)
        else:
            yield _Service(connection, "/query", "/update", "/store", {})


def _rows(service: _Service, query: str, name: str) -> Iterator[tuple[str, _Send]]:
    """Yield what is sent for each row, in an order in which graphs are put before they are got."""
    address = f"{service.query}?query={quote(query, safe='')}"
    accept = {"Accept": SPARQL_JSON}
    graph = f"{service.store}?{urlencode({'graph': _GRAPH})}"
    yield "the same lookup", lambda _: _checked(service.send("GET", address, accept), 200)
    if name == INNOKG:
        tagged = {**accept, "If-None-Match": service.connection.headers["etag"]}
        yield "the same lookup, 304", lambda _: _checked(service.send("GET", address, tagged), 304)
    yield (
        "PUT of a graph",
        lambda number: _checked(service.send("PUT", graph, _TRIPLES, _triples(_MANY, number)), 201, 204),
    )
    yield "GET of a graph", lambda _: _checked(service.send("GET", graph, {"Accept": N_TRIPLES}), 200)
    for where, begin, end in (("a graph", f"GRAPH <{_GRAPH}> {{", "}"), ("the default graph", "", "")):

        def insert(number: int, begin: str = begin, end: str = end) -> None:
            update = f"INSERT DATA {{ {begin} {_triples(_FEW, number)} {end} }}"
            _checked(service.send("POST", service.update, _UPDATE, update), 200, 204)

        yield f"INSERT DATA into {where}", insert


def _triples(number: int, run: int) -> str:
    lines = (f'<http://a.example/{run}-{place}> <http://a.example/name> "name {place}" .' for place in range(number))
    return "\n".join(lines)


def _checked(answer: tuple[int, bytes], *awaited: int) -> None:
    if answer[0] not in awaited:
        raise RuntimeError(f"The server has answered {answer[0]}, not {awaited}.")


def _timed(send: _Send) -> Timing:
    """Return how long answers take, for some seconds; the first, which may find nothing warm, does not count."""
    send(0)
    taken: list[float] = []
    begun = time.perf_counter()
    for number in islice(count(1), _MOST):
        start = time.perf_counter()
        send(number)
        ended = time.perf_counter()
        taken.append(ended - start)
        if ended - begun >= _SECONDS:
            break
    return Timing(answers=tuple(taken), rounds=(time.perf_counter() - begun,))
