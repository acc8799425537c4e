"""Which documents name things and where these lie, for all things of the view, following what changes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from graph.entities.things import Things
from graph.journal import Journal
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names
from graph.stores.store import Row
from ontology.relation import Predicate

_REGION = "region-"
_WITHIN = (Predicate.LOCATED_IN.value, Predicate.PART_OF.value)
_NAMED_IN = "namedIn"
# With more things changed than this all are read anew.
_MOST = 2000


@dataclass(slots=True)
class Standings:
    """Ids of documents and of places by thing, and of things by document.

    ``regions`` counts how often a region is named or anything lies in it.
    """

    documents: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    places: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    named: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    regions: Counter[str] = field(default_factory=Counter)

    def add(self, thing: str, relation: str, other: str) -> None:
        """Take in that a document names a thing, or that it lies in another or is a part of it."""
        if relation == _NAMED_IN:
            self._count(thing, 0 if self.documents.get(thing) else 1)
            self.documents[thing].add(other)
            self.named[other].add(thing)
        elif other not in self.places[thing]:
            self.places[thing].add(other)
            self._count(other, 1)

    def forget(self, thing: str) -> None:
        """Forget what is known of a thing, not what others have to do with it."""
        documents = self.documents.pop(thing, set())
        self._count(thing, -1 if documents else 0)
        for document in documents:
            self.named[document].discard(thing)
        for place in self.places.pop(thing, set()):
            self._count(place, -1)

    def _count(self, place: str, times: int) -> None:
        if place.startswith(_REGION) and times:
            self.regions[place] += times
            if not self.regions[place]:
                del self.regions[place]


class StandingReader:
    """Brings standings up to the present state; who calls it holds a lock.

    ``journal`` gives the journal of changes, with what others have changed in the store noted too.
    """

    def __init__(self, queries: NamedQueries, names: Names, things: Things, journal: Callable[[], Journal]) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._journal = journal
        self._mark = 0
        self._held: Standings | None = None

    def get(self) -> Standings:
        """Return the standings of the present state; the next call changes them."""
        # The mark is read before the store is: what changes in between is read again rather than missed.
        journal = self._journal()
        mark = journal.mark
        changed = None if self._held is None else journal.since(self._mark)
        if self._held is None or changed is None or len(changed) > _MOST:
            self._held = self._read()
        elif changed:
            self._follow(self._held, {one for node in changed if (one := self._names.identifier(node))})
        self._mark = mark
        return self._held

    def _read(self) -> Standings:
        found = Standings()
        for named, document in self._ids(self._queries.select("named-in-documents")):
            found.add(named, _NAMED_IN, document)
        for relation in _WITHIN:
            rows = self._queries.select("relation-pairs", predicate=[self._names.term(relation)])
            for thing, place in self._ids(rows):
                found.add(thing, relation, place)
        return found

    def _follow(self, held: Standings, changed: Collection[str]) -> None:
        relations = [self._names.term(name) for name in (_NAMED_IN, *_WITHIN)]
        rows = self._queries.select("properties", thing=self._things.nodes(changed), property=relations)
        for thing in changed:
            held.forget(thing)
        for one, relation, other in rows:
            if (known := self._names.identifier(one)) is not None:
                held.add(known, self._names.local_name(relation) or "", self._names.identifier(other) or "")

    def _ids(self, rows: Iterable[Row]) -> Iterable[tuple[str, str]]:
        """Yield the ids of rows; what a thing lies in, or what names it, may have none."""
        for one, other in rows:
            if (thing := self._names.identifier(one)) is not None:
                yield thing, self._names.identifier(other) or ""
