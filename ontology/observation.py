"""Figures: the value of a named indicator for a thing in a year."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ontology.provenance import Evidence


class FigureKind(StrEnum):
    """Whether a figure is reported or promised."""

    ACTUAL = "actual"
    TARGET = "target"


class Comparator(StrEnum):
    """How the value bounds the figure; ``~`` is an approximate value."""

    EQUAL = "="
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    ABOUT = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A figure that a document states.

    ``subject`` is the key of one of the document's entities, or the word that stands for its unnamed region (全市).
    ``indicator`` is the indicator's name as the document has it; ``concept`` is the local name of the known indicator
    that it is another name of. ``unit`` is as written (家, %, 亿元) and empty where none is. ``attribute`` is the
    plan's own word for the target's force (预期性, 约束性).
    """

    subject: str
    indicator: str
    year: int
    value: Decimal
    unit: str
    kind: FigureKind
    comparator: Comparator
    evidence: Evidence
    concept: str | None = None
    attribute: str | None = None
