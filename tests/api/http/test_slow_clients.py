"""Clients that are slow, many, or gone, and changes that wait: the others are answered all the same."""

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.api.server import AUTHORISED, TOKEN, address, running

CONNECTIONS = 20
SETTINGS = {
    "INNOKG_ADMIN_TOKEN": TOKEN,
    "INNOKG_REQUEST_TIMEOUT": "0.5",
    "INNOKG_CONNECTIONS": str(CONNECTIONS),
    "INNOKG_UPDATE_TIMEOUT": "1",
    "INNOKG_UPDATE_QUEUE": "1",
}
NUMBERS = " ".join(map(str, range(100)))
ENDLESS = " ".join(f"VALUES ?v{number} {{ {NUMBERS} }}" for number in range(8))
# No client waits so long: a server that never gives up fails the test.
PATIENCE = 30
_CONNECTIONS = Path("/proc/net/tcp")
_ESTABLISHED = "01"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("slow") / "graph"
    with running("serve", "--data", data, "--port", "0", environment=SETTINGS) as process:
        yield address(process)


def connected(server: str) -> socket.socket:
    host = urlsplit(server)
    return socket.create_connection((host.hostname, host.port), timeout=PATIENCE)


def received(connection: socket.socket) -> bytes:
    """Return what comes until the server closes the connection."""
    parts = []
    try:
        while part := connection.recv(1 << 16):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def answers(server: str) -> None:
    assert httpx.get(f"{server}/healthz", timeout=PATIENCE).status_code == 200
    asked = httpx.get(f"{server}/sparql", params={"query": "ASK {}"}, timeout=PATIENCE)
    assert asked.json()["boolean"] is True


BEGINNINGS = {
    "nothing": b"",
    "half a request line": b"GET /sparql?query=AS",
    "headers without an end": b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\nX-Slow: ",
    "half a body": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    b"Content-Length: 1000\r\n\r\nASK",
    "half a chunk": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    b"Transfer-Encoding: chunked\r\n\r\nff\r\nASK",
}


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_a_client_that_does_not_go_on_is_given_up(server: str, beginning: str) -> None:
    with connected(server) as connection:
        connection.sendall(BEGINNINGS[beginning])
        head, _, body = received(connection).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408 ")
    assert json.loads(body)["status"] == 408
    answers(server)


def test_a_client_that_sends_a_byte_now_and_then_is_given_up(server: str) -> None:
    with connected(server) as connection:
        connection.settimeout(0.1)
        connection.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        for _ in range(PATIENCE * 10):
            try:
                connection.sendall(b"x")
                given = connection.recv(1000)
                break
            except TimeoutError:
                continue
            except (BrokenPipeError, ConnectionResetError):
                given = b""
                break
        else:
            pytest.fail("the server waited without end")
    assert given[:12] in (b"HTTP/1.1 408", b"")


@pytest.mark.skipif(not _CONNECTIONS.exists(), reason="the system does not list its connections")
def test_a_client_that_does_not_take_its_answer_is_given_up(server: str) -> None:
    rows = f"VALUES ?a {{ {NUMBERS} }} VALUES ?b {{ {NUMBERS} }} VALUES ?c {{ {NUMBERS[:20]} }}"
    query = f"SELECT (CONCAT(STR(?a), '{'x' * 200}') AS ?x) ?b ?c {{ {rows} }}"
    head = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: "
    with connected(server) as connection:
        connection.sendall(f"{head}{len(query)}\r\n\r\n{query}".encode())
        begun = connection.recv(1000)
        assert b"200 OK" in begun
        wanted = int(begun.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        for _ in range(PATIENCE * 5):
            answers(server)
            if not is_open(connection):
                break
        taken = len(begun) + len(received(connection))
    # What the system has taken from the server already still comes.
    assert taken < wanted


def is_open(connection: socket.socket) -> bool:
    """Tell whether the server holds its end of a connection."""
    own, other = (f"{port:04X}" for port in (connection.getsockname()[1], connection.getpeername()[1]))
    rows = [line.split() for line in _CONNECTIONS.read_text(encoding="ascii").splitlines()[1:]]
    ends = {(row[1].rpartition(":")[2], row[2].rpartition(":")[2]): row[3] for row in rows}
    return ends.get((other, own)) == _ESTABLISHED


def test_clients_beyond_a_number_are_asked_to_come_back(server: str) -> None:
    with ExitStack() as stack:
        held = [stack.enter_context(connected(server)) for _ in range(CONNECTIONS + 5)]
        refused = [received(connection) for connection in held]
    heads = [answer.partition(b"\r\n")[0] for answer in refused]
    assert heads.count(b"HTTP/1.1 503 Service Unavailable") >= 5
    assert all(b"Retry-After: " in answer for answer in refused if b" 503 " in answer[:20])
    answers(server)


def test_changes_that_wait_keep_no_reader_waiting_and_have_a_limit(server: str) -> None:
    update = f"INSERT {{ <a:s> <a:p> ?v0 }} WHERE {{ {ENDLESS} FILTER(?v0+?v1+?v2+?v3+?v4+?v5+?v6+?v7 > 9999) }}"

    def send(_: int) -> httpx.Response:
        return httpx.post(f"{server}/sparql", data={"update": update}, headers=AUTHORISED, timeout=2 * PATIENCE)

    with ThreadPoolExecutor(6) as pool:
        sent = [pool.submit(send, number) for number in range(6)]
        answers(server)
        given = [one.result() for one in sent]
    assert {answer.status_code for answer in given} == {429, 503}
    assert all(int(answer.headers["retry-after"]) > 0 for answer in given)
    stopped = [answer.json() for answer in given if answer.status_code == 503]
    assert {problem["type"] for problem in stopped} == {"/problems/query-timeout"}
    assert "nothing was changed" in stopped[0]["detail"]
    done = httpx.post(f"{server}/sparql", data={"update": "INSERT DATA { <a:s> <a:p> 1 }"}, headers=AUTHORISED)
    assert done.status_code == 204
