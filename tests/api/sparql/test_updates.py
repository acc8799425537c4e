"""SPARQL updates over HTTP: by both ways, with the token alone, all or nothing."""

from collections.abc import Callable

import httpx
import pytest

from tests.api.server import AUTHORISED
from tests.unreached import unreached

Headers = dict[bytes, bytes]
Way = Callable[[httpx.Client, str, Headers], httpx.Response]
FORM = {b"content-type": b"application/x-www-form-urlencoded"}
UPDATE = {b"content-type": b"application/sparql-update"}
PREFIX = "PREFIX x: <http://a.example/> "


def post_form(client: httpx.Client, update: str, headers: Headers) -> httpx.Response:
    return client.post("/sparql", data={"update": update}, headers=headers | FORM)


def post_update(client: httpx.Client, update: str, headers: Headers) -> httpx.Response:
    return client.post("/sparql", content=update.encode(), headers=headers | UPDATE)


ways = pytest.mark.parametrize("way", [post_form, post_update])


def asked(client: httpx.Client, pattern: str) -> object:
    answer = client.post("/sparql", data={"query": f"{PREFIX} ASK {{ {pattern} }}"})
    return answer.json()["boolean"]


@ways
def test_an_update_changes_the_graph_and_chinese_stays_what_it_is(writable: httpx.Client, way: Way) -> None:
    name = f"云溪·{way.__name__} 100% +"

    answer = way(writable, f'{PREFIX} INSERT DATA {{ x:a x:name "{name}"@zh }}', AUTHORISED)

    assert (answer.status_code, answer.content) == (204, b"")
    assert asked(writable, f'x:a x:name "{name}"@zh') is True


@ways
@pytest.mark.parametrize(
    "headers",
    [{}, {b"authorization": b"Bearer wrong"}, {b"authorization": b"Basic YTpi"}, {b"authorization": b"Bearer"}],
)
def test_without_the_token_nothing_is_changed(writable: httpx.Client, way: Way, headers: Headers) -> None:
    answer = way(writable, f"{PREFIX} INSERT DATA {{ x:stranger x:was x:here }}", headers)

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.json()["type"] == "/problems/unauthorised"
    assert asked(writable, "x:stranger x:was x:here") is False


@ways
def test_a_service_without_a_token_takes_no_changes(service: httpx.Client, way: Way) -> None:
    answer = way(service, "DROP ALL", AUTHORISED)

    assert answer.status_code == 403
    assert "INNOKG_ADMIN_TOKEN" in answer.json()["detail"]


@ways
def test_using_graphs_stand_in_place_of_the_default_graph(writable: httpx.Client, way: Way) -> None:
    way(writable, f"{PREFIX} INSERT DATA {{ GRAPH x:one {{ x:s x:p 1 }} GRAPH x:two {{ x:s x:p 2 }} }}", AUTHORISED)
    update = f"{PREFIX} INSERT {{ GRAPH x:got {{ ?s x:{way.__name__} ?o }} }} WHERE {{ ?s x:p ?o }}"
    address = "/sparql?using-graph-uri=http%3A%2F%2Fa.example%2Ftwo"
    if way is post_form:
        form = {"update": update, "using-graph-uri": "http://a.example/two"}
        answer = writable.post("/sparql", data=form, headers=AUTHORISED | FORM)
    else:
        answer = writable.post(address, content=update, headers=AUTHORISED | UPDATE)

    assert answer.status_code == 204
    assert asked(writable, f"GRAPH x:got {{ x:s x:{way.__name__} 2 }}") is True
    assert asked(writable, f"GRAPH x:got {{ x:s x:{way.__name__} 1 }}") is False


@pytest.mark.parametrize(
    "update", ["WITH x:g DELETE WHERE { ?s ?p ?o }", "DELETE { ?s ?p ?o } USING x:g WHERE { ?s ?p ?o }"]
)
def test_graphs_in_the_update_and_beside_it_are_a_conflict(writable: httpx.Client, update: str) -> None:
    answer = writable.post(
        "/sparql?using-graph-uri=http%3A%2F%2Fa.example%2Fg", content=PREFIX + update, headers=AUTHORISED | UPDATE
    )

    assert answer.status_code == 400


