"""All things of the view in an order, chosen by what they are and where they stand."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from graph.answers import Page, Thing
from graph.entities.region_members import RegionMembers
from graph.entities.things import Description, Things, with_subclasses
from graph.generation import Derived
from graph.keyset import Key, keyset_page
from graph.named_queries import NamedQueries
from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from ontology.entity import EntityType


class Order(StrEnum):
    """What a list of things is ordered by."""

    LABEL = "label"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Listed:
    """A thing of the list with all its classes and the number of its relations."""

    thing: Thing
    classes: frozenset[str]
    links: int


class EntityList:
    """The things of a view that have a class of the scheme; they are read once for each state of it."""

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        things: Things,
        generation: Callable[[], Hashable],
        degrees: Callable[[], Mapping[str, int]],
        members: RegionMembers,
    ) -> None:
        self._queries = queries
        self._members = members
        self._names = names
        self._by_label = Derived(generation, partial(_read, queries, names, things, degrees))
        self._by_links = Derived(generation, lambda: sorted(self._by_label.get(), key=_KEYS[Order.LINKS]))
        self._with_figures = Derived(generation, self._read_figure_subjects)

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
        chosen = self._by_label.get() if order is Order.LABEL else self._by_links.get()
        wanted = with_subclasses(types)
        within = self._within(regions, document)
        figures = None if has_figures is None else self._with_figures.get()
        found = [
            one
            for one in chosen
            if (not types or wanted & one.classes)
            and (within is None or one.thing.id in within)
            and (figures is None or (one.thing.id in figures) is has_figures)
        ]
        return keyset_page(found, _KEYS[order], limit=limit, cursor=cursor)

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

    def _read_figure_subjects(self) -> frozenset[str]:
        return frozenset(self._names.identifier(row[0]) or "" for row in self._queries.select("figure-subjects"))


def _read(
    queries: NamedQueries, names: Names, things: Things, degrees: Callable[[], Mapping[str, int]]
) -> list[Listed]:
    found: dict[str, Description] = {}
    for node, kind in queries.select("classes", scheme=[names.term(kind) for kind in EntityType]):
        identifier, name = names.identifier(node), names.local_name(kind)
        if identifier and name:
            found.setdefault(identifier, Description()).classes.append(name)
    for node, predicate, value in queries.select("names"):
        known = found.get(names.identifier(node) or "")
        if known is not None and predicate == rdf.LABEL:
            known.names.setdefault(rdf.LABEL, []).append(text_of(value))
    links = degrees()
    listed = (
        Listed(things.thing(identifier, known), frozenset(known.classes), links.get(identifier, 0))
        for identifier, known in found.items()
    )
    return sorted(listed, key=_KEYS[Order.LABEL])


def _label_key(one: Listed) -> Key:
    return one.thing.label, one.thing.id


def _links_key(one: Listed) -> Key:
    return -one.links, one.thing.label, one.thing.id


_KEYS: Mapping[Order, Callable[[Listed], Key]] = {Order.LABEL: _label_key, Order.LINKS: _links_key}
