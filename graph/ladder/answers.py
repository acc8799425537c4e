"""What the ladder answers with."""

from dataclasses import dataclass

from graph.answers import Source, Thing
from graph.ladder.rungs import Rung
from graph.ledger.answers import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """A named thing of a rung with the places that name it; ``lies_in`` is what places it in the region.

    That is a chain of things from the one that it directly lies in to the region; empty where only the region's plan
    names it.
    """

    thing: Thing
    lies_in: tuple[Thing, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RungAnswer:
    """What there is of a rung in a region, or about another thing that has figures of it."""

    rung: Rung
    subject: Thing
    entries: tuple[Entry, ...]
    instances: tuple[Instance, ...]
