"""What a comparison of documents is answered with."""

from dataclasses import dataclass
from enum import StrEnum

from graph.answers import Figure, Page, Source, Thing


class Part(StrEnum):
    """What documents are compared by."""

    THINGS = "things"
    RELATIONS = "relations"
    FIGURES = "figures"


class Side(StrEnum):
    """Which of two documents has something; ``changed`` where both have it with other values."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that one or both of two documents have.

    A thing is a ``subject`` alone, a relation has a ``predicate`` and an ``object``, a row of figures an ``indicator``;
    its subject is None where it is what each document is about (全区). ``left`` and ``right`` are the places that
    state things and relations, ``left_figures`` and ``right_figures`` the figures.
    """

    part: Part
    side: Side
    subject: Thing | None = None
    predicate: str | None = None
    object: Thing | None = None
    indicator: str | None = None
    left: tuple[Source, ...] = ()
    right: tuple[Source, ...] = ()
    left_figures: tuple[Figure, ...] = ()
    right_figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two documents, by their ids and titles, with how much each has and a part of the list of differences."""

    left: str
    right: str
    left_title: str
    right_title: str
    counts: dict[Part, dict[Side, int]]
    page: Page[Difference]
