"""The questions that the engines are asked, each in as many forms as the graph has things to ask about."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyoxigraph

from graph.serialisation import SPARQL_JSON

N_TRIPLES = "application/n-triples"
_PREFIXES = """PREFIX ikg: <https://w3id.org/innokg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
_LOOKUP = "SELECT ?property ?value WHERE {{ {0} ?property ?value }}"
_NEIGHBOURHOOD = """SELECT DISTINCT ?near ?label WHERE {{
  {{ {0} ?to ?near }} UNION {{ ?near ?from {0} }}
  ?near rdfs:label ?label
}}"""
_PATH = """SELECT ?kind (COUNT(DISTINCT ?thing) AS ?things) WHERE {{
  ?thing ikg:partOf?/ikg:locatedIn+ {0} ; a ?kind
}} GROUP BY ?kind"""
_JOIN = """SELECT ?name (COUNT(DISTINCT ?thing) AS ?things) (COUNT(DISTINCT ?firm) AS ?firms) WHERE {
  ?thing a ?kind ; ikg:focusesOn ?field ; ikg:namedIn ?document .
  ?field rdfs:label ?name .
  ?document a ikg:Document .
  OPTIONAL { ?thing ikg:reliesOn ?firm }
} GROUP BY ?name"""
_GROUPING = """SELECT ?indicator ?year (COUNT(?figure) AS ?figures) (AVG(?value) AS ?mean) WHERE {
  ?figure ikg:indicator ?indicator ; ikg:year ?year ; ikg:value ?value ; ikg:about ?place .
  ?place a ?kind .
} GROUP BY ?indicator ?year"""
_EXPORT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_THINGS = "SELECT ?thing WHERE { ?thing a/rdfs:subClassOf* ?kind . VALUES ?kind { ikg:Firm ikg:Park ikg:Platform } }"
_PLACES = "SELECT DISTINCT ?thing WHERE { ?below ikg:locatedIn ?thing . ?thing a ikg:Region }"
# More than engines remember prepared queries.
_ASKED_ABOUT = 2000


@dataclass(frozen=True, slots=True)
class Question:
    """A question in its forms; ``heavy`` where the engine itself takes more time than it takes to ask."""

    name: str
    forms: tuple[str, ...]
    accept: str = SPARQL_JSON
    heavy: bool = False


def questions(store: pyoxigraph.Store) -> tuple[Question, ...]:
    """Return the questions about what a store holds."""
    things, places = _named(store, _THINGS), _named(store, _PLACES)
    return (
        Question("lookup", _filled(_LOOKUP, things)),
        Question("neighbourhood", _filled(_NEIGHBOURHOOD, things)),
        Question("path", _filled(_PATH, places), heavy=True),
        Question("join, grouped", (_PREFIXES + _JOIN,), heavy=True),
        Question("figures, grouped", (_PREFIXES + _GROUPING,), heavy=True),
        Question("full export", (_EXPORT,), accept=N_TRIPLES, heavy=True),
    )


def count_rows(body: bytes, accept: str) -> int:
    """Return how many rows or triples an answer has."""
    return _COUNTS[accept](body)


def _json_rows(body: bytes) -> int:
    return len(pyoxigraph_rows(body))


def pyoxigraph_rows(body: bytes) -> list[pyoxigraph.QuerySolution]:
    """Return the rows of results in JSON."""
    parsed = pyoxigraph.parse_query_results(body, format=pyoxigraph.QueryResultsFormat.JSON)
    return [] if isinstance(parsed, pyoxigraph.QueryBoolean) else list(parsed)


def _lines(body: bytes) -> int:
    return sum(bool(line.strip()) for line in body.splitlines())


_COUNTS: Mapping[str, Callable[[bytes], int]] = MappingProxyType({SPARQL_JSON: _json_rows, N_TRIPLES: _lines})


def _filled(pattern: str, nodes: list[str]) -> tuple[str, ...]:
    return tuple(_PREFIXES + pattern.format(node) for node in nodes)


def _named(store: pyoxigraph.Store, query: str) -> list[str]:
    solutions = store.query(_PREFIXES + query)
    if not isinstance(solutions, pyoxigraph.QuerySolutions):
        raise TypeError("Things to ask about are selected.")
    found = sorted(str(solution[0]) for solution in solutions)
    return random.Random(1).sample(found, min(_ASKED_ABOUT, len(found)))  # noqa: S311 - for variety, not for secrets
