"""The figures of one quantity about one thing, in one unit, by year and kind."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from graph.ledger.indicator_book import Quantity
from graph.ledger.measures import Measure
from graph.ledger.stated import Stated
from graph.ledger.units import Unit, convert, unit_of
from ontology.indicators import known_indicators
from ontology.observation import Comparator, FigureKind

#: A year and kind of figures.
Moment = tuple[int, FigureKind]

# What is more telling than an exact value that equals it: 不低于300 and 300 are one target, and a bound.
_RANK = {comparator: rank for rank, comparator in enumerate((*list(Comparator)[1:], Comparator.EQUAL))}
_POINTS = unit_of("个百分点")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a moment with all figures that state it; ``step`` is the finest last digit among them.

    Where the stated unit cannot be given in the series' one it is not ``comparable``, and value and ``unit`` are as
    stated.
    """

    moment: Moment
    value: Fraction
    step: Fraction
    unit: Unit
    comparable: bool
    figures: tuple[Stated, ...]

    @property
    def comparator(self) -> Comparator:
        """Return how it is bounded, a bound before equality."""
        return min((figure.comparator for figure in self.figures), key=_RANK.__getitem__)

    @property
    def documents(self) -> set[str]:
        """Return what tells the documents apart that state it."""
        return {document_of(figure.id) for figure in self.figures}


@dataclass(frozen=True)
class Series:
    """All values of one quantity about one thing."""

    subject: str
    quantity: Quantity
    figures: tuple[Stated, ...]

    @cached_property
    def unit(self) -> Unit:
        """Return the unit that all values are given in: the known indicator's own, else the one most often stated."""
        units = Counter(figure.unit.text for figure in self.figures if figure.unit.dimension)
        common = unit_of(max(sorted(units), key=units.__getitem__), self.figures[0].name) if units else unit_of("")
        term = known_indicators().get(self.quantity.key)
        if term is None or self.quantity.measure not in (Measure.LEVEL, Measure.INCREASE, Measure.CUMULATIVE):
            return common
        own = unit_of(term.unit, term.labels["zh"])
        if own.dimension == "share" and self.quantity.measure is Measure.INCREASE:
            return _POINTS
        return own if any(figure.unit.converts_to(own) for figure in self.figures) else common

    @cached_property
    def values(self) -> dict[Moment, tuple[Value, ...]]:
        """Return the different values of each moment, in order."""
        found: defaultdict[tuple[Moment, bool, str, Fraction], list[Stated]] = defaultdict(list)
        for figure in self.figures:
            fits = figure.unit.converts_to(self.unit) or self._is_change_in_points(figure)
            value, unit = (self._converted(figure), self.unit) if fits else (figure.value, figure.unit)
            found[(figure.year, figure.kind), not fits, unit.text, value].append(figure)
        values: defaultdict[Moment, list[Value]] = defaultdict(list)
        for moment, strange, text, value in sorted(found):
            figures = tuple(found[moment, strange, text, value])
            values[moment].append(self._value(moment, value, figures, comparable=not strange))
        return {moment: tuple(some) for moment, some in values.items()}

    def comparable_values(self, moment: Moment) -> tuple[Value, ...]:
        """Return the values of a moment that are in the series' unit."""
        return tuple(value for value in self.values.get(moment, ()) if value.comparable)

    def best(self, moment: Moment) -> tuple[Value, ...]:
        """Return the values of a moment that count: where they differ by rounding only, the finest alone."""
        values = self.comparable_values(moment)
        finest = min(values, key=lambda value: value.step, default=None)
        if finest is not None and all(rounds_to(finest, other) for other in values):
            return (finest,)
        return values

    def partial(self, year: int) -> tuple[Value, ...]:
        """Return the targets of a year that only a part can be meant by: counts below what has been reached already.

        Only where another target of the year is not: firms that incubators raise, beside the firms of the region.
        """
        values = self.best((year, FigureKind.TARGET))
        reached = self.reached(year)
        if reached is None or self.unit.dimension != "count" or self.quantity.measure is not Measure.LEVEL:
            return ()
        below = tuple(value for value in values if value.value < reached.value)
        return below if len(below) < len(values) else ()

    def reached(self, year: int) -> Value | None:
        """Return the latest reported value before a year."""
        before = [one for one in self.years(FigureKind.ACTUAL) if one < year]
        return max(self.best((max(before), FigureKind.ACTUAL)), key=lambda value: value.value) if before else None

    def years(self, kind: FigureKind) -> list[int]:
        """Return the years that have values of a kind in the series' unit."""
        return sorted(year for year, known in self.values if known is kind and self.comparable_values((year, kind)))

    def _value(self, moment: Moment, value: Fraction, figures: tuple[Stated, ...], *, comparable: bool) -> Value:
        unit = self.unit if comparable else figures[0].unit
        step = min(figure.step * figure.unit.factor / unit.factor for figure in figures)
        return Value(moment=moment, value=value, step=step, unit=unit, comparable=comparable, figures=figures)

    def _converted(self, figure: Stated) -> Fraction:
        if self._is_change_in_points(figure):
            return figure.value
        return convert(figure.value, figure.unit, self.unit)

    def _is_change_in_points(self, figure: Stated) -> bool:
        """Tell whether a change of a share is given in per cent, which then means percentage points."""
        return self.unit == _POINTS and figure.unit.dimension == "share"


def series_of(figures: Iterable[tuple[Quantity, Stated]]) -> dict[tuple[str, Quantity], Series]:
    """Return figures as series, by what they are about and what they measure."""
    grouped: defaultdict[tuple[str, Quantity], list[Stated]] = defaultdict(list)
    for quantity, figure in figures:
        grouped[figure.subject, quantity].append(figure)
    return {key: Series(*key, tuple(some)) for key, some in grouped.items()}


def rounds_to(finer: Value, coarser: Value) -> bool:
    """Tell whether a value is another one with fewer digits, rounded or cut off."""
    if coarser.value == finer.value:
        return True
    if coarser.step <= finer.step:
        return False
    cut = abs(finer.value) - abs(coarser.value)
    return abs(finer.value - coarser.value) <= coarser.step / 2 or 0 <= cut < coarser.step


def document_of(figure: str) -> str:
    """Return the document's id within an observation's id.

    >>> document_of("observation-river-14fyp-0123456789ab")
    'river-14fyp'
    """
    return figure.removeprefix("observation-").rpartition("-")[0] or figure


def named(figures: Sequence[Stated]) -> tuple[str, ...]:
    """Return the names that figures give their indicator, the most frequent first."""
    counts = Counter(figure.name for figure in figures)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
