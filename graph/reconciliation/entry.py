"""What reconciliation knows of a thing."""

from dataclasses import dataclass

from graph.answers import Thing


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with its names, its label first.

    ``classes`` are local names, those above among them. ``scope`` is the code of the region in which alone the name
    means this thing, or empty; ``regions`` are the codes of those that it lies in, those above among them; ``links`` is
    how many relations it has.
    """

    thing: Thing
    classes: frozenset[str]
    names: tuple[str, ...]
    scope: str
    regions: frozenset[str]
    links: int = 0