def test_an_update_that_fails_in_its_second_operation_leaves_nothing(writable: httpx.Client) -> None:
    answer = post_update(
        writable, f"{PREFIX} INSERT DATA {{ x:half x:p 1 }} ; CREATE GRAPH x:g ; CREATE GRAPH x:g", AUTHORISED
    )

    assert answer.status_code == 400
    assert asked(writable, "x:half x:p 1") is False


@pytest.mark.parametrize("update", ["INSERT DATA {\n a:b 1 2 }", "INSERT DATA {\n 高新区 a 1 }"])
def test_a_broken_update_is_told_where(writable: httpx.Client, update: str) -> None:
    answer = post_update(writable, update, AUTHORISED)

    assert answer.status_code == 400
    assert answer.json()["type"] == "/problems/query-syntax"
    assert answer.json()["line"] == 2


def test_a_query_is_no_update(writable: httpx.Client) -> None:
    answer = post_update(writable, "SELECT * {}", AUTHORISED)

    assert answer.status_code == 400
    assert "SELECT begins a query" in answer.json()["detail"]


@ways
@pytest.mark.parametrize(
    ("update", "status"),
    [
        ("LOAD <URL>", 403),
        ("LOAD SILENT <URL> INTO GRAPH x:g", 204),
        ("LOAD <file:///etc/passwd>", 403),
        ("CREATE SILENT GRAPH x:g ; LOAD <URL>", 403),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }", 403),
        ("INSERT { ?s ?p ?o } WHERE { { SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } } } }", 204),
        ("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }", 403),
    ],
)
def test_an_update_reaches_no_other_host_and_no_file(
    writable: httpx.Client, way: Way, update: str, status: int
) -> None:
    with unreached() as url:
        answer = way(writable, PREFIX + update.replace("URL", url), AUTHORISED)
    assert answer.status_code == status
    assert status == 204 or answer.json()["type"] == "/problems/query-forbidden"


@pytest.mark.parametrize(
    "content", [b"update=CLEAR+ALL&query=ASK%7B%7D", b"update=CLEAR+ALL&update=CLEAR+ALL", b"update=%FF"]
)
def test_a_form_that_is_ambiguous_is_refused(writable: httpx.Client, content: bytes) -> None:
    assert writable.post("/sparql", content=content, headers=AUTHORISED | FORM).status_code == 400


def test_an_update_in_the_address_is_refused(writable: httpx.Client) -> None:
    assert writable.post("/sparql?update=CLEAR+ALL", content=b"", headers=AUTHORISED | FORM).status_code == 400
    assert writable.get("/sparql?update=CLEAR+ALL", headers=AUTHORISED).status_code == 400


def test_a_stranger_sends_no_large_form(writable: httpx.Client) -> None:
    assert writable.post("/sparql", content=b"update=" + b"x" * 1_048_577, headers=FORM).status_code == 413


def test_what_is_written_is_seen_by_the_search_at_once(writable: httpx.Client) -> None:
    update = """PREFIX ikg: <https://w3id.org/innokg/ontology#> PREFIX id: <https://w3id.org/innokg/id/>
    INSERT DATA { id:park-new a ikg:Park ; <http://www.w3.org/2000/01/rdf-schema#label> "雁栖未来谷"@zh }"""

    assert post_update(writable, update, AUTHORISED).status_code == 204

    hits = writable.get("/api/search", params={"q": "雁栖未来谷"}).json()["items"]
    assert [hit["id"] for hit in hits] == ["park-new"]


@pytest.mark.parametrize("authorization", [b"Basic dTpw", b"Bearer another"])
def test_a_query_needs_no_token_and_minds_no_other(
    writable: httpx.Client, service: httpx.Client, authorization: bytes
) -> None:
    for client in (writable, service):
        answer = client.post("/sparql", data={"query": "ASK {}"}, headers={b"authorization": authorization})
        assert answer.json()["boolean"] is True


def test_operations_may_each_have_prefixes(writable: httpx.Client) -> None:
    update = (
        "PREFIX a: <http://a.example/> INSERT DATA { a:each a:p 1 } ; "
        "PREFIX b: <http://a.example/> INSERT DATA { b:own b:p 2 }"
    )

    assert post_update(writable, update, AUTHORISED).status_code == 204
    assert asked(writable, "x:each x:p 1 . x:own x:p 2") is True
