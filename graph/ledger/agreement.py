"""How values of one year and kind fit each other."""

from collections.abc import Sequence
from itertools import combinations

from graph.ledger.answers import Agreement
from graph.ledger.series import Value, rounds_to
from ontology.observation import Comparator, FigureKind

# What 约 may be off by.
_ABOUT = 20
# A hostile store may give one year thousands of values; the first show that they differ.
_MOST = 50
_SEVERITY = (Agreement.ROUNDING, Agreement.BOUND, Agreement.UNITS, Agreement.CONFLICT)


def agreement_of(values: Sequence[Value]) -> Agreement:
    """Return how the values of one year and kind fit each other, the worst of all pairs."""
    if len(values) == 1:
        return Agreement.SAME if len(values[0].figures) > 1 else Agreement.SINGLE
    pairs = [_between(first, second) for first, second in combinations(values[:_MOST], 2)]
    return max(pairs, key=_SEVERITY.index)


def _between(first: Value, second: Value) -> Agreement:
    if not (first.comparable and second.comparable):
        return Agreement.UNITS
    finer, coarser = sorted((first, second), key=lambda value: value.step)
    if rounds_to(finer, coarser):
        return Agreement.ROUNDING
    if _is_range(first, second) or _is_range(second, first):
        return Agreement.BOUND
    if first.moment[1] is FigureKind.ACTUAL and (_bounds(first, second) or _bounds(second, first)):
        return Agreement.BOUND
    return Agreement.CONFLICT


def _is_range(low: Value, high: Value) -> bool:
    """Tell whether two values are the ends of one range, as in 4 to 5."""
    ends = low.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN) and high.comparator in (
        Comparator.AT_MOST,
        Comparator.LESS_THAN,
    )
    return ends and low.value < high.value


def _bounds(bound: Value, other: Value) -> bool:
    """Tell whether a reported value keeps the bound that another one states: over 90 and 93, about 400 and 396."""
    match bound.comparator:
        case Comparator.AT_LEAST:
            return other.value >= bound.value
        case Comparator.MORE_THAN:
            return other.value > bound.value
        case Comparator.AT_MOST:
            return other.value <= bound.value
        case Comparator.LESS_THAN:
            return other.value < bound.value
        case Comparator.ABOUT:
            return abs(other.value - bound.value) * _ABOUT <= abs(bound.value)
        case Comparator.EQUAL:
            return False
