"""The knowledge graph: one object through which everything else is reached."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph

from graph.algorithms.analysis import Analysis
from graph.answering_graph import AnsweringGraph
from graph.answers import (
    DocumentCard,
    DocumentSummary,
    EntityCard,
    Figure,
    Network,
    Page,
    SearchHit,
)
from graph.document_cards import DocumentCards
from graph.documents import document_origins, document_titles, summarise_documents
from graph.entity_cards import EntityCards
from graph.evidence import EvidenceReader
from graph.figure_tables import FigureTables
from graph.figures import FigureReader, indicator_names, indicators_named
from graph.generation import Derived
from graph.linking_input import NamedThings
from graph.named_queries import NamedQueries
from graph.neighbourhood import Networks, count_degrees
from graph.pagination import page_of
from graph.planning import Planning
from graph.projection.networkx_graph import to_networkx
from graph.search import build_index
from graph.serialisation import N_QUADS
from graph.statistics import Statistics, read_statistics
from graph.store import Store
from graph.subjects import subjects_named
from graph.things import Things
from graph.validation import Violation, violations
from ontology.document import DocumentOrigin
from ontology.errors import NotFoundError
from ontology.judgement import NamedThing
from ontology.namespaces import Namespaces
from ontology.observation import FigureKind
from ontology.quarantine import Quarantined

if TYPE_CHECKING:
    import networkx
    import rdflib

_DEFAULT = Namespaces()


class KnowledgeGraph(AnsweringGraph):
    """A store of documents' claims, the current view of them, and the planners' ``tables`` of its figures.

    All methods may be called from several threads at once: readers never wait, writers wait for each other. An answer
    made of several queries may see a change between two of them; each query by itself sees one state.
    """

    def __init__(self, store: Store, *, namespaces: Namespaces = _DEFAULT) -> None:
        super().__init__(store, namespaces=namespaces)
        names = self._names
        self._queries = queries = NamedQueries(store, namespaces)
        self._things = things = Things(queries, names)
        self._named = NamedThings(queries, names)
        self._writer.view.followers.append(self._named)
        generation = lambda: self._writer.generation  # noqa: E731 - passed on, never called by this name
        self._documents = Derived(generation, partial(summarise_documents, queries, names, things))
        self._titles = Derived(generation, partial(document_titles, queries, names))
        self._index = Derived(generation, partial(build_index, queries, names, things))
        self._degrees = Derived(generation, partial(count_degrees, queries, names, things))
        self._indicators = Derived(generation, partial(indicator_names, queries))
        self._statistics = Derived(generation, partial(read_statistics, queries, store))
        self.tables = FigureTables(
            queries, names, things, generation, self._figures, self._evidence, self._subjects, self._writer.documents
        )
        self._analysis = Analysis(
            queries,
            names,
            things,
            generation=generation,
            canonical=lambda: self._writer.canonical,
            evidence=self._evidence,
        )
        self.planning = Planning(
            queries,
            names,
            things,
            generation=generation,
            evidence=self._evidence,
            canonical=lambda: self._writer.canonical,
            figures=self._figures,
            titles=self._titles.get,
            find=lambda text, types: self.search(text, types=types, limit=1000),
        )

    def text(self, document_id: str) -> str | None:
        """Return the text of a document, None where the store was not given it.

        Raises ``NotFoundError`` for an unknown id.
        """
        return self._writer.documents.text(self.document(document_id).id)

    def quarantine(self, document_id: str | None = None) -> dict[str, tuple[Quarantined, ...]]:
        """Return the claims that failed a check, of one document or of all that have any, by the document's id.

        Raises ``NotFoundError`` for an unknown id.
        """
        if document_id is not None:
            return {document_id: self._writer.documents.quarantine(self.document(document_id).id)}
        found = {document.id: self._writer.documents.quarantine(document.id) for document in self.documents()}
        return {document: quarantined for document, quarantined in found.items() if quarantined}

    def named_things(self) -> list[NamedThing]:
        """Return every thing under the id that its documents give it, before merging: what linking compares."""
        self._writer.refresh()
        return self._named.all()

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

    def search(
        self, text: str, *, types: Collection[str] = (), limit: int = 20, cursor: str | None = None
    ) -> Page[SearchHit]:
        """Find things by a part of one of their names, the best match first.

        ``types`` are local names of classes; what has one of them or a class below it is found. Raises
        ``RequestError`` for a limit below 1 and a cursor that no answer gave.
        """
        return self._index.get().find(text, types=types, limit=limit, cursor=cursor)

    def entity(self, identifier: str) -> EntityCard:
        """Return all that is known of a thing; a merged id gives the thing it was merged into.

        Raises ``NotFoundError`` for an unknown id.
        """
        cards = EntityCards(self._queries, self._names, self._things, self._evidence(), self._figures())
        return cards.card(self._writer.canonical.of(identifier), self._documents.get())

    def neighbourhood(
        self,
        identifier: str,
        *,
        depth: int = 1,
        limit: int = 200,
        predicates: Collection[str] = (),
        types: Collection[str] = (),
    ) -> Network:
        """Return the things within ``depth`` steps of one, at most ``limit`` of them, and the relations among them.

        ``predicates`` and ``types``, local names, restrict which relations are followed and which things are shown
        and passed through. Raises ``NotFoundError`` for an unknown id and ``RequestError`` for a depth below 0, a
        limit below 1 and predicates of which none is a relation.
        """
        return self._networks().around(
            self._writer.canonical.of(identifier), depth=depth, limit=limit, predicates=predicates, types=types
        )

    def network(self, *, limit: int = 500) -> Network:
        """Return the best connected things, at most ``limit`` of them, and the relations that join them.

        Raises ``RequestError`` for a limit below 1.
        """
        return self._networks().overview(self._degrees.get(), limit=limit)

    def figures(
        self,
        *,
        indicator: str | None = None,
        subject: str | None = None,
        year: int | None = None,
        kind: FigureKind | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Figure]:
        """Return figures by indicator and by what they are about, each given as a name, another name or an id."""
        reader = self._figures()
        rows = reader.rows(
            indicators=None if indicator is None else indicators_named(indicator, self._indicators.get(), self._names),
            subjects=None if subject is None else self._things.nodes(self._subjects(subject)),
            year=year,
            kind=kind,
        )
        page = page_of(rows, limit=limit, cursor=cursor)
        return Page(items=reader.figures(page.items), total=page.total, next=page.next)

    @property
    def analysis(self) -> Analysis:
        """Return the graph's algorithms and projections."""
        return self._analysis

    def close(self) -> None:
        """End the algorithms that run and release the directory; the object must not be used after that."""
        self._analysis.close()
        super().close()

    # Everything at once

    def statistics(self) -> Statistics:
        """Return how large the current view is, and the names of the named graphs."""
        return self._statistics.get()

    def export(self, media_type: str = N_QUADS, *, view_only: bool = False) -> Iterator[bytes]:
        """Yield all quads, or with ``view_only`` the triples of the current view, in one of ``GRAPH_FORMATS``."""
        return self._store.dump(media_type, graph=DefaultGraph() if view_only else None)

    def validate(self, *, evidence: bool = False) -> tuple[Violation, ...]:
        """Return where the current view breaks the ontology's SHACL shapes, with ``evidence`` also the statements.

        Five plans of 48,000 quads take under a second, with their 3,000 statements some 25 seconds.
        """
        names, graphs = self._namespaces, [self._namespaces.judgements_graph, self._namespaces.reviews_graph]
        for one in self._documents.get():
            graphs += (names.evidence_graph(one), names.reviewed_evidence_graph(one))
        return violations(self._store, graphs if evidence else [], names)

    def dataset(self) -> "rdflib.Dataset":
        """Return the store as an rdflib Dataset whose default graph is the current view; it shares the data."""
        return self._store.dataset()

    @staticmethod
    def to_networkx(network: Network) -> "networkx.MultiDiGraph[str]":
        """Return a selection of the graph as a networkx graph with labels and classes as attributes."""
        return to_networkx(network)

    def _evidence(self) -> EvidenceReader:
        return EvidenceReader(self._queries, self._names, self._writer.canonical, self._titles.get())

    def _figures(self) -> FigureReader:
        return FigureReader(self._queries, self._names, self._things, self._evidence())

    def _networks(self) -> Networks:
        return Networks(self._queries, self._names, self._things, self._evidence())

    def _subjects(self, text: str) -> list[str]:
        return subjects_named(text, self._index.get(), self._writer.canonical)
