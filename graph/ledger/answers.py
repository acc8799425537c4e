"""What the ledger answers with."""

from dataclasses import dataclass
from enum import StrEnum

from graph.algorithms.answers import Sentence
from graph.answers import Figure, Thing
from graph.ledger.measures import Measure
from ontology.observation import Comparator, FigureKind


class Agreement(StrEnum):
    """How the figures of one year and kind fit each other: one only, the same, by rounding, as a bound, or not."""

    SINGLE = "single"
    SAME = "same"
    ROUNDING = "rounding"
    BOUND = "bound"
    UNITS = "units"
    CONFLICT = "conflict"


class Method(StrEnum):
    """How a required growth is counted: compound, in percentage points, or not at all."""

    COMPOUND = "compound"
    POINTS = "points"


class Check(StrEnum):
    """What was held against each other."""

    CHANGE = "change"
    PARTS = "parts"
    NARROWER = "narrower"
    OF_WHICH = "of-which"
    PATH = "path"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value of a year and kind in the entry's unit, with all figures that state it.

    ``comparable`` is false where the stated unit cannot be given in the entry's: then the value and ``unit`` are as
    stated. ``conversion`` says how the value was brought into the unit, where it had to be.
    """

    year: int
    kind: FigureKind
    value: float
    unit: str
    comparator: Comparator
    attribute: str | None
    comparable: bool
    conversion: Sentence | None
    agreement: Agreement
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Different values of one year and kind, side by side; ``documents`` state them."""

    year: int
    kind: FigureKind
    agreement: Agreement
    values: tuple[float, ...]
    unit: str
    documents: tuple[str, ...]
    explanation: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A year with its value in the entry's unit."""

    year: int
    value: float
    comparator: Comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The way from the base to a target, and how far it was gone by the latest reported year.

    ``planned`` is the growth a year that the target needs from the base, ``required`` what it needs from ``latest``
    on; both in per cent compounded or in percentage points, as ``method`` says. ``gap`` is the target less the latest
    value; ``attained`` the latest value as a part of the target and ``way`` the part of the way that was gone, both
    as fractions; ``met`` whether the target is reached.
    """

    base: Mark
    latest: Mark
    target: Mark
    method: Method | None
    planned: float | None
    required: float | None
    gap: float
    attained: float | None
    way: float | None
    met: bool
    explanation: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A number in a check: what it is of, and the figure that states it."""

    label: str
    value: float
    figure: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Figures that do not fit each other: a stated number, what the others make it, and the difference."""

    check: Check
    year: int
    kind: FigureKind
    unit: str
    stated: float
    computed: float
    difference: float
    parts: tuple[Part, ...]
    explanation: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is stated of one indicator about one thing, in one unit.

    ``indicator`` is the known indicator's local name or the id of one that only documents name; ``names`` are those
    that documents use. ``series`` goes up by year, actual figures before targets; several points of one year and kind
    are different values that are stated for it.
    """

    subject: Thing
    indicator: str
    label: Sentence
    concept: str | None
    names: tuple[str, ...]
    measure: Measure
    unit: str
    attribute: str | None
    series: tuple[Point, ...]
    progress: tuple[Progress, ...]
    conflicts: tuple[Disagreement, ...]
    findings: tuple[Finding, ...]
