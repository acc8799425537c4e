"""What the index knows of a thing."""

from dataclasses import dataclass, field

from graph.answers import Thing


@dataclass(frozen=True, slots=True)
class Indexed:
    """A thing with its names, its label first, and what a search can be narrowed to.

    ``classes`` are local names, with those of the classes above. ``regions`` are the ids of the regions that it lies
    in, those above them among them; ``documents`` are the ids of those that name it; ``links`` is how many relations it
    has, which ranks what matches equally well.
    """

    thing: Thing
    classes: frozenset[str]
    names: tuple[str, ...]
    regions: frozenset[str] = field(default_factory=frozenset)
    documents: frozenset[str] = field(default_factory=frozenset)
    links: int = 0
