"""Changes of the graph: documents in and out, judgements on what is the same."""

import secrets
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from itertools import chain
from threading import Lock

from pyoxigraph import DefaultGraph, NamedNode, Quad

from graph.answers import LoadResult
from graph.canonical import Canonical, merge
from graph.documents.graphs import DocumentGraphs
from graph.documents.load_times import LoadGraph, Noting
from graph.documents.quarantine import kept_beside
from graph.exchange.rdf_loading import rdf_quads, restored
from graph.journal import Journal
from graph.judgement_graph import JudgementGraph
from graph.rdf.mapping import to_quads
from graph.rdf.terms import Names
from graph.reviews.reviewed_clusters import standing
from graph.reviews.upkeep import ReviewUpkeep
from graph.stores.oxigraph_updates import with_data
from graph.stores.store import Store, is_nameless
from graph.updates.prologue import gathered
from graph.updates.repetition import differs_each_time, refuse_nameless
from graph.updates.scope import DEFAULT_GRAPH, graphs_changed
from graph.upkeep import Upkeep, written_in
from graph.view.overlay import Overlay
from graph.view.view import View
from ontology.claim import Claims
from ontology.errors import NotFoundError
from ontology.judgement import Judgement
from ontology.quarantine import Quarantined
from ontology.rdf_document import RdfDocument
from ontology.review import Review, Undoing


