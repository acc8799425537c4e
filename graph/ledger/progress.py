"""From the base to the target: how far, how fast, and what is left."""

import math
from fractions import Fraction
from itertools import product

from graph.algorithms.answers import Sentence
from graph.ledger.answers import Mark, Method, Progress
from graph.ledger.measures import Measure
from graph.ledger.series import Series, Value
from graph.ledger.wording import sentence, word
from ontology.observation import Comparator, FigureKind

# Several values of the base, the latest year and the target are combined; a hostile store may hold very many.
_MOST = 12
_DIGITS = 3


def compound_growth(first: Fraction | float, last: Fraction | float, years: int) -> float | None:
    """Return the growth a year in per cent that leads from one value to another, None where there is no such rate.

    >>> round(compound_growth(100, 121, 2), 6)
    10.0
    """
    if years < 1 or first <= 0 or last <= 0:
        return None
    return math.expm1(math.log(float(last) / float(first)) / years) * 100


def points_a_year(first: Fraction | float, last: Fraction | float, years: int) -> float | None:
    """Return the percentage points a year that lead from one share to another."""
    return float(last - first) / years if years >= 1 else None


def progress_of(series: Series, base_year: int | None = None) -> tuple[Progress, ...]:
    """Return the ways to all targets of a series, one for each base and target that are stated.

    The base is the reported value of ``base_year``; else the latest one before the target that a document with the
    target states, else the latest one before the target. Only levels have ways, and no targets of a mere part.
    """
    if series.quantity.measure is not Measure.LEVEL:
        return ()
    ways: list[Progress] = []
    for year in series.years(FigureKind.TARGET):
        base = _base_year(series, year) if base_year is None else base_year
        latest = max(
            (one for one in series.years(FigureKind.ACTUAL) if base is not None and base <= one <= year), default=None
        )
        if base is None or latest is None or base >= year:
            continue
        marks = (series.best((base, FigureKind.ACTUAL)), series.best((latest, FigureKind.ACTUAL)))
        pairs = [(one, one) for one in marks[0]] if base == latest else list(product(*marks))
        partial = series.partial(year)
        targets = [one for one in series.best((year, FigureKind.TARGET)) if one not in partial]
        ways += [_way(series, *pair, target) for pair, target in product(pairs, targets)]
    return tuple(ways[:_MOST])


def _base_year(series: Series, target: int) -> int | None:
    before = [year for year in series.years(FigureKind.ACTUAL) if year < target]
    stating = {
        document for value in series.comparable_values((target, FigureKind.TARGET)) for document in value.documents
    }
    own = [
        year
        for year in before
        if any(value.documents & stating for value in series.comparable_values((year, FigureKind.ACTUAL)))
    ]
    return max(own or before, default=None)


def _way(series: Series, base: Value, latest: Value, target: Value) -> Progress:
    is_share = series.unit.is_share
    grow = points_a_year if is_share else compound_growth
    (start, _), (now, _), (end, _) = base.moment, latest.moment, target.moment
    planned = grow(base.value, target.value, end - start)
    required = grow(latest.value, target.value, end - now)
    whole = target.value - base.value
    attained = float(latest.value / target.value) if target.value > 0 and whole >= 0 else None
    return Progress(
        base=_mark(base),
        latest=_mark(latest),
        target=_mark(target),
        method=None if planned is None else (Method.POINTS if is_share else Method.COMPOUND),
        planned=planned,
        required=required,
        gap=float(target.value - latest.value),
        attained=attained,
        way=float((latest.value - base.value) / whole) if whole else None,
        met=_is_met(base, latest, target),
        explanation=_explain(series, base, latest, target, planned),
    )


def _is_met(base: Value, latest: Value, target: Value) -> bool:
    """Tell whether the latest value reaches a target, in the direction that its bound or the base tells."""
    if target.comparator is Comparator.MORE_THAN:
        return latest.value > target.value
    if target.comparator is Comparator.LESS_THAN:
        return latest.value < target.value
    falls = target.comparator is Comparator.AT_MOST or (
        target.comparator is not Comparator.AT_LEAST and target.value < base.value
    )
    return latest.value <= target.value if falls else latest.value >= target.value


def _explain(series: Series, base: Value, latest: Value, target: Value, planned: float | None) -> Sentence:
    unit = series.unit.text
    if latest.moment[0] == target.moment[0]:
        met = word("met" if _is_met(base, latest, target) else "missed")
        return sentence("reached", end=target.moment[0], last=latest.value, target=target.value, unit=unit, met=met)
    key = "step" if planned is None else "points" if series.unit.is_share else "compound"
    return sentence(
        key,
        start=base.moment[0],
        first=base.value,
        end=target.moment[0],
        last=target.value,
        unit=unit,
        growth=None if planned is None else round(planned, _DIGITS),
    )


def _mark(value: Value) -> Mark:
    return Mark(year=value.moment[0], value=float(value.value), comparator=value.comparator)
