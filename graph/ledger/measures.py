"""What figures measure: the level of something, its change, or what has been added up."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from graph.ledger.units import unit_of

# Longer than any indicator's name, short enough that a hostile one costs nothing.
_LONGEST = 120
_TIMES = "倍"


class Measure(StrEnum):
    """What a figure is of its indicator; figures of two measures are never compared as if they were one."""

    LEVEL = "level"
    INCREASE = "increase"
    CUMULATIVE = "cumulative"
    GROWTH = "growth"
    YEARLY_GROWTH = "yearly-growth"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name measures, and the name of the indicator whose level, change or sum that is."""

    stem: str
    measure: Measure


@lru_cache(maxsize=8192)
def read_measure(name: str, unit: str = "") -> Reading:
    """Return what an indicator's name measures in a unit.

    >>> read_measure("新增高新技术企业", "家")
    Reading(stem='高新技术企业', measure=<Measure.INCREASE: 'increase'>)
    >>> read_measure("工业增加值", "亿元").measure
    <Measure.LEVEL: 'level'>
    >>> read_measure("研发经费投入年均增长", "%")
    Reading(stem='研发经费投入', measure=<Measure.YEARLY_GROWTH: 'yearly-growth'>)
    """
    kind = _kind_of(unit)
    if len(name) <= _LONGEST:
        for pattern, wanted, measure in _patterns():
            found = pattern.search(name) if wanted in ("*", kind) else None
            if found is not None:
                stem = name if measure is Measure.DIFFERENCE else name[: found.start()] + name[found.end() :]
                return Reading(stem or name, measure)
    return Reading(name, Measure.INCREASE if kind == "points" else Measure.LEVEL)


def _kind_of(unit: str) -> str:
    return "times" if unit == _TIMES else unit_of(unit).dimension


@cache
def _patterns() -> list[tuple[re.Pattern[str], str, Measure]]:
    lines = files("graph").joinpath("ledger", "measures.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(re.compile(pattern), unit, Measure(measure)) for pattern, unit, measure in rows]
