"""Things as reconciliation takes them in, read from the view."""

import re
from collections.abc import Collection, Iterator

from graph.entities.things import Things
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names, text_of
from graph.reconciliation.entry import Entry
from graph.search.reading import IndexReader

_REGION = re.compile(r"region-(\d{6})")
_WITHIN = re.compile(r"(?:within-)?(\d{6})")


class EntryReader:
    """Reads named things with the region within which their names hold."""

    def __init__(self, queries: NamedQueries, names: Names, things: Things) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._reader = IndexReader(queries, names, things)

    def read(self, identifiers: Collection[str] | None = None) -> Iterator[Entry]:
        """Yield the things that have a class of the scheme and a name: all, or those of the given ids."""
        nodes = None if identifiers is None else self._things.nodes(identifiers)
        rows = self._queries.select("properties", thing=nodes, property=[self._names.term("scope")])
        scopes = {self._names.identifier(node): text_of(value) for node, _, value in rows}
        for indexed in self._reader.read(identifiers):
            within = _WITHIN.fullmatch(scope := scopes.get(indexed.thing.id, ""))
            own = _REGION.fullmatch(indexed.thing.id)
            yield Entry(
                thing=indexed.thing,
                classes=indexed.classes,
                names=indexed.names,
                # A region's scope is its own code; its name needs no other region beside it.
                scope="" if own else within.group(1) if within else scope,
                regions=frozenset(found.group(1) for one in indexed.regions if (found := _REGION.fullmatch(one))),
                links=indexed.links,
            )

    def affected(self, changed: Collection[str]) -> set[str]:
        """Return the ids whose entry may be another when statements about the given ones have changed."""
        return self._reader.affected(changed)
