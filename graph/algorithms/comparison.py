"""The same measure on several selections side by side: two documents, two regions, two years."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.algorithms.answers import RankedThing
from graph.answers import Thing


@dataclass(frozen=True, slots=True)
class Place:
    """The rank and the score of a thing in one selection."""

    rank: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What an algorithm ranked on some selections, and what each of these is of; ``items`` are the compared things."""

    algorithm: str
    selections: tuple[str, ...]
    items: "tuple[ComparedThing, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedThing:
    """A thing with its place in each selection, None where it has none."""

    thing: Thing
    places: tuple[Place | None, ...]


def side_by_side(rankings: Sequence[Sequence[RankedThing]], limit: int) -> tuple[ComparedThing, ...]:
    """Return the things that most of some rankings have, then those best placed in any, with all their places.

    At most ``limit`` are returned.

    >>> side_by_side([[], []], 5)
    ()
    """
    places: dict[str, list[Place | None]] = {}
    things: dict[str, Thing] = {}
    for number, ranking in enumerate(rankings):
        for one in ranking:
            row = places.setdefault(one.thing.id, [None] * len(rankings))
            row[number] = Place(one.rank, one.score)
            things[one.thing.id] = one.thing
    best = {one: (row.count(None), min(place.rank for place in row if place)) for one, row in places.items()}
    chosen = sorted(best, key=lambda identifier: (best[identifier], identifier))[:limit]
    return tuple(ComparedThing(thing=things[one], places=tuple(places[one])) for one in chosen)
