"""What a document says of a thing itself: a code, a level, a year."""

from dataclasses import dataclass
from enum import StrEnum

from ontology.provenance import Evidence


class AttributeProperty(StrEnum):
    """The attributes that things have; each is a property of the vocabulary by the same local name."""

    CREDIT_CODE = "creditCode"
    LEVEL = "level"
    RECOGNISED_AS = "recognisedAs"
    RECOGNITION_YEAR = "recognitionYear"
    DIRECTION = "technologyDirection"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """An attribute that a document states; ``subject`` is the key of one of its entities.

    The value is an ``int`` for a year and a text for everything else: a unified social credit code, a level as the
    document writes it (国家级, 市级), a status that is granted (高新技术企业), a technology that the plan wants to have
    worked on in an industry or field (中药饮片炮制技术), the phrase for the layout of a place (一园四组团).
    """

    subject: str
    property: AttributeProperty
    value: str | int
    evidence: Evidence

    def __post_init__(self) -> None:
        is_year = self.property is AttributeProperty.RECOGNITION_YEAR
        if type(self.value) is not (int if is_year else str):
            raise ValueError(f"The attribute {self.property.value} cannot have the value {self.value!r}.")
