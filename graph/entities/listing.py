"""All things of the view in an order, chosen by what they are and where they stand."""

from collections.abc import Collection, Iterable

from graph.answers import Page
from graph.entities.listed import KEYS, Listed, Order
from graph.entities.listed_things import ListedThings
from graph.entities.region_members import RegionMembers
from graph.entities.things import with_subclasses
from graph.keyset import keyset_page
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names


class EntityList:
    """The things of a view that have a class of the scheme."""

    def __init__(self, queries: NamedQueries, names: Names, things: ListedThings, members: RegionMembers) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._members = members

    def page(
        self,
        *,
        types: Collection[str] = (),
        regions: Iterable[str] | None = None,
        document: str | None = None,
        has_figures: bool | None = None,
        order: Order = Order.LABEL,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Listed]:
        """Return a part of the things that meet every given condition.

        ``types`` are local names of classes, of which one or one below is a thing's; ``regions`` are ids of things
        that it belongs to; ``document`` is the id of a document that names it. They are ordered by label,
        or by the number of their relations, the most first, and by label and id where that is the same.
        """
        lists = self._things.get()
        wanted = with_subclasses(types)
        within = self._within(regions, document)
        found = [
            one
            for one in lists.ordered[order]
            if (not types or wanted & one.classes)
            and (within is None or one.thing.id in within)
            and (has_figures is None or (one.thing.id in lists.with_figures) is has_figures)
        ]
        return keyset_page(found, KEYS[order], limit=limit, cursor=cursor)

    def _within(self, regions: Iterable[str] | None, document: str | None) -> frozenset[str] | None:
        """Return the ids of what belongs to one of some regions and is named in a document, where these are given."""
        parts: list[frozenset[str]] = []
        if regions is not None:
            parts.append(self._members.of(regions))
        if document is not None:
            nodes = [self._names.thing(f"document-{document}")]
            rows = self._queries.select("document-things", document=nodes)
            parts.append(frozenset(self._names.identifier(row[0]) or "" for row in rows))
        return frozenset.intersection(*parts) if parts else None
