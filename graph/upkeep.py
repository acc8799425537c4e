"""What follows in the view, and in what people wrote, from an update that may change any graph."""

from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad

from graph.canonical import Canonical
from graph.rdf.terms import Names
from graph.reviews.reviewed_clusters import clusters
from graph.stores.store import Store, in_graph, is_nameless
from graph.updates.scope import DEFAULT_GRAPH, only_removes
from graph.view.overlay import Overlay
from graph.view.statements import StatementChange
from graph.view.view import View

_VIEW = DefaultGraph()


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What is to be inserted and deleted after an update, in one transaction with it, and the clusters of ids then.

    ``statements`` are those that come and go with all of it.
    """

    insert: set[Quad]
    delete: set[Quad]
    canonical: Canonical
    statements: StatementChange


class Upkeep:
    """Keeps the view and people's word in step with updates.

    A store without a document's graph is *plain*: its default graph is all that people wrote, and needs no record. The
    record begins with the first document, in the transaction that brings it.
    """

    def __init__(self, store: Store, names: Names, view: View) -> None:
        self._store = store
        self._names = names
        self._view = view
        self._judged = (
            NamedNode(names.namespaces.judgements_graph),
            NamedNode(names.namespaces.reviews_graph),
        )

    def is_plain(self) -> bool:
        """Tell whether the store has neither a document nor a record of what people wrote into the default graph."""
        kept = (self._view.asserted.value, self._names.namespaces.document_graph(""))
        return not any(map(self._store.has_graph, kept))

    def is_own(self, graph: str) -> bool:
        """Tell whether a graph's name is one of those that innokg gives."""
        return graph.startswith(self._names.namespaces.graphs)

    def stands_alone(self, update: str, scope: frozenset[str] | None, *, plain: bool) -> bool:
        """Tell whether nothing can follow from an update: it leaves alone what innokg keeps and what it derives."""
        if scope is None:
            return plain and only_removes(update)
        return not any(map(self.is_own, scope)) and (plain or DEFAULT_GRAPH not in scope)

    def adopted(self) -> list[Quad]:
        """Return the record of a plain store's default graph, which its first document makes necessary."""
        return [in_graph(quad, self._view.asserted) for quad in self._store.quads(_VIEW) if not is_nameless(quad)]

    def following(
        self, inserted: set[Quad], deleted: set[Quad], written: set[Quad], before: Canonical, *, plain: bool
    ) -> Following:
        """Return what follows from an update's difference; ``written`` are the quads that its own text holds.

        Raises ``ValidationError`` for a judgement that is incomplete.
        """
        changed = inserted | deleted
        after = Overlay(self._store, inserted=inserted, deleted=deleted)
        canonical = before
        if any(quad.graph_name in self._judged for quad in changed):
            canonical = clusters((quad for graph in self._judged for quad in after.quads(graph)), self._names)
        recorded = any(self._view.is_stated(quad) or quad.graph_name == self._view.asserted for quad in inserted)
        if plain and not recorded:
            return Following(insert=set(), delete=set(), canonical=canonical, statements=StatementChange())
        coming = {quad for quad in inserted if _is_recorded(quad)}
        coming |= after.holding({quad for quad in written if _is_recorded(quad)})
        if plain:
            coming.update(quad for quad in after.quads(_VIEW) if _is_recorded(quad))
        going = {quad for quad in deleted if _is_recorded(quad)}
        insert, delete = self._word(coming, going, after, canonical)
        whole = Overlay(self._store, inserted=(inserted - delete) | insert, deleted=(deleted - insert) | delete)
        shown = self._view.change(whole, before, canonical)
        insert, delete = insert | shown.insert, delete | shown.delete
        return Following(insert=insert, delete=delete, canonical=canonical, statements=shown.statements)

    def _word(
        self, coming: set[Quad], going: set[Quad], after: Overlay, canonical: Canonical
    ) -> tuple[set[Quad], set[Quad]]:
        """Return what to insert and delete in the graphs of what people assert and retract."""
        asserted, retracted = self._view.asserted, self._view.retracted
        insert = {in_graph(quad, asserted) for quad in coming}
        insert.update(in_graph(quad, retracted) for quad in self._view.derived(going, after, canonical))
        taken_back = [in_graph(quad, asserted) for quad in going] + [in_graph(quad, retracted) for quad in coming]
        return insert, after.holding(taken_back)


def _is_recorded(quad: Quad) -> bool:
    return isinstance(quad.graph_name, DefaultGraph) and not is_nameless(quad)


def written_in(update: str, base: str | None) -> set[Quad]:
    """Return the quads that the text of an update itself inserts, as its INSERT DATA operations do.

    What a document states already, an insertion does not change, so that the difference does not show that someone
    asserted it; on an empty store it does.
    """
    empty = pyoxigraph.Store()
    try:
        empty.update(update, base_iri=base)
    except (OSError, RuntimeError, ValueError, SyntaxError):
        return set()
    return set(empty.quads_for_pattern(None, None, None, _VIEW))
