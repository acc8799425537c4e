"""What a person changes in a claim: only what is given, the rest stays as it was read."""

from dataclasses import dataclass, fields
from decimal import Decimal

from ontology.entity import EntityType
from ontology.observation import Comparator, FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingChoice:
    """A thing as a person names it: by its id, or by a name; with a class where no known thing has the name."""

    text: str
    type: EntityType | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The parts of a claim that are to be others; None leaves a part as it is.

    ``object`` is for relations, ``text`` for the value of an attribute, the members from ``indicator`` on for figures.
    """

    subject: ThingChoice | None = None
    predicate: str | None = None
    object: ThingChoice | None = None
    text: str | None = None
    indicator: str | None = None
    year: int | None = None
    value: Decimal | None = None
    unit: str | None = None
    kind: FigureKind | None = None
    comparator: Comparator | None = None

    @property
    def given(self) -> frozenset[str]:
        """Return the names of the parts that are given."""
        return frozenset(one.name for one in fields(self) if getattr(self, one.name) is not None)
