"""What reconciliation is asked, and what it answers."""

from dataclasses import dataclass, field
from enum import StrEnum

from graph.answers import Thing
from graph.reconciliation.likeness import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What a row says of its thing besides the name: a property's id and the values that it should have."""

    property: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A name to find the thing of.

    ``types`` are local names of classes, of one of which the thing must be; ``regions`` are names, codes or ids.
    """

    name: str
    types: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    clues: tuple[Clue, ...] = ()
    limit: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A thing that a name may mean.

    ``score`` lies in 0..100; ``name`` is the thing's name that is most alike, ``likeness`` how alike it is by itself;
    ``region`` tells whether the thing lies where it should, None where that is not known or was not asked. ``match``
    says that nothing else can be meant.
    """

    thing: Thing
    name: str
    score: float
    reason: Reason
    likeness: float
    region: bool | None = None
    clues: tuple[tuple[str, bool], ...] = field(default=())
    links: int = 0
    match: bool = False


class Verdict(StrEnum):
    """What came of a name: one thing that it means, things that it may mean, or none."""

    MATCHED = "matched"
    UNSURE = "unsure"
    NONE = "none"
