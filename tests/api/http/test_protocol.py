"""What the server's own protocol takes and refuses, byte by byte."""

import socket
from http.client import HTTPResponse
from urllib.parse import urlsplit

import httpx
import pytest

_SECONDS = 20
_HEAD = b"GET /healthz HTTP/1.1\r\nHost: x\r\n"
_POST = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
_CHUNKED = _POST + b"Transfer-Encoding: chunked\r\n\r\n"
_PART = b"x" * 10_000

AMBIGUOUS = {
    "a length and chunks": _POST + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n",
    "two lengths": _POST + b"Content-Length: 6\r\nContent-Length: 7\r\n\r\nASK {} ",
    "a length with a sign": _POST + b"Content-Length: +6\r\n\r\nASK {}",
    "another coding": _POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n",
    "chunks said twice": _POST + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a chunk in other digits": _CHUNKED + b"0x6\r\nASK {}\r\n0\r\n\r\n",
    "no host": b"GET /healthz HTTP/1.1\r\n\r\n",
    "two hosts": _HEAD + b"Host: y\r\n\r\n",
    "a space before the colon": _HEAD + b"Length : 1\r\n\r\n",
    "a folded line": _HEAD + b"A: b\r\n c\r\n\r\n",
    "lines without a return": b"GET /healthz HTTP/1.1\nHost: x\n\n",
    "a host to connect to": b"CONNECT a.example:80 HTTP/1.1\r\nHost: a.example\r\n\r\n",
}


def connected(service: httpx.Client) -> socket.socket:
    address = urlsplit(str(service.base_url))
    return socket.create_connection((address.hostname or "", address.port or 0), timeout=_SECONDS)


def received(client: socket.socket) -> bytes:
    """Return what comes until the server closes the connection."""
    found = b""
    while part := client.recv(1 << 16):
        found += part
    return found


def statuses(answers: bytes) -> list[int]:
    return [int(part[:3]) for part in answers.split(b"HTTP/1.1 ")[1:]]


def test_chinese_in_an_address_is_read_as_typed(service: httpx.Client) -> None:
    with connected(service) as client:
        for _ in range(2):
            client.sendall("GET /api/search?q=云湖 HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            answer = HTTPResponse(client)
            answer.begin()
            answer.read()
            assert answer.status == 200


@pytest.mark.parametrize(
    ("begin", "part"),
    [
        (_HEAD + b"Long: ", _PART),
        (_HEAD, b"Many: " + _PART + b"\r\n"),
        (b"GET /?q=", _PART),
        (_CHUNKED + b"0\r\nTrailer: ", _PART),
        (_CHUNKED + b"1;extension=", _PART),
    ],
    ids=["a header without end", "headers without end", "an address without end", "a trailer", "a chunk's extension"],
)
def test_what_never_ends_beside_a_body_is_refused(service: httpx.Client, begin: bytes, part: bytes) -> None:
    with connected(service) as client:
        client.sendall(begin)
        answer = b""
        try:
            for _ in range(200):
                client.sendall(part)
            answer = client.recv(1 << 16)
        except ConnectionError:
            # The server closes at once; what it answered may be lost with what it did not read.
            answer = answer or b"HTTP/1.1 400"

        assert statuses(answer) == [400]
    assert service.get("/healthz").status_code == 200


@pytest.mark.parametrize("sent", AMBIGUOUS)
def test_what_two_readers_may_read_differently_is_refused(service: httpx.Client, sent: str) -> None:
    with connected(service) as client:
        client.sendall(AMBIGUOUS[sent])

        assert statuses(received(client)) == [400]


def test_a_body_in_the_smallest_chunks_is_taken(service: httpx.Client) -> None:
    body = b"ASK {}" + b" " * 15_000
    chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in body)
    with connected(service) as client:
        client.sendall(_CHUNKED + chunks + b"0\r\n\r\n")

        assert statuses(client.recv(1 << 16)) == [200]


def test_a_client_that_would_like_another_protocol_is_answered_by_this_one(service: httpx.Client) -> None:
    upgrade = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"
    with connected(service) as client:
        client.sendall(_POST + b"Content-Length: 6\r\n" + upgrade + b"\r\nASK {}")
        answer = HTTPResponse(client)
        answer.begin()

        assert (answer.status, b"true" in answer.read()) == (200, True)


def test_requests_that_are_sent_ahead_are_answered_in_their_order(service: httpx.Client) -> None:
    query = _POST + b"Content-Length: 6\r\n\r\nASK {}"
    with connected(service) as client:
        client.sendall((query + b"GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n") * 300 + b"BAD\r\n\r\n")

        assert statuses(received(client)) == [200, 404] * 300 + [400]


def test_a_field_of_a_trailer_is_none_of_the_head(writable: httpx.Client) -> None:
    update = _CHUNKED.replace(b"-query", b"-update") + b"9\r\nCLEAR ALL\r\n0\r\n"
    with connected(writable) as client:
        client.sendall(update + "Authorization: Bearer a token: 令牌\r\n\r\n".encode())

        assert statuses(client.recv(1 << 16)) == [401]
