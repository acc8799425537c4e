"""All things of the view that have a class of the scheme, in order, following what changes."""

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from graph.entities.listed import KEYS, Listed, Order
from graph.entities.things import Description, Things
from graph.journal import Journal
from graph.named_queries import NamedQueries
from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from ontology.entity import EntityType

_SCHEME = frozenset(kind.value for kind in EntityType)
# With more things changed than this all are read anew: to put each in its place takes as long by then.
_MOST = 2000


@dataclass(frozen=True, slots=True)
class Lists:
    """The things of one state in each order, and the ids of what figures are about; nobody changes them."""

    ordered: Mapping[Order, list[Listed]]
    with_figures: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Held:
    """Lists, their things by id, and the mark of the journal up to which they follow."""

    lists: Lists
    by_id: dict[str, Listed]
    mark: int


class ListedThings:
    """Reads all things once, and after a change only those that it was about.

    ``journal`` gives the journal of changes, with what others have changed in the store noted too; ``degrees`` the
    numbers of relations of all things.
    """

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        things: Things,
        journal: Callable[[], Journal],
        degrees: Callable[[], Mapping[str, int]],
    ) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._journal = journal
        self._degrees = degrees
        self._lock = Lock()
        self._held: _Held | None = None

    def get(self) -> Lists:
        """Return the things of the present state."""
        journal, held = self._journal(), self._held
        if held is not None and held.mark == journal.mark:
            return held.lists
        with self._lock:
            # The mark is read before the store is: what changes in between is read again rather than missed.
            mark, held = journal.mark, self._held
            changed = None if held is None else journal.since(held.mark)
            if held is None or changed is None or len(changed) > _MOST:
                self._held = self._anew(mark)
            else:
                ids = {one for node in changed if (one := self._names.identifier(node))}
                self._held = self._followed(held, ids, mark)
            return self._held.lists

    def _anew(self, mark: int) -> _Held:
        found: dict[str, Description] = {}
        for node, kind in self._queries.select("classes", scheme=[self._names.term(kind) for kind in EntityType]):
            identifier, name = self._names.identifier(node), self._names.local_name(kind)
            if identifier and name:
                found.setdefault(identifier, Description()).classes.append(name)
        for node, predicate, value in self._queries.select("names"):
            known = found.get(self._names.identifier(node) or "")
            if known is not None and predicate == rdf.LABEL:
                known.names.setdefault(rdf.LABEL, []).append(text_of(value))
        by_id = self._listed(found, self._degrees())
        ordered = {order: sorted(by_id.values(), key=KEYS[order]) for order in Order}
        return _Held(Lists(ordered, frozenset(self._figure_subjects(None))), by_id, mark)

    def _followed(self, held: _Held, changed: Collection[str], mark: int) -> _Held:
        if not changed:
            return _Held(held.lists, held.by_id, mark)
        described = self._things.descriptions(changed, (rdf.TYPE, rdf.LABEL))
        in_scheme = {one: known for one, known in described.items() if _SCHEME.intersection(known.classes)}
        nodes, relations = self._things.nodes(in_scheme), self._things.relations()
        rows = self._queries.select("degrees-of", thing=nodes, predicate=relations)
        now = self._listed(in_scheme, {self._names.identifier(node) or "": int(text_of(count)) for node, count in rows})
        figures = (held.lists.with_figures - frozenset(changed)).union(self._figure_subjects(changed))
        # All is read: from here on nothing fails halfway.
        by_id, ordered = held.by_id, held.lists.ordered
        others = [one for one in changed if by_id.get(one) != now.get(one)]
        if others:
            ordered = {order: list(things) for order, things in ordered.items()}
        for one in others:
            before, after = by_id.pop(one, None), now.get(one)
            for order, things in ordered.items():
                if before is not None:
                    del things[bisect_left(things, KEYS[order](before), key=KEYS[order])]
                if after is not None:
                    insort(things, after, key=KEYS[order])
            if after is not None:
                by_id[one] = after
        return _Held(Lists(ordered, figures), by_id, mark)

    def _listed(self, described: Mapping[str, Description], degrees: Mapping[str, int]) -> dict[str, Listed]:
        return {
            one: Listed(self._things.thing(one, known), frozenset(known.classes), degrees.get(one, 0))
            for one, known in described.items()
        }

    def _figure_subjects(self, identifiers: Iterable[str] | None) -> set[str]:
        """Return the ids of what figures are about, of all things or of those of some ids."""
        nodes = None if identifiers is None else self._things.nodes(identifiers)
        return {self._names.identifier(row[0]) or "" for row in self._queries.select("figure-subjects", about=nodes)}
