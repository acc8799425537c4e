"""What a likeness is answered with."""

from dataclasses import dataclass

from graph.answers import Thing
from graph.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A thing that is like another: ``score`` in 0..1, put together from its ``parts``, with the reasons."""

    thing: Thing
    score: float
    parts: dict[str, float]
    reasons: tuple[Reason, ...]
