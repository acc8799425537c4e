"""The SPARQL 1.1 Graph Store HTTP Protocol."""

import gzip
import socket
import zlib
from collections.abc import Callable

import httpx
import pyoxigraph
import pytest

from tests.api.graph_store_client import DATA, PATH, TURTLE, put, size
from tests.api.server import AUTHORISED
from tests.unreached import unreached

Pack = Callable[[bytes], bytes]


def test_a_graph_is_put_read_added_to_and_deleted(administrator: httpx.Client, graph: str) -> None:
    assert put(administrator, graph).status_code == 201
    assert size(administrator, graph) == 2
    assert put(administrator, graph, "<s> <http://a.example/p> 1 .").status_code == 204
    added = administrator.post(PATH, params={"graph": graph}, content=DATA, headers=TURTLE)
    assert added.status_code == 204
    assert size(administrator, graph) == 3
    assert administrator.delete(PATH, params={"graph": graph}).status_code == 204
    assert administrator.get(PATH, params={"graph": graph}).status_code == 404
    assert administrator.delete(PATH, params={"graph": graph}).status_code == 404
    assert administrator.head(PATH, params={"graph": graph}).status_code == 404


def test_relative_iris_are_read_against_the_graphs_name(administrator: httpx.Client) -> None:
    put(administrator, "http://a.example/base/one", "<s> <p> <> .")

    text = administrator.get(
        PATH, params={"graph": "http://a.example/base/one"}, headers={"accept": "text/turtle"}
    ).text
    (quad,) = pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE)
    assert str(quad.triple) == ("<http://a.example/base/s> <http://a.example/base/p> <http://a.example/base/one>")


def test_an_address_names_its_graph_itself(administrator: httpx.Client) -> None:
    answer = administrator.put(f"{PATH}/区/1.ttl", content="<> <p> 1 .", headers=TURTLE)

    name = f"{administrator.base_url}{PATH}/%E5%8C%BA/1.ttl"
    assert answer.status_code == 201
    assert size(administrator, name) == 1
    assert administrator.get(f"{PATH}/区/1.ttl").status_code == 200


def test_a_graph_without_a_name_gets_one(administrator: httpx.Client) -> None:
    answer = administrator.post(PATH, content=DATA, headers=TURTLE)

    assert answer.status_code == 201
    assert administrator.get(answer.headers["location"]).status_code == 200
    assert size(administrator, answer.headers["location"]) == 2


@pytest.mark.parametrize(
    ("rdf_format", "content"),
    [
        ("text/turtle", b"<http://a.example/s> <http://a.example/p> 1 ."),
        ("application/n-triples", b'<http://a.example/s> <http://a.example/p> "1" .'),
        ("application/n-quads", b'<http://a.example/s> <http://a.example/p> "1" .'),
        ("application/trig", b"<http://a.example/s> <http://a.example/p> 1 ."),
        ("application/ld+json", b'{"@id": "http://a.example/s", "http://a.example/p": 1}'),
        (
            "application/rdf+xml",
            (
                b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://a.example/">'
                b'<rdf:Description rdf:about="http://a.example/s"><x:p>1</x:p></rdf:Description></rdf:RDF>'
            ),
        ),
    ],
)
def test_every_format_goes_in_and_comes_out(
    administrator: httpx.Client, graph: str, rdf_format: str, content: bytes
) -> None:
    assert put(administrator, graph, content, {"content-type": rdf_format}).status_code == 201

    answer = administrator.get(PATH, params={"graph": graph}, headers={"accept": rdf_format})
    assert answer.headers["content-type"].partition(";")[0] == rdf_format
    found = pyoxigraph.RdfFormat.from_media_type(rdf_format)
    (quad,) = pyoxigraph.parse(answer.content, found)
    assert quad.predicate.value == "http://a.example/p"


def test_the_parts_of_a_form_are_all_added(administrator: httpx.Client, graph: str) -> None:
    files = {
        "one": ("one.ttl", "<http://a.example/s> <http://a.example/p> '一' .".encode(), "text/turtle"),
        "two": ("two.nt", b"<http://a.example/s> <http://a.example/p> <http://a.example/o> .", "application/n-triples"),
    }

    assert administrator.post(PATH, params={"graph": graph}, files=files).status_code == 201
    assert size(administrator, graph) == 2


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        (b"<s> <p>", "text/turtle", 400),
        ("<s> <p> 云 .".encode(), "text/turtle", 400),
        (b"\xff\xfe", "text/turtle", 422),
        (b"{}", "application/json", 415),
        (b"a", "multipart/form-data", 400),
        (b"<http://a.example/s> <http://a.example/p> 1 .", "", 415),
        (b"<x:s> <x:p> <x:o> <x:g> .", "application/n-quads", 400),
        (b'{"@context": "HERE", "name": "x"}', "application/ld+json", 422),
        (b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><r>&e;</r>', "application/rdf+xml", 422),
        (b'<!DOCTYPE r SYSTEM "HERE"><r/>', "application/rdf+xml", None),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, "application/ld+json", 413),
    ],
)
def test_a_body_that_is_no_graph_is_refused_and_fetches_nothing(
    administrator: httpx.Client, graph: str, content: bytes, media_type: str, status: int | None
) -> None:
    with unreached() as url:
        answer = put(administrator, graph, content.replace(b"HERE", url.encode()), {"content-type": media_type})
    if status is not None:
        assert answer.status_code == status == answer.json()["status"]
        assert administrator.get(PATH, params={"graph": graph}).status_code == 404


