"""The knowledge graph: one object through which everything else is reached."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph

from graph.answers import Figure, Network, Page
from graph.entities.linking_input import NamedThings
from graph.entities.listed import Listed, Order
from graph.entities.listed_things import ListedThings
from graph.entities.listing import EntityList
from graph.entities.region_members import RegionMembers
from graph.entities.standings import StandingReader
from graph.exchange.validation import Violation, violations
from graph.figures import indicator_names, indicators_named
from graph.generation import Derived
from graph.neighbourhood import Networks, count_degrees
from graph.network_details import NetworkDetails, details_of
from graph.on_first_use import OnFirstUse
from graph.pagination import page_of
from graph.searchable_graph import SearchableGraph
from graph.serialisation import N_QUADS
from graph.statistics import Statistics, read_statistics
from graph.stores.store import Store
from ontology.judgement import NamedThing
from ontology.namespaces import Namespaces
from ontology.observation import FigureKind

if TYPE_CHECKING:
    import networkx
    import rdflib

    from graph.algorithms.analysis import Analysis
    from graph.algorithms.comparing import Comparing
    from graph.figure_tables import FigureTables
    from graph.planning import Planning

_DEFAULT = Namespaces()


class KnowledgeGraph(SearchableGraph):
    """A store of documents' claims and the current view of them.

    All methods may be called from several threads at once: readers never wait, writers wait for each other. An answer
    made of several queries may see a change between two of them; each query by itself sees one state.
    """

    def __init__(self, store: Store, *, namespaces: Namespaces = _DEFAULT) -> None:
        super().__init__(store, namespaces=namespaces)
        names, queries, things, generation = self._names, self._queries, self._things, self._generation
        self._named = NamedThings(queries, names)
        self._writer.view.followers.append(self._named)
        self._degrees = Derived(generation, partial(count_degrees, queries, names, things))
        journal = lambda: self._writer.journal  # noqa: E731 - passed on, never called by this name
        standings = StandingReader(queries, names, things, journal)
        members = RegionMembers(queries, names, generation, self._documents.get, standings)
        listed = ListedThings(queries, names, things, journal, self._degrees.get)
        self._entities = EntityList(queries, names, listed, members)
        self._indicators = Derived(generation, partial(indicator_names, queries))
        self._statistics = Derived(generation, partial(read_statistics, queries, store))
        # These import NumPy, SciPy and much of our own, for which most commands should not wait.
        self._tables = OnFirstUse(self._make_tables)
        self._planning = OnFirstUse(self._make_planning)
        self._analysis = OnFirstUse(self._make_analysis)
        self._comparing = OnFirstUse(self._make_comparing)

    def named_things(self) -> list[NamedThing]:
        """Return every thing under the id that its documents give it, before merging: what linking compares."""
        self._writer.keep_up()
        return self._named.all()

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
    def tables(self) -> "FigureTables":
        """Return the planners' tables of figures."""
        return self._tables.get()

    @property
    def planning(self) -> "Planning":
        """Return chains, matches, structures, chains of policies and comparisons."""
        return self._planning.get()

    @property
    def analysis(self) -> "Analysis":
        """Return the graph's algorithms and projections."""
        return self._analysis.get()

    @property
    def comparing(self) -> "Comparing":
        """Return the algorithms on several selections side by side."""
        return self._comparing.get()

    def prepare(self) -> None:
        """Make what answers need, which otherwise the first of them waits for; of a million names it takes minutes."""
        for part in (self._tables, self._planning, self._comparing):
            part.get()
        super().prepare()

    def close(self) -> None:
        """End the algorithms that run and release the directory; the object must not be used after that."""
        analysis = self._analysis.made
        if analysis is not None:
            analysis.close()
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
        from graph.projection.networkx_graph import to_networkx

        return to_networkx(network)

    # The parts that are made on first use

    def _make_tables(self) -> "FigureTables":
        from graph.figure_tables import FigureTables

        return FigureTables(
            self._queries,
            self._names,
            self._things,
            self._generation,
            self._figures,
            self._evidence,
            self._subjects,
            self._writer.documents,
        )

    def _make_planning(self) -> "Planning":
        from graph.planning import Planning

        return Planning.over(
            self._queries,
            self._names,
            generation=self._generation,
            journal=lambda: self._writer.journal,
            canonical=lambda: self._writer.canonical,
            evidence=self._evidence,
            figures=self._figures,
            titles=self._titles.get,
            find=lambda text, types: self.search(text, types=types, limit=1000),
        )

    def _make_analysis(self) -> "Analysis":
        from graph.algorithms.analysis import Analysis

        return Analysis(
            self._queries,
            self._names,
            self._things,
            generation=self._generation,
            canonical=lambda: self._writer.canonical,
            evidence=self._evidence,
        )

    def _make_comparing(self) -> "Comparing":
        from graph.algorithms.comparing import Comparing

        return Comparing(self.analysis)

    def _networks(self) -> Networks:
        return Networks(self._queries, self._names, self._things, self._evidence())
