"""What belongs to a region: what lies in it, and what only its own documents name."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping

from graph.answers import DocumentSummary
from graph.generation import Derived
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names
from graph.recent import Recent
from ontology.regions import ancestors
from ontology.relation import Predicate

_REGION = "region-"
# Ids that all remembered answers have together.
_KEPT = 1_000_000


class RegionMembers:
    """The things of regions in one view."""

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        generation: Callable[[], Hashable],
        documents: Callable[[], Mapping[str, DocumentSummary]],
    ) -> None:
        self._queries = queries
        self._names = names
        self._documents = documents
        self._named = Derived(generation, self._read_named)
        self._located = Derived(generation, self._read_located)
        self._totals = Derived(
            generation, lambda: Counter(one for things in self._named.get().values() for one in things)
        )
        # What was found of the same state, by what was asked for.
        self._found = Derived(generation, lambda: Recent[frozenset[str]](_KEPT, cost=len))

    def of(self, regions: Iterable[str]) -> frozenset[str]:
        """Return the ids of what lies in one of some things, or is a part of what does, however far down.

        What no document locates anywhere belongs to the region that all documents are about which name it.
        """
        given, found = frozenset(regions), self._found.get()
        held = found.get(given)
        if held is None:
            held = frozenset(self._members(given))
            found.put(given, held)
        return held

    def _members(self, given: frozenset[str]) -> set[str]:
        chosen = set(given)
        named, (located, places) = self._named.get(), self._located.get()
        chosen |= {place for place in places if _above(place) & chosen}
        outer = [self._names.thing(one) for one in sorted(chosen)]
        lying = {self._names.identifier(row[0]) or "" for row in self._queries.select("lying-within", outer=outer)}
        own = {
            f"document-{one.id}"
            for one in self._documents().values()
            if one.region is not None and ({one.region.id} | _above(one.region.id)) & chosen
        }
        times = Counter(thing for document in own for thing in named.get(document, ()))
        totals = self._totals.get()
        only = {thing for thing, number in times.items() if number == totals[thing] and thing not in located}
        return lying | {one for one in only if not one.startswith(_REGION)} | (chosen & places - given)

    def _read_named(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for thing, document in self._queries.select("named-in-documents"):
            found.setdefault(self._names.identifier(document) or "", []).append(self._names.identifier(thing) or "")
        return found

    def _read_located(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return what is located or a part of something, and the regions that anything lies in or is named."""
        located: set[str] = set()
        places: set[str] = set()
        for predicate in (Predicate.LOCATED_IN, Predicate.PART_OF):
            for thing, place in self._queries.select("relation-pairs", predicate=[self._names.term(predicate)]):
                located.add(self._names.identifier(thing) or "")
                places.add(self._names.identifier(place) or "")
        places |= {thing for things in self._named.get().values() for thing in things}
        return frozenset(located), frozenset(place for place in places if place.startswith(_REGION))


def _above(identifier: str) -> set[str]:
    """Return the ids of the regions above one."""
    return {f"{_REGION}{above.code}" for above in ancestors(identifier.removeprefix(_REGION))}
