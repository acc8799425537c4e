"""What belongs to a region: what lies in it, and what only its own documents name."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from threading import Lock

from graph.answers import DocumentSummary
from graph.entities.standings import StandingReader
from graph.generation import Derived
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names
from graph.recent import Recent
from ontology.regions import ancestors

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
        standings: StandingReader,
    ) -> None:
        self._queries = queries
        self._names = names
        self._documents = documents
        self._standings = standings
        self._lock = Lock()
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
        with self._lock:
            places = {place for place in self._standings.get().regions if place in given or _above(place) & given}
        chosen = given | places
        outer = [self._names.thing(one) for one in sorted(chosen)]
        lying = {self._names.identifier(row[0]) or "" for row in self._queries.select("lying-within", outer=outer)}
        own = {
            f"document-{one.id}"
            for one in self._documents().values()
            if one.region is not None and ({one.region.id} | _above(one.region.id)) & chosen
        }
        with self._lock:
            standings = self._standings.get()
            things = {thing for document in own for thing in standings.named.get(document, ())}
            only = {thing for thing in things if standings.documents[thing] <= own and not standings.places.get(thing)}
        return lying | {one for one in only if not one.startswith(_REGION)} | (places - given)


def _above(identifier: str) -> set[str]:
    """Return the ids of the regions above one."""
    return {f"{_REGION}{above.code}" for above in ancestors(identifier.removeprefix(_REGION))}
