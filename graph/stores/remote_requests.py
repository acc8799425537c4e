"""What a server is sent beside a query, and the rows that come back."""

import re
import sys
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions

from graph.sparql.dataset import SparqlDataset
from graph.stores.sparql_endpoint import Parameters
from graph.stores.store import GraphName, Row
from ontology.errors import QueryError

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.)", re.DOTALL)
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_SURROGATES = range(0xD800, 0xE000)


def dataset_parameters(dataset: SparqlDataset) -> Parameters:
    """Return the parameters of the protocol that name the graphs of a request."""
    named = {
        "default-graph-uri": [node.value for node in dataset.default_nodes],
        "named-graph-uri": [node.value for node in dataset.named_nodes],
    }
    return {name: values for name, values in named.items() if values}


def pattern_query(graph: GraphName | None, pattern: str, values: str, shown: str) -> str:
    """Return a query for the subjects, predicates, objects and graphs of the quads that match a pattern.

    ``shown`` is the condition of the names of graphs, where no graph is given.
    """
    if graph is None:
        named = f"{{ {values} GRAPH ?g {{ {pattern} }} FILTER(?g {shown}) }}"
        return f"SELECT ?s ?p ?o ?g WHERE {{ {{ {values} {pattern} }} UNION {named} }}"
    where = pattern if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{ {pattern} }}"
    return f"SELECT ?s ?p ?o ?g WHERE {{ {values} {where} }}"


def based(text: str, base: str | None) -> str:
    """Return a query or update whose relative IRIs are read against a base."""
    return text if base is None else f"BASE {NamedNode(base)} {text}"


def without_escapes(text: str) -> str:
    r"""Return a query or update with the characters that its escapes by number stand for.

    The standard has them read before everything else (SPARQL 1.1, section 19.2), Oxigraph's parser within texts and
    IRIs only. A quote written so would end a text for one engine and not for another, and what follows it would be
    another query than the one that was checked. Raises ``QueryError`` for a single quote, which ends some texts.

    >>> print(without_escapes(r'ASK { ?s ?p "\u4E2D \u0022 \\u" }'))
    ASK { ?s ?p "中 \" \\u" }
    """
    return _ESCAPE.sub(_character, text)


def _character(escape: re.Match[str]) -> str:
    digits = escape[1] or escape[2]
    if digits is None:
        return escape[0]
    number = int(digits, 16)
    if number == ord("'") or number > sys.maxunicode or number in _SURROGATES:
        raise QueryError(f"The escape {escape[0]} cannot be sent to the store: write the character itself.")
    return _ESCAPED.get(chr(number), chr(number))


def rows_of(answer: QuerySolutions | QueryBoolean) -> Iterator[Row]:
    """Yield the rows of a SELECT query; raise ``QueryError`` for the answer of an ASK."""
    if not isinstance(answer, QuerySolutions):
        raise QueryError("The query has no rows: it is not a SELECT.")
    columns = range(len(answer.variables))
    for row in answer:
        yield tuple([row[column] for column in columns])


def quads_of(
    rows: Iterable[Row],
    graph: GraphName | None,
    subject: NamedNode | None,
    value: NamedNode | None,
    *,
    default: NamedNode | None,
) -> Iterator[Quad]:
    """Yield the quads of rows of subject, predicate, object and graph, where what was asked for itself is not in them.

    ``default`` is the name of the graph that is the default graph, where the server has it under one.
    """
    for found, predicate, other, name in rows:
        start, end = subject or found, value or other
        where = graph or name
        if not isinstance(start, (NamedNode, BlankNode)) or not isinstance(predicate, NamedNode) or end is None:
            continue
        if not isinstance(where, (NamedNode, BlankNode)) or where == default:
            where = DefaultGraph()
        yield Quad(start, predicate, end, where)
