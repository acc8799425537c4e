"""Units of figures: which can be brought together, and how."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files

# What multiplies a unit that follows it, the longest first.
_PREFIXES = {"万亿": 10**12, "千万": 10**7, "百万": 10**6, "亿": 10**8, "万": 10**4, "千": 1000, "百": 100}
_BLANK = re.compile(r"\s+")
_BRACKETS = re.compile(r"^[(\[](.*)[)\]]$")
# An indicator that is given for each so many people says so in its name, and plans leave it out of the unit or not.
_EACH = re.compile(r"(?:每[百千万亿]|[百千万亿](?:人|名))")
_SHARES = frozenset({"share", "points"})
_ADDITIVE = frozenset({"count", "money", "area"})
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures, and how many of that dimension's smallest unit it holds.

    A unit that is not known is a dimension of its own; no unit at all has the empty dimension.
    """

    text: str
    dimension: str
    factor: Fraction

    @property
    def is_share(self) -> bool:
        """Tell whether figures in it are parts of a hundred, whose change is told in percentage points."""
        return self.dimension in _SHARES

    @property
    def is_additive(self) -> bool:
        """Tell whether figures of parts may add up to that of a whole."""
        return self.dimension in _ADDITIVE

    def converts_to(self, other: "Unit") -> bool:
        """Tell whether a figure in this unit can be given in another; one without a unit is taken as it stands."""
        return self.dimension == other.dimension or not self.dimension


@lru_cache(maxsize=4096)
def unit_of(text: str, indicator: str = "") -> Unit:
    """Return the unit that a text names, for an indicator of the given name.

    >>> unit_of("亿元").factor / unit_of("万元").factor
    Fraction(10000, 1)
    >>> unit_of("件/万人", "每万人口发明专利拥有量").dimension, unit_of("万元/人").dimension
    ('count', 'money/count')
    """
    plain = _plain(text)
    above, stroke, below = plain.partition("/")
    if stroke and above and below:
        if _EACH.search(indicator):
            return Unit(text, *_simple(above))
        (dimension, factor), (other, divisor) = _simple(above), _simple(below)
        return Unit(text, f"{dimension}/{other}", factor / divisor)
    return Unit(text, *_simple(plain))


def convert(value: Fraction, source: Unit, target: Unit) -> Fraction:
    """Return a value in another unit, exactly; raise ``ValueError`` where the two measure different things.

    >>> convert(Fraction(2000), unit_of("万元"), unit_of("亿元"))
    Fraction(1, 5)
    """
    if not source.converts_to(target):
        raise ValueError(f"{source.text!r} cannot be given in {target.text!r}.")
    if not source.dimension or source.factor == target.factor:
        return value
    return value * source.factor / target.factor


def _plain(text: str) -> str:
    plain = _BLANK.sub("", unicodedata.normalize("NFKC", text[:_LONGEST])).lower()
    inner = _BRACKETS.match(plain)
    return inner[1] if inner else plain


def _simple(text: str) -> tuple[str, Fraction]:
    """Return dimension and factor of a unit without a stroke."""
    if not text:
        return "", Fraction(1)
    if text in _units():
        return _units()[text]
    for prefix, times in _PREFIXES.items():
        if text.startswith(prefix):
            dimension, factor = _simple(text[len(prefix) :]) if text != prefix else ("count", Fraction(1))
            return dimension, factor * times
    return text, Fraction(1)


@cache
def _units() -> dict[str, tuple[str, Fraction]]:
    lines = files("graph").joinpath("ledger", "units.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {
        unicodedata.normalize("NFKC", unit).lower(): (dimension, Fraction(factor)) for unit, dimension, factor in rows
    }
