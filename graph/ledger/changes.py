"""Stated changes against the levels that they are changes of, and targets against later ones."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product

from graph.ledger.answers import Check
from graph.ledger.clash import Clash, only, part
from graph.ledger.measures import Measure
from graph.ledger.progress import compound_growth
from graph.ledger.series import Series, Value
from graph.ledger.wording import sentence
from ontology.observation import Comparator, FigureKind

_DIGITS = 6


def change_clashes(change: Series, level: Series) -> Iterator[Clash]:
    """Yield the stated changes that no two levels of one document's figures make.

    A change says its end year and leaves out where it began: it is held against every earlier reported level that the
    same document states, and stands when it fits one of them.
    """
    scale = _scale(change, level)
    for moment, values in change.values.items() if scale else ():
        stated, end = only(values), only(level.best(moment))
        if stated is None or end is None or stated.figures[0].comparator is not Comparator.EQUAL:
            continue
        bases = [
            base
            for year in level.years(FigureKind.ACTUAL)
            if year < moment[0] and (base := only(level.best((year, FigureKind.ACTUAL)))) is not None
            if base.documents & stated.documents & end.documents
        ]
        ranges = [(base, found) for base in bases if (found := _range(change, stated, base, end, scale)) is not None]
        if ranges and not any(low <= stated.value <= high for _, (low, high) in ranges):
            base, (low, high) = ranges[-1]
            yield _change(change, stated, base, end, (low + high) / 2)


def path_clashes(series: Series) -> Iterator[Clash]:
    """Yield the targets that go beyond a later target of the same series, in the direction away from the base."""
    years = series.years(FigureKind.TARGET)
    base = next(
        (only(series.best((year, FigureKind.ACTUAL))) for year in reversed(series.years(FigureKind.ACTUAL))), None
    )
    for start, end in pairwise(years):
        first, last = (only(series.best((year, FigureKind.TARGET))) for year in (start, end))
        if first is None or last is None or base is None or base.moment[0] >= start:
            continue
        if (first.value > last.value > base.value) or (first.value < last.value < base.value):
            yield _path(series, first, last)


def _scale(change: Series, level: Series) -> Fraction:
    """Return what a difference of levels is multiplied with to be in the unit of the change; 0 where it cannot be."""
    if change.quantity.measure is not Measure.INCREASE or (change.unit.is_share and level.unit.is_share):
        return Fraction(1)
    return level.unit.factor / change.unit.factor if level.unit.dimension == change.unit.dimension else Fraction(0)


def _range(change: Series, stated: Value, base: Value, end: Value, scale: Fraction) -> tuple[Fraction, Fraction] | None:
    """Return between what a change lies, given how far all is rounded; None where it cannot be computed."""
    spans = product(_ends(base), _ends(end))
    computed = [_computed(change, *span, end.moment[0] - base.moment[0]) for span in spans]
    known = [value * scale for value in computed if value is not None]
    if not known or len(known) < len(computed):
        return None
    low, high = _ends(stated)
    return min(known) - (stated.value - low), max(known) + (high - stated.value)


def _ends(value: Value) -> tuple[Fraction, Fraction]:
    """Return between what a value lies that was rounded to its last digit; what is counted is exact."""
    off = Fraction(0) if value.unit.dimension == "count" and value.value.denominator == 1 else value.step / 2
    return value.value - off, value.value + off


def _computed(change: Series, first: Fraction, last: Fraction, years: int) -> Fraction | None:
    match change.quantity.measure:
        case Measure.INCREASE:
            return last - first
        case Measure.GROWTH:
            if first <= 0:
                return None
            times = last / first
            return times - 1 if change.unit.text == "倍" else (times - 1) * 100
        case Measure.YEARLY_GROWTH:
            rate = compound_growth(first, last, years)
            return None if rate is None else Fraction(round(rate, _DIGITS))
        case _:
            return None


def _change(change: Series, stated: Value, base: Value, end: Value, computed: Fraction) -> Clash:
    return Clash(
        check=Check.CHANGE,
        moment=stated.moment,
        unit=change.unit,
        stated=stated.value,
        computed=computed,
        parts=(part(stated), part(base), part(end)),
        explain=lambda _: sentence(
            "change",
            label=stated.figures[0].name,
            stated=stated.value,
            unit=change.unit.text,
            start=base.moment[0],
            end=end.moment[0],
            first=base.value,
            last=end.value,
            computed=computed,
        ),
    )


def _path(series: Series, first: Value, last: Value) -> Clash:
    return Clash(
        check=Check.PATH,
        moment=first.moment,
        unit=series.unit,
        stated=first.value,
        computed=last.value,
        parts=(part(first), part(last)),
        explain=lambda _: sentence(
            "path",
            start=first.moment[0],
            end=last.moment[0],
            first=first.value,
            last=last.value,
            unit=series.unit.text,
        ),
    )
