"""Why something stands in an answer."""

from dataclasses import dataclass

from graph.algorithms.answers import Sentence
from graph.answers import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason in a sentence, with the places that say so; ``key`` is the kind of reason (``leads``)."""

    key: str
    text: Sentence
    sources: tuple[Source, ...] = ()
