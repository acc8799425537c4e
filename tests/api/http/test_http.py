"""What HTTP does for a SPARQL service: caches that are asked, compression, pages of other hosts."""

import gzip

import httpx
import pyoxigraph
import pytest

from tests.api.server import AUTHORISED

QUERY = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
JSON = {"accept": "application/sparql-results+json"}
ADDRESSES = [
    ("/sparql", {"query": QUERY}),
    ("/sparql", {}),
    ("/rdf-graph-store", {"default": ""}),
]


@pytest.mark.parametrize(("path", "parameters"), ADDRESSES)
def test_a_repeated_question_gets_no_second_answer_until_the_graph_changes(
    writable: httpx.Client, path: str, parameters: dict[str, str]
) -> None:
    first = writable.get(path, params=parameters)
    again = writable.get(path, params=parameters, headers={"if-none-match": f'"other", {first.headers["etag"]}'})
    writable.post("/sparql", data={"update": "INSERT DATA { <x:s> <x:p> 1 }"}, headers=AUTHORISED).raise_for_status()
    changed = writable.get(path, params=parameters, headers={"if-none-match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]


def test_another_form_of_the_answer_is_another_answer(service: httpx.Client) -> None:
    first = service.get("/sparql", params={"query": QUERY}, headers=JSON)
    other = service.get(
        "/sparql", params={"query": QUERY}, headers={"accept": "text/csv", "if-none-match": first.headers["etag"]}
    )

    assert other.status_code == 200
    assert other.headers["vary"].startswith("Accept")


@pytest.mark.parametrize("function", ["RAND()", "NOW()", "uuid()", "STRUUID()"])
def test_what_is_another_each_time_has_no_tag(service: httpx.Client, function: str) -> None:
    answer = service.get("/sparql", params={"query": f"SELECT ({function} AS ?x) {{}}"})

    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


def test_an_error_has_no_tag(service: httpx.Client) -> None:
    assert "etag" not in service.get("/sparql", params={"query": "SELECT"}).headers


def test_a_large_answer_is_compressed_for_who_takes_it(service: httpx.Client) -> None:
    with service.stream(
        "GET", "/sparql", params={"query": QUERY}, headers=JSON | {"accept-encoding": "gzip"}
    ) as answer:
        raw = b"".join(answer.iter_raw())
    plain = service.get("/sparql", params={"query": QUERY}, headers=JSON | {"accept-encoding": "identity"})

    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == plain.content
    assert "content-encoding" not in plain.headers
    assert "Accept-Encoding" in answer.headers["vary"]


def test_a_large_answer_comes_whole_in_its_parts(service: httpx.Client) -> None:
    numbers = " ".join(map(str, range(100)))
    query = f"SELECT ?a ?b ('{'x' * 40}' AS ?c) {{ VALUES ?a {{ {numbers} }} VALUES ?b {{ {numbers} }} }}"

    plain, packed = (
        service.post("/sparql", data={"query": query}, headers={"accept": "text/csv", "accept-encoding": coding})
        for coding in ("identity", "gzip")
    )

    assert len(plain.text.split()) == 10_001
    assert packed.text == plain.text
    assert packed.headers["content-encoding"] == "gzip"
    assert int(plain.headers["content-length"]) == len(plain.content) > 400_000


@pytest.mark.parametrize("path", ["/sparql", "/rdf-graph-store?default", "/ontology", "/healthz", "/nothing"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_head_tells_what_get_sends(service: httpx.Client, path: str, coding: str) -> None:
    headers = {"accept": "text/turtle, */*;q=0.1", "accept-encoding": coding}
    parameters = {"query": QUERY} if path == "/sparql" else None
    got, told = (service.request(method, path, params=parameters, headers=headers) for method in ("GET", "HEAD"))

    assert told.status_code == got.status_code
    assert told.content == b""
    assert _lasting(told) == _lasting(got)


def _lasting(answer: httpx.Response) -> dict[str, str]:
    """Return the headers of an answer but for its time, and for how its body is framed."""
    return {name: value for name, value in answer.headers.items() if name not in ("date", "transfer-encoding")}


@pytest.mark.parametrize("coding", ["gzip;q=0", "gzip; q=0.000, identity", "identity", "br"])
def test_an_answer_is_not_compressed_for_who_does_not_take_it(service: httpx.Client, coding: str) -> None:
    answer = service.get("/sparql", params={"query": QUERY}, headers=JSON | {"accept-encoding": coding})

    assert "content-encoding" not in answer.headers
    assert answer.json()["results"]["bindings"]


def test_pages_of_other_hosts_may_ask(service: httpx.Client) -> None:
    origin = {"origin": "https://elsewhere.example"}
    answer = service.get("/sparql", params={"query": QUERY}, headers=JSON | origin)
    preflight = service.options(
        "/rdf-graph-store",
        headers=origin
        | {"access-control-request-method": "PUT", "access-control-request-headers": "authorization,content-type"},
    )

    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]
    assert preflight.status_code == 200
    assert "PUT" in preflight.headers["access-control-allow-methods"]


def test_the_service_describes_itself(service: httpx.Client) -> None:
    answer = service.get("/sparql", headers={"accept": "text/turtle"})

    triples = {str(quad.triple) for quad in pyoxigraph.parse(answer.content, pyoxigraph.RdfFormat.TURTLE)}
    assert (
        f"<{answer.url}#service> <http://www.w3.org/ns/sparql-service-description#endpoint> <{answer.url}>" in triples
    )
    counted = service.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}, headers=JSON).json()
    number = counted["results"]["bindings"][0]["n"]["value"]
    assert any("void#triples" in triple and f'"{number}"' in triple for triple in triples)


def test_a_browser_without_a_query_gets_the_editor(service: httpx.Client) -> None:
    answer = service.get("/sparql", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})

    assert answer.headers["content-type"].startswith("text/html")


def test_the_data_set_of_the_request_goes_before_that_of_the_query(service: httpx.Client) -> None:
    graphs = service.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g {} }"}, headers=JSON).json()
    name = min(row["g"]["value"] for row in graphs["results"]["bindings"])
    query = f"ASK FROM <{name}> {{ ?s ?p ?o }}"

    own = service.get("/sparql", params={"query": query}, headers=JSON)
    other = service.get("/sparql", params={"query": query, "default-graph-uri": "http://a.example/none"}, headers=JSON)
    named = service.get(
        "/sparql",
        params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "named-graph-uri": name},
        headers=JSON,
    )

    assert (own.json()["boolean"], other.json()["boolean"]) == (True, False)
    assert [row["g"]["value"] for row in named.json()["results"]["bindings"]] == [name]


@pytest.mark.parametrize("query", [QUERY, "SELECT"], ids=["an answer", "a problem"])
def test_the_short_way_to_an_answer_leaves_nothing_out(service: httpx.Client, query: str) -> None:
    headers = JSON | {"accept-encoding": "identity"}
    asked = service.get("/sparql", params={"query": query}, headers=headers)
    head = service.head("/sparql", params={"query": query}, headers=headers)

    assert head.status_code == asked.status_code
    assert head.headers.keys() == asked.headers.keys()
    for name in ("content-type", "content-length", "x-content-type-options", "referrer-policy"):
        assert head.headers[name] == asked.headers[name]
    assert asked.headers["x-content-type-options"] == "nosniff"
