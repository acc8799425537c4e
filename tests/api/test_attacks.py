"""Attacks that no other test tries: what is sent may be deep, large, swollen, or a guess at the token."""

import hmac
import socket

import httpx
import pytest
from starlette.requests import Request

from api import authorisation
from api.settings import Settings
from ontology.errors import UnauthorisedError
from tests.api.server import AUTHORISED, TOKEN

PATH = "/rdf-graph-store"
GRAPH = {"graph": "http://a.example/attacked"}
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://a.example/"'
ENTITIES = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 12))
LAUGHS = f'<!DOCTYPE r [<!ENTITY e0 "ha">{ENTITIES}]><rdf:RDF {RDF}><rdf:Description><x:p>&e11;</x:p></rdf:Description>'
FILE = '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
READER = f"{FILE}<rdf:RDF {RDF}><rdf:Description><x:p>&e;</x:p></rdf:Description>"

UPLOADS = {
    "billion laughs": (f"{LAUGHS}</rdf:RDF>", "application/rdf+xml"),
    "an entity from a file": (f"{READER}</rdf:RDF>", "application/rdf+xml"),
    "deep brackets": (f"<a:s> <a:p> {'[ <a:p> ' * 200_000}", "text/turtle"),
    "deep lists": (f"<a:s> <a:p> {'( ' * 200_000}", "text/turtle"),
    "deep elements": (f"<rdf:RDF {RDF}>{'<rdf:Description><x:p>' * 100_000}", "application/rdf+xml"),
    "deep JSON": ('{"@graph":[' * 50_000, "application/ld+json"),
    "deep triple terms": (f"<a:s> <a:p> {'<<( <a:s> <a:p> ' * 100_000}", "text/turtle"),
}


def check_alive(client: httpx.Client) -> None:
    assert client.get("/readyz").status_code == 200
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


@pytest.mark.parametrize("attack", UPLOADS)
def test_a_hostile_graph_is_refused_and_the_service_goes_on(writable: httpx.Client, attack: str) -> None:
    content, media_type = UPLOADS[attack]
    headers = AUTHORISED | {b"content-type": media_type.encode()}

    answer = writable.put(PATH, params=GRAPH, content=content.encode(), headers=headers)

    assert answer.status_code in (400, 413, 422)
    assert answer.headers["content-type"] == "application/problem+json"
    assert writable.get(PATH, params=GRAPH).status_code == 404
    check_alive(writable)


def test_a_huge_literal_comes_and_goes(writable: httpx.Client) -> None:
    literal = "云" * 2_000_000
    headers = AUTHORISED | {b"content-type": b"text/turtle"}
    put = writable.put(PATH, params=GRAPH, content=f'<a:s> <a:p> "{literal}" .'.encode(), headers=headers)
    assert put.status_code == 201
    got = writable.get(PATH, params=GRAPH, headers={"accept": "application/n-triples"})
    assert len(got.text) > len(literal)
    assert writable.delete(PATH, params=GRAPH, headers=AUTHORISED).status_code == 204


def test_a_packed_query_that_unpacks_to_too_much_is_refused(service: httpx.Client) -> None:
    import gzip

    headers = {"content-type": "application/sparql-query", "content-encoding": "gzip"}
    bomb = gzip.compress(b" " * (200 << 20))
    assert len(bomb) < 1 << 20
    assert service.post("/sparql", content=bomb, headers=headers).status_code == 413
    packed = service.post("/sparql", content=gzip.compress(b"ASK {}"), headers=headers)
    assert packed.json()["boolean"] is True


@pytest.mark.parametrize(
    "update",
    [
        f"INSERT DATA {{ <a:s> <a:p> {'[ <a:p> ' * 50_000} }}",
        f"INSERT {{ <a:s> <a:p> 1 }} WHERE {{ {'{' * 50_000} }}",
        f"INSERT {{ <a:s> <a:p> 1 }} WHERE {{ FILTER({'!' * 100_000}1) }}",
    ],
    ids=["brackets", "braces", "signs"],
)
def test_an_update_that_no_parser_can_follow_ends_no_service(writable: httpx.Client, update: str) -> None:
    headers = AUTHORISED | {b"content-type": b"application/sparql-update"}
    answer = writable.post("/sparql", content=update.encode(), headers=headers)
    assert answer.status_code == 400
    check_alive(writable)


def test_many_connections_at_once_are_answered(service: httpx.Client) -> None:
    held = [socket.create_connection((service.base_url.host, service.base_url.port or 80)) for _ in range(200)]
    try:
        check_alive(service)
        for connection in held:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        for connection in held:
            connection.settimeout(20)
            assert connection.recv(15) == b"HTTP/1.1 200 OK"
    finally:
        for connection in held:
            connection.close()


@pytest.mark.parametrize("given", ["", "a", TOKEN[:-1], TOKEN + "x", "x" * 10_000])
def test_a_token_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return hmac.compare_digest(one, other)

    monkeypatch.setattr(authorisation, "hmac", type("hmac", (), {"compare_digest": staticmethod(compare)}))
    scope = {"type": "http", "headers": [(b"authorization", f"Bearer {given}".encode())]}
    with pytest.raises(UnauthorisedError):
        authorisation.check_token(Request(scope), Settings(admin_token=TOKEN))
    assert compared == ([(given.encode(), TOKEN.encode())] if given else [])
