"""The SPARQL 1.1 Protocol over HTTP."""

import json
from collections.abc import Callable
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import httpx
import pyoxigraph
import pytest

from tests.unreached import unreached

PREFIXES = """PREFIX ikg: <https://w3id.org/innokg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
SELECT = PREFIXES + 'SELECT ?name WHERE { ?park rdfs:label "云溪科创小镇"@zh ; a ikg:Park ; rdfs:label ?name }'
ASK = PREFIXES + 'ASK { ?park rdfs:label "云溪科创小镇"@zh }'
CONSTRUCT = PREFIXES + "CONSTRUCT { ?s ikg:partOf ?o } WHERE { ?s ikg:partOf ?o }"
FORM = {"content-type": "application/x-www-form-urlencoded"}

Way = Callable[[httpx.Client, str, str], httpx.Response]


def get(client: httpx.Client, query: str, accept: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers={"accept": accept})


def post_form(client: httpx.Client, query: str, accept: str) -> httpx.Response:
    return client.post("/sparql", data={"query": query}, headers={"accept": accept})


def post_query(client: httpx.Client, query: str, accept: str) -> httpx.Response:
    headers = {"accept": accept, "content-type": "application/sparql-query; charset=utf-8"}
    return client.post("/sparql", content=query.encode(), headers=headers)


ways = pytest.mark.parametrize("way", [get, post_form, post_query])


@ways
def test_chinese_means_the_same_by_every_way(service: httpx.Client, way: Way) -> None:
    answer = way(service, SELECT, "application/sparql-results+json")

    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert [row["name"]["value"] for row in answer.json()["results"]["bindings"]] == ["云溪科创小镇"]


@ways
def test_a_percent_sign_in_a_query_stays_one(service: httpx.Client, way: Way) -> None:
    answer = way(service, 'SELECT ("%E4%BA%91+ 100%" AS ?text) {}', "application/json")

    assert answer.json()["results"]["bindings"][0]["text"]["value"] == "%E4%BA%91+ 100%"


def test_every_percent_encoding_of_a_form_is_decoded_once(service: httpx.Client) -> None:
    encoded = {
        "quoted": f"query={quote(SELECT, safe='')}",
        "plus": urlencode({"query": SELECT}),
        "lower": f"query={quote(SELECT, safe='')}".replace("%E4", "%e4"),
    }

    answers = [service.get(f"/sparql?{form}").json() for form in encoded.values()]
    answers += [service.post("/sparql", content=form.encode(), headers=FORM).json() for form in encoded.values()]

    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["results"]["bindings"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv, application/json;q=0.5", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/turtle, text/csv;q=0.1", "text/csv"),
    ],
)
def test_results_come_in_the_accepted_form(service: httpx.Client, accept: str, media_type: str) -> None:
    answer = get(service, SELECT, accept)

    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert "云溪科创小镇" in answer.text


@pytest.mark.parametrize(
    ("accept", "rdf_format"),
    [
        ("text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", pyoxigraph.RdfFormat.RDF_XML),
        ("application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
        ("application/sparql-results+json;q=0.9, text/turtle;q=0.1", pyoxigraph.RdfFormat.TURTLE),
    ],
)
def test_triples_come_in_the_accepted_form(
    service: httpx.Client, accept: str, rdf_format: pyoxigraph.RdfFormat
) -> None:
    answer = get(service, CONSTRUCT, accept)

    (triple,) = pyoxigraph.parse(answer.content, rdf_format)
    assert triple.predicate.value.endswith("#partOf")
    assert answer.headers["content-type"].partition(";")[0] == rdf_format.media_type


def test_ask_in_xml_is_true(service: httpx.Client) -> None:
    root = ElementTree.fromstring(get(service, ASK, "application/sparql-results+xml").text)  # noqa: S314 - ours

    assert [element.text for element in root if element.tag.endswith("boolean")] == ["true"]


@pytest.mark.parametrize(("query", "accept"), [(SELECT, "image/png"), (SELECT, "text/turtle"), (CONSTRUCT, "text/csv")])
def test_an_answer_that_nobody_accepts_is_406(service: httpx.Client, query: str, accept: str) -> None:
    answer = get(service, query, accept)

    assert answer.status_code == 406
    assert answer.json()["type"] == "/problems/not-acceptable"


@ways
def test_invalid_sparql_is_400_with_line_and_column(service: httpx.Client, way: Way) -> None:
    answer = way(service, "SELECT ?x WHERE {\n  ?x a 高新区 }", "*/*")

    problem = answer.json()
    assert (answer.status_code, problem["line"], problem["column"]) == (400, 2, 11)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <HERE> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE <HERE> { ?s ?p ?o } } } }",
        "ASK { FILTER EXISTS { SERVICE <HERE> { ?s ?p ?o } } }",
        "ASK { service # SILENT\n<HERE>{ ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <HERE> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } { BIND(<HERE> AS ?host) SERVICE ?host { ?s ?p ?o } }",
        "LOAD <HERE>",
        "INSERT DATA { <http://a> <http://b> <HERE> }",
    ],
)
def test_what_reaches_out_or_writes_is_refused_before_it_does(service: httpx.Client, query: str) -> None:
    with unreached() as url:
        answer = post_query(service, query.replace("HERE", url), "*/*")
    assert answer.status_code in (400, 403)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { { SELECT * { SERVICE SILENT <HERE> { ?s ?p ?o } } } }",
        "SELECT * { service silent<HERE>{ ?s ?p ?o } }",
    ],
)
def test_a_silent_service_reaches_nothing_and_has_one_empty_solution(service: httpx.Client, query: str) -> None:
    with unreached() as url:
        answer = post_query(service, query.replace("HERE", url), "application/json")
    assert (answer.status_code, answer.json()["results"]["bindings"]) == (200, [{}])


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"update=DELETE+WHERE+%7B%3Fs+%3Fp+%3Fo%7D", "application/x-www-form-urlencoded"),
        (b"DELETE WHERE { ?s ?p ?o }", "application/sparql-update"),
    ],
)
def test_updates_are_refused(service: httpx.Client, content: bytes, media_type: str) -> None:
    answer = service.post("/sparql", content=content, headers={"content-type": media_type})

    assert answer.status_code == 403
    assert get(service, ASK, "application/json").json()["boolean"] is True


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        (b"", "application/x-www-form-urlencoded", 400),
        (b"query=ASK%7B%7D&query=ASK%7B%7D", "application/x-www-form-urlencoded", 400),
        (b"query=%FF%FE", "application/x-www-form-urlencoded", 400),
        (b"query=ASK%7B%7D&default-graph-uri=a", "application/x-www-form-urlencoded", 400),
        (b"a=1&" * 200, "application/x-www-form-urlencoded", 400),
        (b"", "application/sparql-query", 400),
        (b"\xff\xfe", "application/sparql-query", 400),
        (json.dumps({"query": ASK}).encode(), "application/json", 415),
        (b"x" * 1_048_577, "application/sparql-query", 413),
    ],
)
def test_a_body_that_is_no_query_is_refused(
    service: httpx.Client, content: bytes, media_type: str, status: int
) -> None:
    answer = service.post("/sparql", content=content, headers={"content-type": media_type})

    assert answer.status_code == status == answer.json()["status"]


def test_a_get_with_broken_percent_encoding_is_400(service: httpx.Client) -> None:
    assert service.get("/sparql?query=%E4%BA").status_code == 400


def test_a_browser_gets_a_page_with_the_rows(service: httpx.Client) -> None:
    page = get(service, SELECT, "text/html,application/xhtml+xml,*/*;q=0.8")

    assert page.headers["content-type"].startswith("text/html")
    assert "<td>云溪科创小镇</td>" in page.text


def test_a_browser_sees_where_a_query_is_wrong(service: httpx.Client) -> None:
    page = get(service, "SELECT <script>alert(1)</script>", "text/html")

    assert page.status_code == 400
    assert 'role="alert"' in page.text
    assert "<script>alert" not in page.text


def test_head_answers_without_a_body(service: httpx.Client) -> None:
    answer = service.head("/sparql", params={"query": ASK})

    assert (answer.status_code, answer.content) == (200, b"")


def test_large_answers_come_whole_one_after_the_other(service: httpx.Client) -> None:
    numbers = " ".join(map(str, range(100)))
    values = f"VALUES ?a {{ {numbers} }} VALUES ?b {{ {numbers} }}"
    query = f"SELECT (CONCAT(STR(?a), '{'x' * 200}') AS ?c) ?b {{ {values} }}"
    headers = {"accept": "text/csv", "accept-encoding": "identity"}
    sizes = {len(post_query(service, f"{query} # {number}", "text/csv").content) for number in range(8)}
    assert sizes == {len(service.get("/sparql", params={"query": query}, headers=headers).content)}
    assert min(sizes) > 2_000_000
