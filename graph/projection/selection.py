"""Which relations and things an algorithm works on."""

import math
from dataclasses import dataclass
from enum import StrEnum

from ontology import vocabulary
from ontology.errors import RequestError
from ontology.relation import Predicate

#: Classes that are left out unless they are asked for: every plan names a region and other plans, which would join
#: all things to each other and are no cooperation.
LEFT_OUT = frozenset({"Region", "Policy"})


class Orientation(StrEnum):
    """Which way relations are followed."""

    BOTH = "both"
    STATED = "stated"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A part of the relations of the view, with a weight for each of them.

    ``weights`` are relations with their weights, which are above 0 (all relations with 1 where it is empty). ``types``
    are the classes to keep (all but ``without`` where it is empty), narrower classes included. ``documents`` are ids of
    documents, ``regions`` codes of regions and ``year`` a year: kept are relations that one of the documents states, or
    a document of one of the regions or of a region in it, or one that holds in the year. ``confidence`` is the least
    that the surest statement of a relation may have, in 0..1. Things with more than ``hubs`` relations are left out,
    where it is above 0. With ``shared``, a class, the things that are joined are those that share things of this class:
    the weight is the number of things that two share. With ``placed``, whatever has a relation that a document states
    is linked with the document's region too. Raises ``RequestError`` for what cannot be selected.
    """

    weights: tuple[tuple[str, float], ...] = ()
    types: frozenset[str] = frozenset()
    without: frozenset[str] = LEFT_OUT
    documents: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    year: int | None = None
    confidence: float = 0.0
    hubs: int = 0
    shared: str | None = None
    placed: bool = False
    orientation: Orientation = Orientation.BOTH

    def __post_init__(self) -> None:
        known = {predicate.value for predicate in Predicate}
        for name, weight in self.weights:
            if name not in known:
                raise RequestError(f"{name!r} is no relation; there are {', '.join(sorted(known))}.")
            if not (math.isfinite(weight) and 0 < weight <= 1e6):
                raise RequestError(
                    f"The weight of {name} lies above 0 and is at most a million, which {weight} is not."
                )
        shared = {self.shared} if self.shared else set()
        for name in sorted(self.types | self.without | shared):
            if name not in vocabulary.classes():
                raise RequestError(f"{name!r} is no class of the vocabulary.")
        if not 0 <= self.confidence <= 1 or self.hubs < 0:
            raise RequestError("The least confidence lies in 0..1 and the most relations of a thing are 0 or more.")

    @property
    def by_statement(self) -> bool:
        """Tell whether it has to be known who states a relation."""
        return bool(self.documents or self.regions or self.year or self.confidence)


def parse_weights(texts: "list[str] | tuple[str, ...]") -> tuple[tuple[str, float], ...]:
    """Return relations with weights from texts such as ``reliesOn`` and ``reliesOn:2.5``.

    Raises ``RequestError`` for a weight that is no number.

    >>> parse_weights(["reliesOn", "partOf:0.5"])
    (('reliesOn', 1.0), ('partOf', 0.5))
    """
    weights: dict[str, float] = {}
    for text in texts:
        name, _, weight = text.partition(":")
        try:
            weights[name] = float(weight) if weight else 1.0
        except ValueError as error:
            raise RequestError(f"{weight!r} is no weight of {name!r}: write {name}:0.5, for instance.") from error
    return tuple(weights.items())