@pytest.mark.parametrize(
    ("length", "status"), [(b"Content-Length: 99999999999\r\n", b"413"), (b"", b"411")], ids=["too-large", "unknown"]
)
def test_a_body_that_is_too_large_or_of_unknown_length_is_refused_before_it_is_sent(
    administrator: httpx.Client, length: bytes, status: bytes
) -> None:
    address = administrator.base_url
    head = b"PUT /rdf-graph-store?default HTTP/1.1\r\nHost: x\r\nContent-Type: text/turtle\r\nAuthorization: "
    with socket.create_connection((address.host, address.port or 80), timeout=10) as connection:
        connection.sendall(head + AUTHORISED[b"authorization"] + b"\r\n" + length + b"\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 " + status)


def _bare(data: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflater.compress(data) + deflater.flush()


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("Deflate", _bare),
    ],
)
def test_a_graph_may_come_packed(administrator: httpx.Client, graph: str, coding: str, pack: Pack) -> None:
    answer = put(administrator, graph, pack(DATA.encode()), TURTLE | {b"content-encoding": coding.encode()})

    assert answer.status_code == 201
    assert size(administrator, graph) == 2


@pytest.mark.parametrize(
    ("coding", "content", "status"),
    [
        ("br", b"x", 415),
        ("gzip, gzip", b"x", 415),
        ("gzip", b"<s> <p> <o> .", 400),
        ("gzip", gzip.compress(b"<s> <p> <o> .")[:-9], 400),
        ("deflate", zlib.compress(b"<s> <p> <o> .")[:-5], 400),
        ("gzip", gzip.compress(bytes(80 << 20)), 413),
        ("deflate", zlib.compress(bytes(80 << 20)), 413),
        ("gzip", gzip.compress(bytes(40 << 20)) * 2, 413),
    ],
    ids=["br", "twice", "unpacked", "cut", "cut-deflate", "bomb", "bomb-deflate", "bomb-in-members"],
)
def test_what_is_not_well_packed_or_grows_too_large_is_refused(
    administrator: httpx.Client, graph: str, coding: str, content: bytes, status: int
) -> None:
    answer = put(administrator, graph, content, TURTLE | {b"content-encoding": coding.encode()})

    assert answer.status_code == status == answer.json()["status"]
    assert administrator.get(PATH, params={"graph": graph}).status_code == 404


def test_a_change_may_depend_on_what_is_there(administrator: httpx.Client, graph: str) -> None:
    address = {"graph": graph}
    absent = TURTLE | {b"if-match": b"*"}
    assert put(administrator, graph, headers=absent).status_code == 412
    assert administrator.get(PATH, params=address).status_code == 404

    assert put(administrator, graph, headers=TURTLE | {b"if-none-match": b"*"}).status_code == 201
    again = put(administrator, graph, "<s> <p> <o> .", TURTLE | {b"if-none-match": b"*"})
    assert (again.status_code, again.json()["type"]) == (412, "/problems/precondition")
    assert size(administrator, graph) == 2

    old = administrator.get(PATH, params=address, headers={"accept": "text/turtle"}).headers["etag"].encode()
    assert put(administrator, graph, "<s> <p> <o> .", TURTLE | {b"if-match": b'"another", ' + old}).status_code == 204
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        media_type = b"application/sparql-update" if method == "PATCH" else b"text/turtle"
        headers = {b"content-type": media_type, b"if-match": old}
        answer = administrator.request(method, PATH, params=address, content=b"", headers=headers)
        assert answer.status_code == 412, method
    assert size(administrator, graph) == 1
    new = administrator.get(PATH, params=address).headers["etag"].encode()
    refused = administrator.delete(PATH, params=address, headers={b"if-none-match": new})
    assert refused.status_code == 412
    assert administrator.delete(PATH, params=address, headers={b"if-match": new}).status_code == 204


@pytest.mark.parametrize(
    "query", ["", "?graph=relative", "?graph=http://a&default", "?graph=http://a&graph=http://b", "?x"]
)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_request_is_about_one_graph(administrator: httpx.Client, method: str, query: str) -> None:
    answer = administrator.request(method, PATH + query, content=b"" if method == "PUT" else None, headers=TURTLE)

    assert answer.status_code == 400


@pytest.mark.parametrize("method", ["PUT", "POST", "PATCH", "DELETE"])
def test_a_change_needs_the_token(writable: httpx.Client, service: httpx.Client, method: str) -> None:
    for client, status in ((writable, 401), (service, 403)):
        answer = client.request(method, f"{PATH}?default", content=b"", headers=TURTLE)
        assert answer.status_code == status
    assert "云溪科创小镇" in writable.get(f"{PATH}?default", headers={"accept": "text/turtle"}).text


def test_the_default_graph_is_what_was_put_and_the_documents_stay(administrator: httpx.Client) -> None:
    before = administrator.get(f"{PATH}?default", headers={"accept": "application/n-triples"}).text

    assert administrator.put(f"{PATH}?default", content="<x:s> <x:p> 1 .", headers=TURTLE).status_code == 204

    assert len(administrator.get(f"{PATH}?default", headers={"accept": "application/n-triples"}).text.splitlines()) == 1
    assert administrator.get("/api/documents").json()["total"] == 0
    for name in ("retracted", "asserted"):
        administrator.delete(PATH, params={"graph": f"https://w3id.org/innokg/graph/{name}"}).raise_for_status()
    after = administrator.get(f"{PATH}?default", headers={"accept": "application/n-triples"}).text
    assert set(after.splitlines()) == set(before.splitlines())
