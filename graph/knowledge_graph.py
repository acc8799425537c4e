"""The knowledge graph: one object through which everything else is reached."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph

from graph.algorithms.analysis import Analysis
from graph.algorithms.comparing import Comparing
from graph.answers import Figure, Network, Page, SearchHit
from graph.browsable_graph import BrowsableGraph
from graph.entities.known_things import KnownThings, read_documents, read_things
from graph.entities.linking_input import NamedThings
from graph.entities.listing import EntityList, Listed, Order
from graph.entities.region_members import RegionMembers
from graph.entities.relation_table import RelationTable
from graph.entities.relations import Relations
from graph.entities.subjects import subjects_named
from graph.exchange.validation import Violation, violations
from graph.figure_tables import FigureTables
from graph.figures import indicator_names, indicators_named
from graph.followed import FollowedTable
from graph.generation import Derived
from graph.neighbourhood import Networks, count_degrees
from graph.network_details import NetworkDetails, details_of
from graph.pagination import page_of
from graph.planning import Planning
from graph.projection.networkx_graph import to_networkx
from graph.projection.reading import ArrayReader
from graph.reconciliation.clues import ClueReader
from graph.reconciliation.name_book import NameBook
from graph.reconciliation.reading import EntryReader
from graph.reconciliation.reconciliation import Reconciliation
from graph.search import FollowingIndex, IndexReader, KeptIndex, SearchIndex
from graph.serialisation import N_QUADS
from graph.statistics import Statistics, read_statistics
from graph.stores.oxigraph_store import OxigraphStore
from graph.stores.store import Store
from ontology.judgement import NamedThing
from ontology.namespaces import Namespaces
from ontology.observation import FigureKind

if TYPE_CHECKING:
    import networkx
    import rdflib

_DEFAULT = Namespaces()


class KnowledgeGraph(BrowsableGraph):
    """A store of documents' claims, the current view of them, the planners' ``tables`` of its figures and ``planning``.

    ``reconciliation`` finds what names in others' tables mean.

    All methods may be called from several threads at once: readers never wait, writers wait for each other. An answer
    made of several queries may see a change between two of them; each query by itself sees one state.
    """

    def __init__(self, store: Store, *, namespaces: Namespaces = _DEFAULT) -> None:
        super().__init__(store, namespaces=namespaces)
        names, queries, things, generation = self._names, self._queries, self._things, self._generation
        self._named = NamedThings(queries, names)
        self._writer.view.followers.append(self._named)
        journal = lambda: self._writer.journal  # noqa: E731 - passed on, never called by this name
        opened = store.opened if isinstance(store, OxigraphStore) else ""
        self._kept = kept = KeptIndex(self.directory, opened, namespaces)
        self._index = FollowingIndex(
            IndexReader(queries, names, things),
            names,
            journal,
            partial(SearchIndex, kept=kept),
            partial(SearchIndex.of_last_run, kept),
        )
        self._book = FollowingIndex(EntryReader(queries, names, things), names, journal, NameBook)
        self.reconciliation = Reconciliation(
            self._book.get, ClueReader(queries, names, things), namespaces, lambda: self._writer.canonical
        )
        self._degrees = Derived(generation, partial(count_degrees, queries, names, things))
        members = RegionMembers(queries, names, generation, self._documents.get)
        self._entities = EntityList(queries, names, things, generation, self._degrees.get, members)
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
        self._comparing = Comparing(self._analysis)
        edges, followed = ArrayReader(queries, names).edges, partial(FollowedTable, names, journal)
        known = KnownThings(
            queries,
            names,
            followed(partial(read_things, queries, names)).get,
            followed(partial(read_documents, queries, names)).get,
        )
        relations = Relations(queries, names, known, self._evidence, followed(lambda: RelationTable(edges())).get)
        self.planning = Planning(
            queries,
            names,
            known,
            generation=generation,
            relations=relations,
            canonical=lambda: self._writer.canonical,
            figures=self._figures,
            titles=self._titles.get,
            find=lambda text, types: self.search(text, types=types, limit=1000),
        )

    def named_things(self) -> list[NamedThing]:
        """Return every thing under the id that its documents give it, before merging: what linking compares."""
        self._writer.keep_up()
        return self._named.all()

    def search(
        self,
        text: str,
        *,
        types: Collection[str] = (),
        region: str | None = None,
        document: str | None = None,
        limit: int = 20,
        cursor: str | None = None,
    ) -> Page[SearchHit]:
        """Find things by a part of one of their names, by pinyin or with a slip, the best match first.

        ``types`` are local names of classes; what has one of them or a class below it is found. ``region`` is an id, a
        code or a name; what lies in it is found. ``document`` is the id of a document that names the thing. Raises
        ``NotFoundError`` for an unknown document, ``RequestError`` for a limit below 1 and a cursor that no answer
        gave.
        """
        index = self._index.get()
        regions = () if region is None else self._subjects(region)
        documents = () if document is None else (f"document-{self.document(document).id}",)
        return index.find(text, types=types, regions=regions, documents=documents, limit=limit, cursor=cursor)

    def prepare(self) -> None:
        """Make what searches need, which otherwise the first of them waits for; of a million names it takes minutes."""
        self._index.get()

    def stop_preparing(self) -> None:
        """Let what is being made for searches be left: the graph is about to be closed."""
        self._index.stop()

    def complete(self, text: str, *, types: Collection[str] = (), limit: int = 10) -> tuple[SearchHit, ...]:
        """Return what someone who types may mean, the best first; it is a search that takes less time."""
        return self._index.get().complete(text, types=types, limit=limit)

    def entities(
        self,
        *,
        types: Collection[str] = (),
        region: str | None = None,
        document: str | None = None,
        has_figures: bool | None = None,
        order: Order = Order.LABEL,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Listed]:
        """Return the things that meet every given condition, by label, or the best linked first.

        ``types`` are local names of classes, those below them included; ``region`` is an id, a code or a name, and what
        lies in it is meant, however far down, or is named in its documents alone; ``document`` is the id of a document
        that names the thing. Raises ``NotFoundError`` for an unknown document and ``RequestError`` for a cursor that no
        answer gave.
        """
        return self._entities.page(
            types=types,
            regions=None if region is None else self._subjects(region),
            document=None if document is None else self.document(document).id,
            has_figures=has_figures,
            order=order,
            limit=limit,
            cursor=cursor,
        )

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

    def among(self, identifiers: Iterable[str], *, predicates: Collection[str] = ()) -> Network:
        """Return the things with some ids and the relations among them, those of some predicates where they are given.

        Raises ``NotFoundError`` for an unknown id and ``RequestError`` for predicates of which none is a relation.
        """
        return self._networks().among(map(self._writer.canonical.of, identifiers), predicates=predicates)

    def network(self, *, limit: int = 500) -> Network:
        """Return the best connected things, at most ``limit`` of them, and the relations that join them.

        Raises ``RequestError`` for a limit below 1.
        """
        return self._networks().overview(self._degrees.get(), limit=limit)

    def details(self, network: Network, *, sources: int = 4) -> NetworkDetails:
        """Return the figures of a network's things and the sentences behind them and behind its relations.

        Of each relation the first ``sources`` places get theirs; a document whose text is not held has none.
        """
        reader = self._figures()
        rows = reader.rows(subjects=self._things.nodes(node.id for node in network.nodes)) if network.nodes else ()
        return details_of(network, reader.figures(rows), self.held_text, sources=sources)

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

    @property
    def comparing(self) -> Comparing:
        """Return the algorithms on several selections side by side."""
        return self._comparing

    def close(self) -> None:
        """End the algorithms that run and release the directory; the object must not be used after that."""
        self._analysis.close()
        self._index.close(lambda index: index.keep(self._kept))
        self._book.close()
        super().close()
        self._kept.note()

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

    def _networks(self) -> Networks:
        return Networks(self._queries, self._names, self._things, self._evidence())

    def _subjects(self, text: str) -> list[str]:
        return subjects_named(text, self._index.get(), self._writer.canonical)
