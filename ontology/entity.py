"""Named things: parks, platforms, firms and the other classes of the scheme."""

from dataclasses import dataclass
from enum import StrEnum

from ontology.provenance import Span


class EntityType(StrEnum):
    """The classes that a document's entities have; each is a class of the vocabulary by the same local name."""

    PARK = "Park"
    PLATFORM = "Platform"
    INSTITUTE = "Institute"
    UNIVERSITY = "University"
    FIRM = "Firm"
    AGENCY = "Agency"
    ALLIANCE = "Alliance"
    PROGRAM = "Program"
    FUND = "Fund"
    POLICY = "Policy"
    REGION = "Region"
    INDUSTRY = "Industry"
    TECHNOLOGY = "Technology"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One identifiable, named thing as one document presents it.

    ``key`` is unique within the document (``e1``). ``name`` is the fullest form in the text and ``aliases`` are its
    other forms. ``subclass`` is the local name of a narrower class of the vocabulary (``Incubator``), where the name
    tells. ``scope`` is empty for a name that identifies its thing everywhere (重庆大学) and otherwise the code of the
    region within which it does (科技创新中心 of 500116); it enters the identifier.
    """

    key: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    subclass: str | None = None
    scope: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the name followed by the aliases."""
        return (self.name, *self.aliases)
