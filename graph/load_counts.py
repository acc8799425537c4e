"""How much a document states, as its load reports it."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from graph.answers import LoadResult
from graph.rdf_terms import Names
from ontology.relation import Predicate


def counted(document_id: str, quads: Iterable[Quad], names: Names, *, unchanged: bool) -> LoadResult:
    """Count what the quads of a document state, as the list of documents counts it."""
    stated = NamedNode(names.namespaces.document_graph(document_id))
    relations = {names.term(predicate) for predicate in Predicate}
    predicates = [quad.predicate for quad in quads if quad.graph_name == stated]
    return LoadResult(
        document=document_id,
        entities=predicates.count(names.term("namedIn")),
        relations=sum(predicate in relations for predicate in predicates),
        observations=predicates.count(names.term("about")),
        unchanged=unchanged,
    )
