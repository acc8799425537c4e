"""Statements that relate two entities."""

from dataclasses import dataclass
from enum import StrEnum

from ontology.provenance import Evidence


class Predicate(StrEnum):
    """The relations of the scheme; each is a property of the vocabulary by the same local name."""

    LOCATED_IN = "locatedIn"
    PART_OF = "partOf"
    OPERATED_BY = "operatedBy"
    RELIES_ON = "reliesOn"
    JOINTLY_BUILT_BY = "jointlyBuiltBy"
    LEADS_INDUSTRY = "leadsIndustry"
    FOCUSES_ON = "focusesOn"
    COOPERATES_WITH = "cooperatesWith"
    BASED_ON = "basedOn"
    ISSUED_BY = "issuedBy"
    APPLIES_TO = "appliesTo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation that a document states; ``subject`` and ``object`` are keys of its entities."""

    subject: str
    predicate: Predicate
    object: str
    evidence: Evidence
