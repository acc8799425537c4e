"""What the store keeps of one document: its own graphs, and those that follow from decisions about its claims."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from graph.answers import LoadResult
from graph.documents.outlines import read_outline
from graph.documents.quarantine import read_quarantine
from graph.rdf.reading import from_quads
from graph.rdf.terms import Names, text_of
from graph.stores.store import Store
from ontology.claim import Claims
from ontology.document import Section
from ontology.quarantine import Quarantined
from ontology.relation import Predicate


class DocumentGraphs:
    """The graphs of documents by the documents' ids."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store = store
        self._names = names

    def own(self, document_id: str) -> tuple[NamedNode, ...]:
        """Return the names of the graphs of what was read: what is stated, the evidence, the quarantine."""
        names = self._names.namespaces
        graphs = (names.document_graph, names.evidence_graph, names.quarantine_graph)
        return tuple(NamedNode(graph(document_id)) for graph in graphs)

    def followed(self, document_id: str) -> tuple[NamedNode, ...]:
        """Return the names of the graphs that follow from decisions about the document's claims."""
        names = self._names.namespaces
        graphs = (names.withheld_graph, names.reviewed_graph, names.reviewed_evidence_graph)
        return tuple(NamedNode(graph(document_id)) for graph in graphs)

    def all(self, document_id: str) -> list[NamedNode]:
        """Return the names of all graphs of a document."""
        return [*self.own(document_id), *self.followed(document_id)]

    def held(self, graphs: tuple[NamedNode, ...] | list[NamedNode]) -> set[Quad]:
        """Return the quads of graphs."""
        return {quad for graph in graphs for quad in self._store.quads(graph)}

    def claims(self, document_id: str) -> Claims:
        """Return what a document states, with identifiers for keys; raise ``NotFoundError`` for an unknown id."""
        return from_quads(self.held(self.own(document_id)), document_id, self._names)

    def text(self, document_id: str) -> str | None:
        """Return the text of a document, None where the store was not given it."""
        graph = self.own(document_id)[1]
        node = NamedNode(self._names.namespaces.document(document_id))
        kept = [quad for quad in self._store.quads(graph, subject=node) if quad.predicate == self._names.term("text")]
        return text_of(kept[0].object) if kept else None

    def outline(self, document_id: str) -> tuple[Section, ...]:
        """Return the sections of a document, in the order of the text; none where the store was not given any."""
        node = NamedNode(self._names.namespaces.document(document_id))
        return read_outline(self._store.quads(self.own(document_id)[1], subject=node), self._names)

    def quarantine(self, document_id: str) -> tuple[Quarantined, ...]:
        """Return the claims of a document that failed a check."""
        return read_quarantine(self._store.quads(self.own(document_id)[2]), self._names)

    def loaded(self, document_id: str, quads: Iterable[Quad], *, unchanged: bool) -> LoadResult:
        """Count what a document states, as the list of documents counts it."""
        stated = self.own(document_id)[0]
        relations = {self._names.term(predicate) for predicate in Predicate}
        predicates = [quad.predicate for quad in quads if quad.graph_name == stated]
        return LoadResult(
            document=document_id,
            entities=predicates.count(self._names.term("namedIn")),
            relations=sum(predicate in relations for predicate in predicates),
            observations=predicates.count(self._names.term("about")),
            unchanged=unchanged,
        )
