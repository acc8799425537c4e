"""What a server is sent beside a query, and the rows that come back."""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions

from graph.sparql_dataset import SparqlDataset
from graph.sparql_endpoint import Parameters
from graph.store import GraphName, Row
from ontology.errors import QueryError


def dataset_parameters(dataset: SparqlDataset) -> Parameters:
    """Return the parameters of the protocol that name the graphs of a request."""
    named = {
        "default-graph-uri": [node.value for node in dataset.default_nodes],
        "named-graph-uri": [node.value for node in dataset.named_nodes],
    }
    return {name: values for name, values in named.items() if values}


def based(text: str, base: str | None) -> str:
    """Return a query or update whose relative IRIs are read against a base."""
    return text if base is None else f"BASE {NamedNode(base)} {text}"


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
