"""What a server is sent beside a query, and the rows that come back."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions

from graph.sparql_dataset import SparqlDataset
from graph.sparql_endpoint import Parameters
from graph.store import Row
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
