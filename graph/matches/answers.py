"""What matches are answered with."""

from dataclasses import dataclass
from enum import StrEnum

from graph.answers import Page, Thing
from graph.reason import Reason


class Status(StrEnum):
    """How a match stands to what was asked about.

    ``proposed`` where nothing is known to join them yet, ``cooperating`` where something does; ``working`` for who
    works on a technology, ``lacking`` for what a park has not and others like it have.
    """

    PROPOSED = "proposed"
    COOPERATING = "cooperating"
    WORKING = "working"
    LACKING = "lacking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Something that fits, with a score in 0..1 put together from its ``parts``, and the reasons.

    What a park lacks is an industry or a class of the vocabulary (of the type ``Class``); ``examples`` are then the
    things of this class in parks like it.
    """

    thing: Thing
    classes: tuple[str, ...]
    status: Status
    score: float
    parts: dict[str, float]
    reasons: tuple[Reason, ...]
    examples: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A park that is like another, with the reasons."""

    thing: Thing
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """What fits a thing, or a technology that is given by words and has no id; ``peers`` are the parks like a park."""

    subject: Thing | None
    asked: str
    fields: tuple[str, ...]
    page: Page[Match]
    peers: tuple[Peer, ...] = ()
