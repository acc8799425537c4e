"""Keeps the graphs that follow from decisions in step with documents and decisions."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from urllib.parse import unquote

from pyoxigraph import NamedNode, Quad

from graph.canonical import Canonical
from graph.documents.graphs import DocumentGraphs
from graph.rdf.terms import Names
from graph.reviews.data import read_reviews, review_quads
from graph.reviews.effects import Effects, effects
from graph.reviews.reviewable import ReviewableDocument
from graph.reviews.reviewed_clusters import clusters
from graph.stores.store import Store
from graph.upkeep import Following
from graph.view.overlay import Overlay
from graph.view.view import View
from ontology.review import ClaimReview, Review, Undoing


class ReviewUpkeep:
    """The decisions of a store, and what follows from them when documents or decisions change."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store = store
        self._names = names
        self._graphs = DocumentGraphs(store, names)
        self.graph = NamedNode(names.namespaces.reviews_graph)
        spaces = names.namespaces
        makers = (spaces.document_graph, spaces.evidence_graph, spaces.quarantine_graph)
        followed = (spaces.withheld_graph, spaces.reviewed_evidence_graph)
        self._prefixes = tuple(make("") for make in (*makers, *followed))
        self.reviews: tuple[Review, ...] = ()

    def reread(self) -> None:
        """Read the decisions anew from the store."""
        self.reviews = read_reviews(self._store.quads(self.graph), self._names)

    def quads(self, reviews: Iterable[Review], undoing: Undoing | None) -> set[Quad]:
        """Return decisions as data; with ``undoing`` as they are when those of them that stand were taken back."""
        if undoing is not None:
            wanted = {review.id for review in reviews}
            standing = (one for one in self.reviews if one.id in wanted and one.undone is None)
            reviews = [replace(one, undone=undoing) for one in standing]
        return {quad for review in reviews for quad in review_quads(review, self._names)}

    def of_document(self, document_id: str, quads: Iterable[Quad]) -> frozenset[Quad]:
        """Return what follows for a document from the present decisions, given the quads of its own graphs."""
        reviews = _standing(self.reviews).get(document_id)
        return self._effects(document_id, quads, reviews).quads if reviews else frozenset()

    def effects(self, document_id: str) -> Effects:
        """Return what follows for a document as it stands, and which decision counts for which claim."""
        quads = self._graphs.held(self._graphs.own(document_id))
        return self._effects(document_id, quads, _standing(self.reviews).get(document_id, []))

    def following(self, inserted: set[Quad], deleted: set[Quad]) -> tuple[set[Quad], set[Quad]]:
        """Return what to insert and delete so that the graphs which follow agree with a change that is not yet made.

        Raises ``ValidationError`` where the change leaves a decision incomplete.
        """
        after = Overlay(self._store, inserted=inserted, deleted=deleted)
        changed = inserted | deleted
        reviews = self.reviews
        if any(quad.graph_name == self.graph for quad in changed):
            reviews = read_reviews(after.quads(self.graph), self._names)
        before, standing = _standing(self.reviews), _standing(reviews)
        concerned = {document for quad in changed if (document := self._document(quad)) is not None}
        concerned |= {one for one in (*before, *standing) if before.get(one) != standing.get(one)}
        insert: set[Quad] = set()
        delete: set[Quad] = set()
        for document in concerned:
            held = {quad for graph in self._graphs.followed(document) for quad in after.quads(graph)}
            wanted: frozenset[Quad] = frozenset()
            if document in standing:
                own = [quad for graph in self._graphs.own(document) for quad in after.quads(graph)]
                wanted = self._effects(document, own, standing[document]).quads
            insert |= wanted - held
            delete |= held - wanted
        return insert, delete

    def decided(self, inserted: set[Quad], deleted: set[Quad], view: View, before: Canonical) -> Following:
        """Return the whole change that comes with one of judgements and decisions.

        It is they, what follows from them for documents, and what follows from both for the view.
        """
        coming, going = self.following(inserted, deleted)
        judged = Overlay(self._store, inserted=inserted, deleted=deleted)
        graphs = (NamedNode(self._names.namespaces.judgements_graph), self.graph)
        after = clusters(chain.from_iterable(map(judged.quads, graphs)), self._names)
        coming, going = coming | inserted, going | deleted
        shown = view.change(Overlay(self._store, inserted=coming, deleted=going), before, after)
        insert, delete = coming | shown.insert, going | shown.delete
        return Following(insert=insert, delete=delete, canonical=after, statements=shown.statements)

    def _effects(self, document_id: str, quads: Iterable[Quad], reviews: Iterable[ClaimReview]) -> Effects:
        return effects(ReviewableDocument(document_id, quads, self._names), reviews, self._names)

    def _document(self, quad: Quad) -> str | None:
        """Return the id of the document that a quad's graph belongs to."""
        if not isinstance(quad.graph_name, NamedNode):
            return None
        name = quad.graph_name.value
        prefix = next((prefix for prefix in self._prefixes if name.startswith(prefix)), None)
        return None if prefix is None else unquote(name.removeprefix(prefix).partition("/")[0])


def _standing(reviews: Iterable[Review]) -> dict[str, list[ClaimReview]]:
    """Return the decisions about claims that were not undone, by document."""
    found: dict[str, list[ClaimReview]] = {}
    for review in reviews:
        if isinstance(review, ClaimReview) and review.undone is None:
            found.setdefault(review.reference.document, []).append(review)
    return found
