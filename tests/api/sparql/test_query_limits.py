"""What a query over HTTP may cost: real servers, real processes."""

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from urllib.parse import urlencode

import httpx
import pytest

from graph.knowledge_graph import KnowledgeGraph
from tests.api.example import plan
from tests.api.server import address, running
from tests.graph.query_workers.costly import COUNT, ENDLESS, HOG, LONG, NESTED, is_alive, soon

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at the processes of Linux")

_LIMITS = {
    "INNOKG_QUERY_TIMEOUT": "20",
    "INNOKG_QUERY_MEMORY_MB": "200",
    "INNOKG_QUERY_RESULT_MB": "1",
    "INNOKG_QUERY_WORKERS": "2",
    "INNOKG_QUERY_QUEUE": "1",
    "INNOKG_ADMIN_TOKEN": "a-token-of-the-tests",
}


@dataclass(frozen=True, slots=True)
class Server:
    """A server process and a client of it."""

    process: Popen[str]
    client: httpx.Client

    def workers(self) -> list[int]:
        """Return the ids of its workers."""
        found = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        children = [int(pid) for path in found for pid in path.read_text(encoding="ascii").split()]
        return [pid for pid in children if b"spawn_main" in _command(pid) and is_alive(pid)]

    def get(self, query: str, **parameters: str) -> httpx.Response:
        """Ask a query by GET."""
        return self.client.get("/sparql", params={"query": query, **parameters}, headers={"Accept": "*/*"})


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _is_idle(pid: int) -> bool:
    """Tell whether a process, a starting one aside, computes nothing for a moment."""
    before = _computed(pid)
    time.sleep(0.15)
    return _computed(pid) - before < 0.03


def _computed(pid: int) -> float:
    """Return the seconds of processor time that a process has used."""
    if not is_alive(pid):
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _serving(data: Path) -> Iterator[Server]:
    """Serve a graph with limits that allow little."""
    with KnowledgeGraph.open(data) as graph:
        graph.load(plan())
    with (
        running("serve", "--data", data, "--port", "0", environment=_LIMITS) as process,
        httpx.Client(base_url=address(process), timeout=30) as client,
    ):
        yield Server(process, client)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server that allows little and that no test may hurt."""
    with _serving(tmp_path_factory.mktemp("limited") / "graph") as served:
        yield served


def test_a_query_without_end_is_a_problem_and_its_process_is_gone(server: Server) -> None:
    server.get(COUNT)
    before = server.workers()

    answer = server.get(ENDLESS, timeout="0.5")

    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert int(answer.headers["retry-after"]) > 0
    assert answer.json()["type"] == "/problems/query-timeout"
    assert soon(lambda: not set(before) <= set(server.workers()))
    assert soon(lambda: all(map(_is_idle, server.workers())))
    assert server.get(COUNT).status_code == 200


def test_each_way_of_asking_may_ask_for_less_time(server: Server) -> None:
    form = server.client.post("/sparql", data={"query": ENDLESS, "timeout": "0.2"})
    direct = server.client.post(
        "/sparql?timeout=0.2", content=ENDLESS, headers={"Content-Type": "application/sparql-query"}
    )
    page = server.client.get("/sparql", params={"query": ENDLESS, "timeout": "0.2"}, headers={"Accept": "text/html"})

    assert [form.status_code, direct.status_code, page.status_code] == [503, 503, 503]
    assert page.headers["content-type"].startswith("text/html")
    for wrong in ("0", "-1", "soon", "nan", "1e9", ""):
        assert server.get(COUNT, timeout=wrong).status_code == 400


def test_queries_that_break_their_process_are_problems(server: Server) -> None:
    hog = server.get(HOG)
    long = server.get(LONG)
    nested = server.client.post("/sparql", data={"query": NESTED})

    assert (hog.status_code, hog.json()["type"]) == (503, "/problems/query-memory")
    assert (long.status_code, long.json()["type"]) == (413, "/problems/result-too-large")
    assert (nested.status_code, nested.json()["type"]) == (400, "/problems/query")
    assert server.get(COUNT).status_code == 200
    assert server.process.poll() is None


def test_a_client_that_disconnects_stops_its_query(server: Server) -> None:
    url = server.client.base_url
    content = f"Content-Type: application/sparql-query\r\nContent-Length: {len(ENDLESS)}"
    for request in (
        f"GET /sparql?{urlencode({'query': ENDLESS})} HTTP/1.1\r\nHost: a\r\n\r\n",
        f"POST /sparql HTTP/1.1\r\nHost: a\r\n{content}\r\n\r\n{ENDLESS}",
    ):
        assert soon(lambda: all(map(_is_idle, server.workers())))
        with socket.create_connection((url.host, url.port or 80)) as connection:
            connection.sendall(request.encode())
            assert soon(lambda: not all(map(_is_idle, server.workers())))
            busy = server.workers()

        assert soon(lambda busy=busy: not set(busy) <= set(server.workers()))  # type: ignore[misc]
        assert soon(lambda: all(map(_is_idle, server.workers())))
        assert server.get(COUNT).status_code == 200


def test_queries_beyond_the_queue_are_told_to_come_again(server: Server) -> None:
    with ThreadPoolExecutor(6) as threads:
        asked = [threads.submit(server.get, ENDLESS, timeout="2") for _ in range(6)]
        wait(asked, return_when=FIRST_COMPLETED)

        assert server.client.get("/healthz").status_code == 200
        assert not all(one.done() for one in asked)

        answers = [one.result() for one in asked]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert sorted(answer.status_code for answer in answers) == [429, 429, 429, 503, 503, 503]
    assert all(int(answer.headers["retry-after"]) > 0 for answer in refused)
    assert {answer.json()["type"] for answer in refused} == {"/problems/overloaded"}


def test_an_update_is_seen_by_the_next_query(server: Server) -> None:
    token = {"Authorization": f"Bearer {_LIMITS['INNOKG_ADMIN_TOKEN']}"}
    for number in range(10):
        update = (
            f"INSERT DATA {{ GRAPH <http://a.example/g> {{ <http://a.example/s> <http://a.example/p> {number} }} }}"
        )
        written = server.client.post("/sparql", data={"update": update}, headers=token)
        seen = server.get("SELECT (COUNT(*) AS ?n) { GRAPH <http://a.example/g> { ?s ?p ?o } }")

        assert written.status_code == 204
        assert seen.json()["results"]["bindings"][0]["n"]["value"] == str(number + 1)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_server_that_ends_leaves_no_process(tmp_path: Path, how: signal.Signals) -> None:
    with _serving(tmp_path / "graph") as server, ThreadPoolExecutor(2) as threads:
        asked = [threads.submit(server.get, ENDLESS) for _ in range(2)]
        # Two answer queries, and one tries updates out.
        assert soon(lambda: len(server.workers()) == 3)
        time.sleep(0.5)
        workers = server.workers()

        server.process.send_signal(how)

        assert soon(lambda: not any(map(is_alive, workers)))
        for one in asked:
            error = one.exception()
            assert isinstance(error, httpx.TransportError) or (error is None and one.result().status_code >= 500)
        assert soon(lambda: server.process.poll() is not None)
