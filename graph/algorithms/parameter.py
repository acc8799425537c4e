"""What an algorithm can be told, and how texts become values."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ontology import vocabulary
from ontology.errors import RequestError

#: The value of a parameter: a number, a word, the ids of things, or nothing.
Value = int | float | str | tuple[str, ...] | None
Values = Mapping[str, Value]


class Kind(StrEnum):
    """What a parameter takes."""

    INTEGER = "integer"
    NUMBER = "number"
    CHOICE = "choice"
    CLASS = "class"
    THING = "thing"
    THINGS = "things"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter by its name in addresses and on the command line; numbers lie in ``least``..``most``.

    ``usual`` is the value where none is given; a parameter without one that is ``required`` must be given.
    """

    name: str
    kind: Kind
    usual: Value = None
    least: float = 0.0
    most: float = math.inf
    choices: tuple[str, ...] = ()
    required: bool = False

    def read(self, texts: Sequence[str]) -> Value:
        """Return the value that texts give; raise ``RequestError`` for what it cannot be.

        >>> Parameter(name="depth", kind=Kind.INTEGER, usual=2, least=1, most=4).read(["3"])
        3
        """
        given = [text for text in texts if text]
        if not given:
            if self.required:
                raise RequestError(f"The parameter {self.name!r} is needed: it names {self._wanted}.")
            return self.usual
        if self.kind is Kind.THINGS:
            return tuple(dict.fromkeys(given))
        if len(given) > 1:
            raise RequestError(f"The parameter {self.name!r} is given more than once.")
        return self._one(given[0])

    @property
    def is_number(self) -> bool:
        """Tell whether it takes numbers."""
        return self.kind in (Kind.INTEGER, Kind.NUMBER)

    @property
    def names_things(self) -> bool:
        """Tell whether its value is ids of things."""
        return self.kind in (Kind.THING, Kind.THINGS)

    @property
    def _wanted(self) -> str:
        match self.kind:
            case Kind.CHOICE:
                return f"one of {', '.join(self.choices)}"
            case Kind.CLASS:
                return "a class of the vocabulary"
            case Kind.THING | Kind.THINGS:
                return "a thing by its id"
            case _:
                return f"a number in {self.least:g}..{self.most:g}"

    def _one(self, text: str) -> Value:
        match self.kind:
            case Kind.CHOICE if text in self.choices:
                return text
            case Kind.CLASS if text in vocabulary.classes():
                return text
            case Kind.THING:
                return text
            case Kind.INTEGER | Kind.NUMBER:
                return self._number(text)
            case _:
                raise RequestError(f"The parameter {self.name!r} is {self._wanted}, not {text[:100]!r}.")

    def _number(self, text: str) -> int | float:
        try:
            number = int(text) if self.kind is Kind.INTEGER else float(text)
        except ValueError:
            number = math.nan
        # A comparison with a number that is none is false.
        if not self.least <= number <= self.most:
            raise RequestError(f"The parameter {self.name!r} is {self._wanted}, not {text[:100]!r}.")
        return number


def integer(values: Values, name: str) -> int:
    """Return a value that is a whole number."""
    value = values[name]
    if not isinstance(value, int):
        raise RequestError(f"The parameter {name!r} is a whole number, not {value!r}.")
    return value


def number(values: Values, name: str) -> float:
    """Return a value that is a number."""
    value = values[name]
    if not isinstance(value, (int, float)):
        raise RequestError(f"The parameter {name!r} is a number, not {value!r}.")
    return float(value)


def word(values: Values, name: str) -> str:
    """Return a value that is a text; nothing where it is not given."""
    value = values.get(name)
    return value if isinstance(value, str) else ""


def things(values: Values, name: str) -> tuple[str, ...]:
    """Return the ids that a value gives."""
    value = values.get(name)
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()
