"""Figures that do not fit each other, as numbers, before any name is looked up."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from graph.algorithms.answers import Sentence
from graph.ledger.answers import Check
from graph.ledger.series import Moment, Value
from graph.ledger.stated import Stated
from graph.ledger.units import Unit

#: The name under which a figure stands in a sentence.
Label = Callable[[Stated], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A stated number, what other figures make it, and all figures that take part, the stated one first."""

    check: Check
    moment: Moment
    unit: Unit
    stated: Fraction
    computed: Fraction
    parts: tuple[tuple[Stated, Fraction], ...]
    explain: Callable[[Label], Sentence]

    @property
    def figures(self) -> tuple[Stated, ...]:
        """Return the figures that take part."""
        return tuple(figure for figure, _ in self.parts)


def part(value: Value) -> tuple[Stated, Fraction]:
    """Return a value as a part of a clash."""
    return value.figures[0], value.value


def only(values: tuple[Value, ...]) -> Value | None:
    """Return the one value of a moment; where several are stated nothing can be computed of them."""
    return values[0] if len(values) == 1 else None
