"""SERVICE is found wherever it stands as a keyword, and nowhere else."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.serialisation import SPARQL_JSON, TURTLE
from graph.sparql.guard import check_query, check_update, syntax_error
from graph.stores.oxigraph_store import OxigraphStore
from ontology.errors import QueryError, QueryForbiddenError, QuerySyntaxError
from tests.unreached import unreached

FORBIDDEN = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } service <URL> { ?s ?p ?o } }",
    "SELECT * { sErViCe<URL>{ ?s ?p ?o } }",
    "SELECT * {\n  ?s ?p ?o .\n  SERVICE\n  <URL>\n  { ?s ?p ?o }\n}",
    "SELECT * { VALUES ?url { <URL> } SERVICE ?url { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "SELECT * { FILTER(EXISTS { SERVICE <URL> { ?s ?p ?o } }) }",
    "SELECT * { FILTER NOT EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT (EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?x) {}",
    "SELECT * { OPTIONAL { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } } }",
    "SELECT * { { ?s ?p ?o } UNION { SERVICE <URL> { ?s ?p ?o } } }",
    "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "PREFIX : <URL> ASK { SERVICE:x { ?s ?p ?o } }",
    "PREFIX service: <http://a.example/> PREFIX : <URL> ASK { SERVICE:x { ?s ?p ?o } }",
    "ASK { # SERVICE in a comment\n SERVICE # and one here\n <URL> { ?s ?p ?o } }",
    # The standard has escapes read before everything else; the engine does not read them there.
    r"ASK { \u0053ERVICE <URL> { ?s ?p ?o } }",
    r"ASK { SERVIC\U00000045 SILENT <URL> { ?s ?p ?o } }",
    # Read by tokens, the quotes after what looks like an IRI would hide the clause in a text.
    "SELECT * { ?a ?p ?b FILTER(?a<'x'&&?b='y>') SERVICE <URL> { ?s ?p ?o } } #'",
    'SELECT * { ?a ?p ?b FILTER(?a<"x"&&?b="y>") SERVICE <URL> { ?s ?p ?o } } #"',
]

ALLOWED = [
    'SELECT * { ?s ?p "SERVICE <http://a.example> { }" }',
    "SELECT * { ?s ?p '''a\nSERVICE <x> {''' }",
    "SELECT ?service { ?service ?p ?SERVICE }",
    "SELECT * { ?s <http://a.example/SERVICE> ?o }",
    "PREFIX service: <http://a.example/service#> SELECT * { ?s service:service ?o }",
    "PREFIX service: <http://a.example/service#> SELECT * { service:x service:y service:z . GRAPH service:g { } }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://a.example> {}",
    'SELECT * { ?s ?p "x"@service }',
    "SELECT * { _:service ?p ?o }",
    "SELECT * { ?s ?p ?o FILTER(?s < ?o && ?o > 3) # service\n }",
]


@pytest.mark.parametrize("query", FORBIDDEN)
def test_no_service_clause_gets_through_and_nothing_is_called(query: str) -> None:
    with unreached() as url, pytest.raises((QueryForbiddenError, QuerySyntaxError)):
        OxigraphStore.in_memory().answer(query.replace("URL", url), results=SPARQL_JSON, graph=TURTLE)


@pytest.mark.parametrize("query", FORBIDDEN[:15])
def test_a_plain_service_clause_is_refused_as_what_it_is(query: str) -> None:
    with pytest.raises(QueryForbiddenError, match="SERVICE is not allowed"):
        check_query(query.replace("URL", "http://a.example/"))


@pytest.mark.parametrize("query", ALLOWED)
def test_the_word_elsewhere_is_allowed(query: str) -> None:
    check_query(query)
    OxigraphStore.in_memory().answer(query, results=SPARQL_JSON, graph=TURTLE)


@given(st.text(alphabet="SERVICEservice <>'\"#{}()?:x\n.\\u", max_size=60))
def test_whatever_the_text_nothing_is_called(text: str) -> None:
    with unreached() as url:
        query = f"ASK {{ {text} SERVICE <{url}> {{ ?s ?p ?o }} }}"
        with suppress(QueryForbiddenError, QuerySyntaxError):
            OxigraphStore.in_memory().answer(query, results=SPARQL_JSON, graph=TURTLE)


PIECES = st.lists(
    st.sampled_from(
        [
            *("LOAD", "load", "SERVICE", "SILENT", "PREFIX", "BASE", "INSERT DATA", "DROP ALL", "WHERE", "INTO GRAPH"),
            *(
                "<URL>",
                "<x:y>",
                ":",
                "a:",
                "load:",
                "?x",
                "'",
                '"',
                '"""',
                "#",
                "\n",
                "{",
                "}",
                ";",
                ".",
                " ",
                "<",
                ">",
                "\\",
            ),
        ]
    ),
    max_size=14,
).map(" ".join)


@settings(deadline=None)
@given(PIECES, PIECES)
def test_whatever_stands_around_it_in_an_update_nothing_is_called(before: str, after: str) -> None:
    with unreached() as url:
        for reaching in ("LOAD <URL>", "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }"):
            update = f"{before} {reaching} {after}".replace("URL", url)
            with suppress(QueryError):
                OxigraphStore.in_memory().update(update, base=url)


