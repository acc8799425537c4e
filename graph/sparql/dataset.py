"""The graphs that a SPARQL request names beside its query or update."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from ontology.errors import QueryError


@dataclass(frozen=True, slots=True, kw_only=True)
class SparqlDataset:
    """The data set of a request (SPARQL 1.1 Protocol, section 2.1.4); with neither kind of graph, the store's own.

    ``default`` are the IRIs of the graphs whose union is the default graph, ``named`` those that GRAPH reaches. Where
    one of them is given, nothing else is in the data set.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)

    @property
    def default_nodes(self) -> list[NamedNode]:
        """Return the nodes of the default graph's parts; raise ``QueryError`` for what is no absolute IRI."""
        return [graph_node(iri) for iri in self.default]

    @property
    def named_nodes(self) -> list[NamedNode]:
        """Return the nodes of the named graphs; raise ``QueryError`` for what is no absolute IRI."""
        return [graph_node(iri) for iri in self.named]


#: The store's own default graph and all its named graphs.
WHOLE_STORE = SparqlDataset()


def graph_node(iri: str) -> NamedNode:
    """Return the node of a graph's name; raise ``QueryError`` for what is no absolute IRI.

    >>> graph_node("http://a.example/g").value
    'http://a.example/g'
    """
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"A graph is named by an absolute IRI, which {iri[:200]!r} is not.") from error
