"""Questions in SPARQL with the answers that a reader of the plans expects."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from ontology.identity import normalise_name

DIRECTORY = Path(__file__).parent

Value = str | Decimal | None
Row = tuple[Value, ...]
# A cell as the answer file has it: the spellings that are accepted for it.
Cell = frozenset[Value]
Pattern = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A SPARQL query and what a reader of the plans answers.

    ``expected`` holds the rows that the plans state; ``missing`` those among them that the extraction does not find
    yet. ``tolerated`` rows may be in the answer, ``forbidden`` ones may not. Where the answer is ``complete``, every
    other row is wrong; ``wrong`` holds the wrong rows that the extraction still gives. Order does not matter.
    """

    name: str
    query: str
    complete: bool
    expected: tuple[Pattern, ...]
    tolerated: tuple[Pattern, ...]
    forbidden: tuple[Pattern, ...]
    missing: tuple[Pattern, ...]
    wrong: tuple[Pattern, ...]

    def found(self, rows: Iterable[Row]) -> set[Pattern]:
        """Return the expected rows that an answer has."""
        answer = list(rows)
        return {pattern for pattern in self.expected if any(fits(row, pattern) for row in answer)}

    def not_expected(self, rows: Iterable[Row]) -> list[Row]:
        """Return the rows of an answer that should not be there."""
        known = (*self.expected, *self.tolerated)
        return [
            row
            for row in rows
            if any(fits(row, pattern) for pattern in self.forbidden)
            or (self.complete and not any(fits(row, pattern) for pattern in known))
        ]


def questions() -> Iterator[Question]:
    """Yield the questions of this directory in the order of their numbers."""
    for path in sorted(DIRECTORY.glob("*.rq")):
        data = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        yield Question(
            name=path.stem,
            query=path.read_text(encoding="utf-8"),
            complete=data["complete"],
            expected=_grouped(data["expected"]),
            tolerated=_grouped(data.get("tolerated", {})),
            forbidden=_grouped(data.get("forbidden", {})),
            missing=_patterns(data["missing"]),
            wrong=_patterns(data["wrong"]),
        )


def fits(row: Row, pattern: Pattern) -> bool:
    """Tell whether a row of an answer is the row that a pattern describes."""
    return len(row) == len(pattern) and all(value in cell for value, cell in zip(row, pattern, strict=True))


def answer_rows(results: Mapping[str, Any]) -> list[Row]:
    """Return the rows of SPARQL results in JSON: names normalised, numbers as decimals, None for an unbound cell."""
    columns = results["head"]["vars"]
    return [
        tuple(_value(binding[column]["value"]) if column in binding else None for column in columns)
        for binding in results["results"]["bindings"]
    ]


def _grouped(groups: Mapping[str, list[list[Any]]]) -> tuple[Pattern, ...]:
    return tuple(pattern for rows in groups.values() for pattern in _patterns(rows))


def _patterns(rows: list[list[Any]]) -> tuple[Pattern, ...]:
    return tuple(tuple(_cell(item) for item in row) for row in rows)


def _cell(item: Any) -> Cell:
    spellings = item if isinstance(item, list) else [item]
    return frozenset(None if spelling is None else _value(str(spelling)) for spelling in spellings)


def _value(text: str) -> Value:
    try:
        return Decimal(text)
    except InvalidOperation:
        # White space, brackets and quotation marks of a name differ from plan to plan; "%" and "=" are all there is.
        return normalise_name(text) or text
