"""What a parser cannot follow, and what computes without end, ends no service over a server either."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph.knowledge_graph import KnowledgeGraph
from graph.query_workers.limits import QueryLimits
from ontology.errors import QueryError, QueryForbiddenError, QuerySyntaxError, QueryTimeoutError
from tests.graph.engines import SERVERS, Servers

LIMITS = QueryLimits(seconds=60, memory_mb=2048, result_mb=1000)
NUMBERS = " ".join(map(str, range(200)))
PRODUCT = " ".join(f"VALUES ?v{number} {{ {NUMBERS} }}" for number in range(6))
ENDLESS = f"INSERT {{ <a:s> <a:p> ?v0 }} WHERE {{ {PRODUCT} FILTER(?v0 + ?v1 + ?v2 + ?v3 + ?v4 + ?v5 > 100000) }}"


@pytest.fixture(params=SERVERS)
def graph(request: pytest.FixtureRequest, servers: Servers) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph(servers.store(request.param)) as opened:
        opened.update("INSERT DATA { <a:s> <a:p> 1 }")
        yield opened


@pytest.mark.parametrize(
    "query",
    [
        f"ASK {{ FILTER({'(' * 50_000}1{')' * 50_000}) }}",
        f"ASK {{ FILTER({'!' * 300_000}1) }}",
        f"ASK {{ {{}}{'UNION{}' * 140_000} }}",
    ],
    ids=["brackets", "signs", "unions"],
)
def test_a_query_that_no_parser_can_follow_is_refused_and_the_next_is_answered(
    graph: KnowledgeGraph, query: str
) -> None:
    with graph.updating_apart(LIMITS):
        with pytest.raises(QueryError):
            graph.answer(query)
        assert b"true" in graph.answer("ASK { <a:s> ?p ?o }").body
        with pytest.raises(QueryForbiddenError):
            graph.answer("ASK { SERVICE <http://127.0.0.1:1/> {} }")
        with pytest.raises(QuerySyntaxError) as caught:
            graph.answer("ASK {\n ?s }")
        assert caught.value.line == 2


def test_an_update_that_is_computed_here_has_limits(graph: KnowledgeGraph) -> None:
    # A variable for a graph makes innokg compute the update on every server.
    update = ENDLESS.replace("<a:s> <a:p> ?v0", "GRAPH ?g { <a:s> <a:p> ?v0 }").replace(
        "WHERE {", "WHERE { GRAPH ?g {}"
    )
    with graph.updating_apart(replace(LIMITS, seconds=1)):
        graph.update("INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 2 } }")
        with pytest.raises(QueryTimeoutError, match="nothing was changed"):
            graph.update(update)
        graph.update("INSERT { GRAPH ?g { ?s <a:q> [] } } WHERE { GRAPH ?g { ?s <a:p> 2 } }")
        assert b"true" in graph.answer("ASK { GRAPH <a:g> { ?s <a:q> ?o } }").body