@pytest.mark.parametrize(
    ("update", "error"),
    [
        ("LOAD <http://a.example/>", QueryForbiddenError),
        (
            "PREFIX load: <http://a.example/>\nINSERT DATA { load:x load:y 1 } ;\nLOAD SILENT load:x",
            QueryForbiddenError,
        ),
        ("LOAD ;", QuerySyntaxError),
        ("LOAD <http://a.example/> INTO <http://a.example/g>", QuerySyntaxError),
        ("INSERT DATA { ?x ?y ?z } ; LOAD <http://a.example/>", QuerySyntaxError),
    ],
)
def test_a_load_is_forbidden_where_it_is_one_and_wrong_where_it_is_none(update: str, error: type[QueryError]) -> None:
    with pytest.raises(error) as caught:
        check_update(update)
    assert type(caught.value) is error


def test_a_load_that_hides_in_escapes_loads_nothing() -> None:
    with pytest.raises(QuerySyntaxError):
        OxigraphStore.in_memory().update(r"L\u004fAD <http://a.example/>")


def test_a_check_computes_nothing() -> None:
    rows = " ".join(f"VALUES ?v{number} {{ {' '.join(map(str, range(100)))} }}" for number in range(8))
    check_query(f"ASK {{ {rows} FILTER(?v0 + ?v7 > 1000) }} # service")
    check_update(f"INSERT {{ ?v0 <a:p> 'load' }} WHERE {{ {rows} FILTER(?v0 + ?v7 > 1000) }}")


def test_a_query_that_is_wrong_beside_its_service_is_told_so() -> None:
    with pytest.raises(QuerySyntaxError):
        check_query("SELECT * { SERVICE <http://a.example/> { ?s ?p } }")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://a.example/sparql> { ?s ?p ?o } }",
        "SELECT * { service\n SILENT\n <https://A.example:8443> { ?s ?p ?o } OPTIONAL { ?o ?p 'service' } }",
        "SELECT * { GRAPH ?g { SERVICE <http://a.example> { ?s ?p ?o } SERVICE <http://b.example/x> { ?o ?p ?s } } }",
    ],
)
def test_hosts_that_are_named_may_be_reached(query: str) -> None:
    check_query(query, {"a.example", "b.example"})


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://c.example/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } SERVICE <http://c.example/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://a.example/> { SERVICE SILENT <http://c.example/> { ?s ?p ?o } } }",
        "SELECT * { SERVICE <http://a.example@c.example/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://a.example:80@c.example/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://a.example.c.example/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <http://c.example/?http://a.example/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <//a.example/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <file://a.example/etc/passwd> { ?s ?p ?o } }",
        "SELECT * { VALUES ?a { <http://a.example/> } SERVICE ?a { ?s ?p ?o } }",
        "PREFIX a: <http://a.example/> SELECT * { SERVICE a:x { ?s ?p ?o } }",
        "SELECT * { #SERVICE <http://a.example/>\n SERVICE <http://c.example/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'SERVICE <http://a.example/>' . SERVICE <http://c.example/> { ?s ?p ?o } }",
        "SELECT * { SERVICE#SERVICE <http://a.example/>\n<http://c.example/> { ?s ?p ?o } }",
    ],
)
def test_no_other_host_is_reached_beside_those_that_are_named(query: str) -> None:
    with pytest.raises((QueryForbiddenError, QuerySyntaxError)):
        check_query(query, {"a.example"})


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <http://a.example/s> <http://a.example/p> 1 }",
        "PREFIX a: <http://a.example/>\n# a comment\nDELETE WHERE { a:s ?p ?o }",
        "BASE <http://a.example/> LOAD <x>",
        "with <http://a.example/g> delete { ?s ?p ?o } where { ?s ?p ?o }",
    ],
)
def test_an_update_is_refused_as_one(update: str) -> None:
    with pytest.raises(QueryForbiddenError, match="begins an update"):
        OxigraphStore.in_memory().answer(update, results=SPARQL_JSON, graph=TURTLE)


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [
        ("SELECT * }", 1, 11),
        ("SELECT * {\r\n  ?s ?p ?o\r\n  FILTER( }", 3, 12),
        ('SELECT * { ?s ?p "中文😀" . FILTER( }', 1, 35),
        ("", 1, 1),
    ],
)
def test_a_syntax_error_knows_line_and_column_in_characters(query: str, line: int, column: int) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        OxigraphStore.in_memory().answer(query, results=SPARQL_JSON, graph=TURTLE)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert f"line {line}, column {column}" in str(caught.value)


def test_a_missing_prefix_is_named_as_the_cause() -> None:
    with pytest.raises(QuerySyntaxError, match="a prefix is not declared"):
        OxigraphStore.in_memory().answer("SELECT * {\n ?s foo:bar ?o }", results=SPARQL_JSON, graph=TURTLE)


def test_an_error_without_a_place_stays_an_error() -> None:
    error = syntax_error(SyntaxError("something else"), "SELECT")
    assert isinstance(error, QuerySyntaxError)
    assert error.line is None
