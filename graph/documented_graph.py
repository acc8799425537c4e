"""The half of the knowledge graph that tells of its documents."""

from bisect import bisect_left
from functools import partial

from graph.answering_graph import AnsweringGraph
from graph.answers import DocumentCard, DocumentSummary, OutlinedSection
from graph.documents.cards import DocumentCards
from graph.documents.documents import document_origins, document_titles, summarise_documents
from graph.entities.evidence import EvidenceReader
from graph.entities.things import Things
from graph.figures import FigureReader
from graph.generation import Derived
from graph.named_queries import NamedQueries
from graph.stores.store import Store
from ontology.document import DocumentOrigin
from ontology.errors import NotFoundError
from ontology.namespaces import Namespaces
from ontology.quarantine import Quarantined

_DEFAULT = Namespaces()


class DocumentedGraph(AnsweringGraph):
    """A store whose documents are listed, described and shown with their texts."""

    def __init__(self, store: Store, *, namespaces: Namespaces = _DEFAULT) -> None:
        super().__init__(store, namespaces=namespaces)
        names = self._names
        self._queries = queries = NamedQueries(store, namespaces)
        self._things = things = Things(queries, names)
        self._documents = Derived(self._generation, partial(summarise_documents, queries, names, things))
        self._titles = Derived(self._generation, partial(document_titles, queries, names))

    def documents(self) -> tuple[DocumentSummary, ...]:
        """Return the loaded documents, ordered by id."""
        return tuple(self._documents.get().values())

    def origins(self) -> tuple[DocumentOrigin, ...]:
        """Return which file each loaded document is of, ordered by id."""
        return document_origins(self._queries, self._names)

    def document(self, document_id: str) -> DocumentSummary:
        """Return one document; raise ``NotFoundError`` for an unknown id."""
        found = self._documents.get().get(document_id)
        if found is None:
            raise NotFoundError(f"There is no document {document_id!r}.")
        return found

    def document_card(self, document_id: str) -> DocumentCard:
        """Return what a document is, names and states; raise ``NotFoundError`` for an unknown id."""
        summary = self.document(document_id)
        return DocumentCards(self._queries, self._names, self._things, self._figures()).card(summary)

    def text(self, document_id: str) -> str | None:
        """Return the text of a document, None where the store was not given it.

        Raises ``NotFoundError`` for an unknown id.
        """
        return self._writer.documents.text(self.document(document_id).id)

    def held_text(self, document_id: str) -> str | None:
        """Return the text of a document, None where the store has none or does not know the document."""
        return self._writer.documents.text(document_id)

    def outline(self, document_id: str) -> tuple[OutlinedSection, ...]:
        """Return the sections of a document with how much stands in each; none where the store was not given any.

        Raises ``NotFoundError`` for an unknown id.
        """
        sections = self._writer.documents.outline(self.document(document_id).id)
        if not sections:
            return ()
        claims = self.claims(document_id)
        mentions = sorted(span.start for entity in claims.entities for span in entity.mentions)
        relations = sorted(relation.evidence.span.start for relation in claims.relations)
        figures = sorted(observation.evidence.span.start for observation in claims.observations)

        def count(places: list[int], start: int, end: int) -> int:
            return bisect_left(places, end) - bisect_left(places, start)

        return tuple(
            OutlinedSection(
                path=one.path,
                level=one.level,
                start=one.start,
                end=one.end,
                mentions=count(mentions, one.start, one.end),
                relations=count(relations, one.start, one.end),
                observations=count(figures, one.start, one.end),
            )
            for one in sections
        )

    def quarantine(self, document_id: str | None = None) -> dict[str, tuple[Quarantined, ...]]:
        """Return the claims that failed a check, of one document or of all that have any, by the document's id.

        Raises ``NotFoundError`` for an unknown id.
        """
        if document_id is not None:
            return {document_id: self._writer.documents.quarantine(self.document(document_id).id)}
        found = {document.id: self._writer.documents.quarantine(document.id) for document in self.documents()}
        return {document: quarantined for document, quarantined in found.items() if quarantined}

    def _generation(self) -> tuple[int, str]:
        return self._writer.generation

    def _evidence(self) -> EvidenceReader:
        return EvidenceReader(self._queries, self._names, self._writer.canonical, self._titles.get())

    def _figures(self) -> FigureReader:
        return FigureReader(self._queries, self._names, self._things, self._evidence())
