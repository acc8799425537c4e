"""The relations of one thing: which there are, without what is known of their other ends."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from graph.answers import Direction, Fact, Page, RelationCount
from graph.entities.things import Things, with_subclasses
from graph.keyset import keyset_page
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names
from ontology.errors import RequestError
from ontology.relation import Predicate

_ORDER = {predicate.value: place for place, predicate in enumerate(Predicate)}
_DIRECTIONS = tuple(Direction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation of a thing by the local name of its predicate and the id of its other end."""

    predicate: str
    direction: Direction
    other: str

    @property
    def group(self) -> tuple[int, int]:
        """Return the place of its relation and direction among all, as cards show them."""
        return _ORDER[self.predicate], _DIRECTIONS.index(self.direction)

    @property
    def key(self) -> tuple[int, int, str]:
        """Return what links are ordered by: the relation, the direction, and the other end's id."""
        return (*self.group, self.other)


class EntityLinks:
    """The relations of things in the current view."""

    def __init__(self, queries: NamedQueries, names: Names, things: Things) -> None:
        self._queries = queries
        self._names = names
        self._things = things

    def all(
        self,
        identifier: str,
        *,
        direction: Direction | None = None,
        predicates: Collection[str] = (),
        types: Collection[str] = (),
    ) -> list[Link]:
        """Return the relations of a canonical id in their order, of which the given conditions hold.

        ``types`` are classes that the other end has, or a class below one of them. Raises ``RequestError`` for
        predicates of which none is a relation.
        """
        relations = self._things.relations(predicates)
        if not relations:
            raise RequestError(f"None of these is a relation: {', '.join(sorted(predicates))}.")
        classes = [self._names.term(name) for name in sorted(with_subclasses(types))]
        found = {
            Link(predicate=predicate, direction=way, other=other)
            for way in _DIRECTIONS
            if direction in (None, way)
            for row in self._queries.select(
                ("typed-links-" if classes else "links-") + way.value,
                thing=[self._names.thing(identifier)],
                predicate=relations,
                **({"class": classes} if classes else {}),
            )
            if (predicate := self._names.local_name(row[1])) and (other := self._names.identifier(row[2]))
        }
        return sorted(found, key=lambda link: link.key)

    def page(
        self,
        identifier: str,
        *,
        limit: int,
        cursor: str | None = None,
        direction: Direction | None = None,
        predicates: Collection[str] = (),
        types: Collection[str] = (),
    ) -> Page[Fact]:
        """Return a part of the relations of a canonical id as facts without their sources."""
        found = self.all(identifier, direction=direction, predicates=predicates, types=types)
        page = keyset_page(found, lambda link: link.key, limit=limit, cursor=cursor)
        others = self._things.describe(link.other for link in page.items)
        facts = tuple(
            Fact(predicate=link.predicate, direction=link.direction, other=others[link.other], sources=())
            for link in page.items
            if link.other in others
        )
        return Page(items=facts, total=page.total, next=page.next)


def counted(links: Iterable[Link]) -> tuple[RelationCount, ...]:
    """Return how many links of each relation and direction there are, in the order of links."""
    counts = Counter((link.group, link.predicate, link.direction) for link in links)
    return tuple(
        RelationCount(predicate=predicate, direction=direction, total=counts[group, predicate, direction])
        for group, predicate, direction in sorted(counts)
    )


def first_of_each(links: Iterable[Link], most: int | None) -> Iterator[Link]:
    """Yield at most ``most`` links of each relation and direction; all where it is None."""
    for _, group in groupby(links, key=lambda link: link.group):
        for number, link in enumerate(group):
            if most is not None and number >= most:
                break
            yield link
