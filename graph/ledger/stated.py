"""Figures as numbers: rows of the store, exact, before any name is looked up."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from graph.ledger.units import Unit, unit_of
from graph.rdf.terms import Names, text_of
from graph.stores.store import Row
from ontology.observation import Comparator, FigureKind

# More digits than any figure of a plan has: an exponent could otherwise ask for a number of any length.
_MOST_DIGITS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A figure as it is stated; ``step`` is the value of its last written digit."""

    row: Row
    id: str
    subject: str
    indicator: str
    name: str
    year: int
    value: Fraction
    step: Fraction
    unit: Unit
    kind: FigureKind
    comparator: Comparator
    attribute: str | None


def read_rows(rows: Iterable[Row], names: Names) -> list[Stated]:
    """Return the figures of rows; a row that is no figure, as strangers' RDF may have, is left out."""
    return [figure for row in rows if (figure := _read(row, names)) is not None]


def _read(row: Row, names: Names) -> Stated | None:
    try:
        value = Decimal(text_of(row[5]))
        kind, comparator, year = (
            FigureKind(names.local_name(row[7]) or ""),
            Comparator(text_of(row[8])),
            text_of(row[4]),
        )
        number = Fraction(value) if abs(value.adjusted()) < _MOST_DIGITS else None
        parts = value.as_tuple().exponent
        if number is None or not isinstance(parts, int) or abs(parts) > _MOST_DIGITS:
            return None
        name = text_of(row[3])
        return Stated(
            row=row,
            id=names.identifier(row[0]) or "",
            subject=names.identifier(row[1]) or "",
            indicator=names.local_name(row[2]) or names.identifier(row[2]) or "",
            name=name,
            year=int(year),
            value=number,
            step=Fraction(10) ** min(parts, 0),
            unit=unit_of(text_of(row[6]), name),
            kind=kind,
            comparator=comparator,
            attribute=text_of(row[9]) or None,
        )
    except (InvalidOperation, ValueError, OverflowError):
        return None
