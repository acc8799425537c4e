"""Where a sheet's header is, and which mapping fits it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from loaders.tables.cells import quantity
from loaders.tables.columns import comparable, is_serial, match, unit_of, without_year_and_unit, year_of
from loaders.tables.mapping import EVERY_COLUMN, ListMapping
from loaders.tables.sheet import Sheet
from ontology.indicators import known_indicator

# How many filled rows at the top of a sheet are looked at: titles, notes, units, then the header.
_TOP = 30
_TITLE = 2
# What columns of figures say for a mapping, as much as one named column, where each tells its indicator and year.
_FIGURES = 3


@dataclass(frozen=True, slots=True)
class Header:
    """The names of a sheet's columns, from the row ``first`` to the row ``last`` (indices into the sheet's rows)."""

    first: int
    last: int
    names: tuple[str, ...]

    @property
    def filled(self) -> tuple[str, ...]:
        """Return the names that there are."""
        return tuple(dict.fromkeys(name for name in self.names if name))


@dataclass(frozen=True, slots=True)
class Fit:
    """How a mapping fits a sheet: the place of each of its columns, those of figures, and a score."""

    mapping: ListMapping
    header: Header
    places: dict[str, int]
    figures: tuple[int, ...]
    score: float

    def place(self, column: str | None) -> int | None:
        """Return the place of a column of the mapping, None where the sheet lacks it."""
        return None if column is None else self.places.get(column)


def headers(sheet: Sheet) -> Iterator[Header]:
    """Yield what may be the header of a sheet: each of its first rows, alone and joined with the row below."""
    filled = list(islice((index for index, row in enumerate(sheet.rows) if row.texts), _TOP))
    for index in filled:
        names = _texts(sheet, index)
        if len({name for name in names if name}) > 1:
            yield Header(index, index, names)
            if index + 1 < len(sheet.rows) and sheet.rows[index + 1].texts:
                yield Header(index, index + 1, _joined(names, _texts(sheet, index + 1), carry=not sheet.merges))


def fit(mapping: ListMapping, header: Header, *, title: str) -> Fit:
    """Return how a mapping fits a header below the given title."""
    found = match(header.names, mapping.columns)
    places = {name: place for name, (place, _) in found.items()}
    figures = _figure_columns(mapping, header, places)
    score = sum(weight for _, weight in found.values()) + _FIGURES * _telling([header.names[i] for i in figures])
    if any(comparable(word) in comparable(title) for word in mapping.titles):
        score += _TITLE
    return Fit(mapping, header, places, figures, score)


def missing(found: Fit) -> list[str]:
    """Return the required columns that the sheet lacks."""
    lacking = [column for column in found.mapping.required if column not in found.places]
    wanted = found.mapping.figures
    if wanted is not None and wanted.columns == EVERY_COLUMN and not found.figures:
        lacking.append("(a column of figures)")
    return lacking


def best_fit(mappings: Sequence[ListMapping], sheet: Sheet, title: str) -> Fit | None:
    """Return the mapping and header of a sheet that fit best with no required column lacking, None where none do.

    A name alone is no list: besides it one more column of the mapping must be there, or a word in the title. A mapping
    that grants a status to all that is named fits only a list whose title speaks of it.
    """
    best: Fit | None = None
    for header in headers(sheet):
        above = title + " " + " ".join(text for row in sheet.rows[: header.first] for text in row.texts)[:500]
        for mapping in mappings:
            found = fit(mapping, header, title=above)
            evidence = len(found.places) + len(found.figures)
            titled = any(word in above for word in mapping.titles)
            enough = titled or (evidence > 1 and not mapping.recognised_as)
            if enough and not missing(found) and (best is None or found.score > best.score):
                best = found
    return best


def nearest(mapping: ListMapping, sheet: Sheet) -> Fit | None:
    """Return the header of a sheet that lacks the fewest columns of a mapping, None for a sheet without rows."""
    fits = [fit(mapping, header, title="") for header in headers(sheet)]
    return max(fits, key=lambda found: (found.score, -found.header.first), default=None)


def _texts(sheet: Sheet, index: int) -> tuple[str, ...]:
    return tuple(cell.text if cell else "" for cell in sheet.cells(index))


def _joined(upper: Sequence[str], lower: Sequence[str], *, carry: bool) -> tuple[str, ...]:
    """Return the names of a header of two rows; ``carry`` that a blank in the upper one goes on with what is left."""
    width = max(len(upper), len(lower))
    above = [*upper, *[""] * (width - len(upper))]
    below = [*lower, *[""] * (width - len(lower))]
    names: list[str] = []
    over = ""
    for one, other in zip(above, below, strict=True):
        over = one or (over if carry and other else "")
        names.append(over if not other or other == over else f"{over}{other}")
    return tuple(names)


def _figure_columns(mapping: ListMapping, header: Header, places: dict[str, int]) -> tuple[int, ...]:
    """Return the columns that hold figures."""
    wanted = mapping.figures
    if wanted is None:
        return ()
    if wanted.columns != EVERY_COLUMN:
        return tuple(places[column] for column in wanted.columns if column in places)
    taken = set(places.values())
    return tuple(
        place
        for place, name in enumerate(header.names)
        if place not in taken
        and name
        and not is_serial(name)
        and _tells_figure(name, rows=wanted.indicator is not None)
    )


def _telling(names: Sequence[str]) -> float:
    """Return how much headers of figures tell, in 0..1: each its year, its indicator, or both."""
    told = [(year_of(name) is not None) + _tells_indicator(name) for name in names]
    return sum(told) / (2 * len(told)) if told else 0.0


def _tells_indicator(name: str) -> bool:
    bare = without_year_and_unit(name)
    return bool(bare) and quantity(bare) is None


def _tells_figure(name: str, *, rows: bool) -> bool:
    """Tell whether a header is that of a column of figures; ``rows`` that the rows name the indicators."""
    if rows:
        return year_of(name) is not None
    bare = without_year_and_unit(name)
    return bool(unit_of(name)) or year_of(name) is not None or known_indicator(bare) is not None or _is_count(bare)


def _is_count(name: str) -> bool:
    return name.endswith(("数", "数量", "总量", "额", "率", "比重", "占比", "强度", "产值", "增加值", "面积", "收入"))
