"""Stretches of a block that may be names."""

from dataclasses import dataclass, field

from ontology.entity import EntityType


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch ``text[start:end]`` of a block, taken for the name of a thing.

    ``forms`` holds further stretches that name the same thing there (the name without its level or deictic).
    ``rule`` says which grammar found it. ``code`` is a region's GB/T 2260 code. Where two candidates overlap, the one
    with the higher ``weight`` stays, then the longer one. A ``tentative`` name is a mere kind (工业园区) used as if
    there were one thing of it: the whole document decides.
    """

    start: int
    end: int
    type: EntityType
    rule: str
    subclass: str | None = None
    forms: tuple[tuple[int, int], ...] = field(default=())
    code: str = ""
    weight: int = 1
    tentative: bool = False


def disjoint(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates that stay where some overlap, in the order of the text."""
    ranked = sorted(candidates, key=lambda c: (-c.weight, c.start - c.end, c.start))
    kept: list[Candidate] = []
    taken: set[int] = set()
    for candidate in ranked:
        # A kept candidate is at least as long as a later one of its weight, so ends and starts alone do not tell.
        places = range(candidate.start, candidate.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)