class Writer:
    """The one way in which a store changes: each change and what follows from it in the view is one transaction.

    Writers wait for each other, readers do not; what is held of the store is read anew when others have changed it.
    """

    def __init__(self, store: Store, names: Names) -> None:
        self._store = store
        self._names = names
        self.view = View(store, names)
        self._upkeep = Upkeep(store, names, self.view)
        self.documents = DocumentGraphs(store, names)
        self.reviewing = ReviewUpkeep(store, names)
        self._lock = Lock()
        self.judged = JudgementGraph(store, names)
        self._loads = LoadGraph(store, names)
        # Generations are counted anew in each process, so that they alone would name two states alike.
        self._opened = secrets.token_hex(6)
        self._changes, self._plain = 0, False
        self._journal = Journal()
        self._canonical = Canonical()
        self._reread()

    @property
    def generation(self) -> tuple[int, str]:
        """Return what is another after every change, of this writer or of others that the store knows of."""
        return self._changes, self._store.revision()

    @property
    def canonical(self) -> Canonical:
        """Return the clusters of ids that are the same."""
        self.keep_up()
        return self._canonical

    @property
    def journal(self) -> Journal:
        """Return what the last changes were about, those of others noted too."""
        self.keep_up()
        return self._journal

    def load(
        self,
        claims: Claims,
        *,
        text: str | None = None,
        quarantined: Iterable[Quarantined] = (),
        reading: float | None = None,
    ) -> LoadResult:
        """Put a document's claims, its text and its quarantine in place of what the store held of the document."""
        noting = self._loads.noting(claims.document.id, reading)
        wanted = to_quads(claims, self._names).union(kept_beside(claims, text, quarantined, self._names))
        return self._replace(claims.document.id, wanted, noting)

    def load_rdf(self, document: RdfDocument, *, reading: float | None = None) -> tuple[LoadResult, ...]:
        """Put a file of RDF in place of what the store held of it; of a dump, one by one, all that is in it."""
        if not document.dump:
            noting = self._loads.noting(document.description.id, reading)
            return (self._replace(document.description.id, rdf_quads(document, self._names), noting),)
        dump = restored(document.dump, self._names)
        results = tuple(
            self._replace(identifier, quads, self._loads.restoring(identifier, dump.loads.get(identifier, set())))
            for identifier, quads in dump.documents.items()
        )
        self.record(dump.judgements)
        self.review(dump.reviews)
        self._restore(dump.word)
        self._add(dump.rest)
        return results

    def delete(self, document_id: str) -> None:
        """Drop a document's graphs and every fact that nothing else supports."""
        with self._lock:
            self._refresh()
            graphs = self.documents.all(document_id)
            held = self.documents.held(graphs)
            if not held:
                raise NotFoundError(f"There is no document {document_id!r}.")
            self._change(frozenset(), held, self._loads.restoring(document_id, set()), drop=graphs)

    def update(
        self,
        update: str,
        *,
        base: str | None = None,
        insert: Collection[Quad] = (),
        graphs: Collection[str] | None = None,
        condition: Callable[[], None] = lambda: None,
    ) -> None:
        """Carry out a SPARQL update, then insert quads without blank nodes, and what follows in the view, or nothing.

        ``graphs`` are the names of those that it changes, the empty one for the default graph, where the caller knows
        them. ``condition`` raises where the present state is not the one that is to be changed.
        """
        if graphs is None:
            update = gathered(update)
        scope = graphs_changed(update) if graphs is None else frozenset(graphs)
        with self._lock:
            self._refresh()
            condition()
            if self._upkeep.stands_alone(update, scope, plain=self._plain):
                self._store.update(update, base=base, insert=insert)
                if scope is None or DEFAULT_GRAPH in scope:
                    self._journal.forget()
                self._changed()
            else:
                self._changed(*self._update(with_data(update, insert), base, scope))
            self._plain = self._upkeep.is_plain()

    def rebuild(self) -> bool:
        """Make the view anew from what the documents state; tell whether it was another."""
        with self._lock:
            self._refresh()
            if self._plain:
                return False
            wanted, standing = self.view.rebuilt(self._canonical), set(self._store.quads(DefaultGraph()))
            if wanted != standing:
                self._store.change(insert=wanted - standing, delete=standing - wanted)
                self._changed(wanted ^ standing)
            return wanted != standing

    @property
    def version(self) -> str:
        """Return a name of the present state that no other state has, of this store or another, in any process."""
        return "-".join((self._opened, str(self._changes), *self._store.revision().split()))

    def set_linking_due(self, due: bool) -> None:
        """Remember whether names are to be compared, over the end of the process too."""
        mark = self.judged.linking_mark
        with self._lock:
            self._refresh()
            if due != self.judged.linking_due:
                self._store.change(insert=mark if due else [], delete=[] if due else mark)
                self._changed()

    def record(self, judgements: Iterable[Judgement]) -> None:
        """Add judgements; the last of a judge on two ids stands."""
        with self._lock:
            self._refresh()
            self._judge(*self.judged.recording(judgements))

    def withdraw(self, judgements: Iterable[Judgement]) -> None:
        """Remove judgements; those that the store has not are passed over."""
        with self._lock:
            self._refresh()
            self._judge(set(), self.judged.held(judgements))

    def known_reviews(self) -> tuple[Review, ...]:
        """Return the decisions of people, the earliest first."""
        self.keep_up()
        return self.reviewing.reviews

    def review(self, reviews: Iterable[Review], *, undoing: Undoing | None = None) -> None:
        """Add decisions, or take back those of them that stand; all that follows is made."""
        with self._lock:
            self._refresh()
            wanted = self.reviewing.quads(reviews, undoing)
            self._judge(wanted - set(self._store.quads(self.reviewing.graph)), set())

    def _reread(self) -> None:
        """Read what is held of the store."""
        self.view.made(None)
        self._journal.forget()
        self._known = self._store.revision()
        self._plain = self._upkeep.is_plain()
        self.reviewing.reread()
        self._canonical = merge(standing(self.judged.judgements(), self.reviewing.reviews))

    def keep_up(self) -> None:
        """Read what is held of the store, where others have changed it."""
        if self._store.revision() != self._known:
            with self._lock:
                self._refresh()

    def _refresh(self) -> None:
        """Read what is held of the store, where others have changed it; the lock is held."""
        if self._store.revision() != self._known:
            self._reread()

    def _changed(self, *statements: Iterable[Quad]) -> None:
        """Count a change that was made here, of these statements of the view among others; the lock is held."""
        self._journal.note(quad for quad in chain(*statements) if quad.graph_name == DefaultGraph())
        self._changes += 1
        self._known = self._store.revision()

    def _replace(self, document_id: str, wanted: frozenset[Quad], noting: Noting) -> LoadResult:
        with self._lock:
            self._refresh()
            graphs = self.documents.all(document_id)
            held = self.documents.held(graphs)
            wanted |= self.reviewing.of_document(document_id, wanted)
            inserted, deleted = wanted - held, held - wanted
            if inserted or deleted:
                # Blank nodes that someone has written into the document's graphs can only be dropped with the whole.
                self._change(wanted, held, noting, drop=graphs if any(map(is_nameless, deleted)) else ())
        result = self.documents.loaded(document_id, wanted, unchanged=not (inserted or deleted))
        return replace(result, replaced=bool(held) and not result.unchanged)

    def _restore(self, word: frozenset[Quad]) -> None:
        """Add what people asserted and retracted; the view follows."""
        if word:
            with self._lock:
                self._refresh()
                after = self._upkeep.following(set(word), set(), set(), self._canonical, plain=self._plain)
                self._store.change(insert=word | after.insert, delete=after.delete - word)
                self._plain = self._upkeep.is_plain()
                self._changed(word, after.insert, after.delete)

    def _add(self, quads: frozenset[Quad]) -> None:
        """Add quads from which nothing follows in the view."""
        with self._lock:
            self._refresh()
            standing = {quad for graph in {quad.graph_name for quad in quads} for quad in self._store.quads(graph)}
            if quads - standing:
                self._store.change(insert=quads - standing)
                self._changed(quads - standing)

    def _update(self, update: str, base: str | None, scope: frozenset[str] | None) -> tuple[set[Quad], ...]:
        """Carry out an update with what follows; return the sets of quads that come and go."""
        compared = None if scope is None else [NamedNode(name) if name else DefaultGraph() for name in scope]
        inserted, deleted = self._store.difference(update, base=base, graphs=compared)
        written = set() if self._plain else written_in(update, base)
        coming, going = self.reviewing.following(inserted, deleted)
        changes = (inserted - going) | (coming - deleted), (deleted - coming) | (going - inserted)
        after = self._upkeep.following(*changes, written, self._canonical, plain=self._plain)
        after.insert.update(coming)
        after.delete.update(going)
        if differs_each_time(update) and (after.insert or after.delete):
            refuse_nameless(inserted | deleted)
            insert = (inserted - after.delete) | after.insert
            self._store.change(insert=insert, delete=(deleted | after.delete) - insert)
        else:
            self._store.update(update, base=base, insert=after.insert, delete=after.delete)
        self._canonical = after.canonical
        self.view.made(None if differs_each_time(update) else after.statements)
        self.reviewing.reread()
        if differs_each_time(update):
            self._journal.forget()
        return inserted, deleted, after.insert, after.delete

    def _change(self, wanted: frozenset[Quad], held: set[Quad], noting: Noting, *, drop: Collection[NamedNode]) -> None:
        """Put quads of documents in place of those held, which are all that the dropped graphs have."""
        inserted, deleted = set(wanted - held), held - wanted
        if self._plain and any(map(self.view.is_stated, inserted)):
            inserted.update(self._upkeep.adopted())
            self._plain = False
        overlay = Overlay(self._store, inserted=inserted, deleted=deleted)
        after = self.view.change(overlay, self._canonical, self._canonical)
        insert, delete = (inserted | wanted, after.delete) if drop else (inserted, deleted | after.delete)
        noted, past = noting()
        self._store.change(insert=insert | after.insert | noted, delete=delete | past, drop=drop)
        self.view.made(after.statements)
        self._plain = self._plain or (bool(drop) and self._upkeep.is_plain())
        self._changed(after.insert, after.delete)

    def _judge(self, inserted: set[Quad], deleted: set[Quad]) -> None:
        if inserted or deleted:
            change = self.reviewing.decided(inserted, deleted, self.view, self._canonical)
            self._store.change(insert=change.insert, delete=change.delete)
            self.view.made(change.statements)
            self._canonical = change.canonical
            self.reviewing.reread()
            self._changed(change.insert, change.delete)
