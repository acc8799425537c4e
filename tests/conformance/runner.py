"""A case, run against an endpoint: it passes, or raises ``AssertionError`` with what was wrong."""

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QueryResultsFormat, RdfFormat, parse

from tests.conformance.case import Case
from tests.conformance.comparison import (
    Rows,
    read_expected,
    read_rdf,
    read_results,
    same_csv,
    same_graphs,
    same_rows,
)
from tests.conformance.endpoint import Endpoint
from tests.conformance.exchanges import run_exchanges
from tests.conformance.service_description import run_service_description

_JSON, _TURTLE = "application/sparql-results+json", "text/turtle"
_ACCEPT = {
    ".srx": "application/sparql-results+xml",
    ".srj": _JSON,
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}
_FORMATS = {".srx": QueryResultsFormat.XML, ".srj": QueryResultsFormat.JSON, ".tsv": QueryResultsFormat.TSV}
# What says that a text was parsed, and could or may not be carried out on an empty store without a network.
_BEYOND_SYNTAX = (
    "does not exist",
    "custom function",
    "SERVICE is not allowed",
    "LOAD is not allowed",
    "failed to lookup address",
    "returned by http",
)
_ALL = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


def run(case: Case, endpoint: Endpoint) -> None:
    """Run a case."""
    match case.type:
        case "QueryEvaluationTest" | "CSVResultFormatTest":
            _query(case, endpoint)
        case "UpdateEvaluationTest":
            _update(case, endpoint)
        case (
            "PositiveSyntaxTest11"
            | "NegativeSyntaxTest11"
            | "PositiveUpdateSyntaxTest11"
            | "NegativeUpdateSyntaxTest11"
        ):
            _syntax(case, endpoint)
        case "ProtocolTest" | "GraphStoreProtocolTest":
            endpoint.reset(case.data)
            run_exchanges(case, endpoint)
        case "ServiceDescriptionTest":
            run_service_description(case, endpoint)
        case other:
            raise AssertionError(f"No way to run a test of type {other} is known.")


def _text(case: Case) -> str:
    assert case.request is not None
    return case.request.read_text(encoding="utf-8")


def _syntax(case: Case, endpoint: Endpoint) -> None:
    """Check that a text was refused as wrong, or not refused; what fails when it is carried out is no matter here."""
    assert case.request is not None
    endpoint.reset()
    # Some manifests call a test of an update's syntax one of a query's.
    if case.request.suffix == ".ru":
        answer = endpoint.update(_text(case))
    else:
        answer = endpoint.query(_text(case), f"{_JSON}, {_TURTLE}")
    if case.type.startswith("Negative"):
        assert answer.status_code == 400, f"{answer.status_code} for what is not in the grammar"
    else:
        parsed = answer.status_code < 300 or any(words in answer.text for words in _BEYOND_SYNTAX)
        assert parsed, f"{answer.status_code}: {answer.text[:500]}"


def _query(case: Case, endpoint: Endpoint) -> None:
    endpoint.reset(case.data, case.base)
    assert case.result is not None
    suffix = case.result.suffix
    answer = endpoint.query(f"BASE <{case.base}>\n{_text(case)}", _ACCEPT.get(suffix, f"{_JSON}, {_TURTLE}"))
    assert answer.status_code == 200, f"{answer.status_code}: {answer.text[:500]}"
    if suffix == ".csv":
        assert same_csv(answer.content, case.result.read_bytes()), answer.text
        return
    expected = read_expected(case.result, case.base)
    if answer.headers["content-type"].startswith(_TURTLE):
        assert isinstance(expected, list)
        got = list(parse(answer.content, format=RdfFormat.TURTLE))
        assert same_graphs(got, [one for one in expected if isinstance(one, Quad)]), answer.text
        return
    given = read_results(answer.content, _FORMATS.get(suffix, QueryResultsFormat.JSON))
    if isinstance(expected, bool) or isinstance(given, bool):
        assert given == expected
    else:
        rows: Rows = [row for row in expected if isinstance(row, dict)]
        assert same_rows(given, rows), f"{given}\n instead of\n{rows}"


def _update(case: Case, endpoint: Endpoint) -> None:
    endpoint.reset(case.data, case.base)
    answer = endpoint.update(f"BASE <{case.base}>\n{_text(case)}")
    assert answer.status_code < 300, f"{answer.status_code}: {answer.text[:500]}"
    expected = [
        Quad(quad.subject, quad.predicate, quad.object, NamedNode(graph) if graph else DefaultGraph())
        for graph, path in case.after
        for quad in read_rdf(path, f"{case.base.rpartition('/')[0]}/{path.name}")
    ]
    assert same_graphs(stored(endpoint), expected), stored(endpoint)


def stored(endpoint: Endpoint) -> list[Quad]:
    """Return all quads of the endpoint's store."""
    rows = read_results(endpoint.query(_ALL, _JSON).raise_for_status().content, QueryResultsFormat.JSON)
    assert not isinstance(rows, bool)
    quads = []
    for row in rows:
        subject, predicate, graph = row["s"], row["p"], row.get("g", DefaultGraph())
        assert isinstance(subject, (NamedNode, BlankNode))
        assert isinstance(predicate, NamedNode)
        assert isinstance(graph, (NamedNode, BlankNode, DefaultGraph))
        quads.append(Quad(subject, predicate, row["o"], graph))
    return quads
