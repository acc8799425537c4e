"""Claims that failed a check: kept with the reason, and no part of what the graph holds to be so."""

from dataclasses import dataclass
from enum import StrEnum

from ontology.attribute import Attribute
from ontology.claim import Claims
from ontology.entity import Entity
from ontology.observation import Observation
from ontology.provenance import Span
from ontology.relation import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadCell:
    """Words of a list that should have become a claim and could not.

    ``row`` counts from 1, and is 0 where a whole sheet was not read; ``column`` is the name of the column. ``span`` is
    where the words stand in the document's text.
    """

    text: str
    sheet: str
    row: int
    column: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadStatement:
    """A statement of a file of RDF that was left out, in N-Triples and cut at a sensible length."""

    triple: str


Claim = Entity | Relation | Observation | Attribute | UnreadCell | UnreadStatement


class Check(StrEnum):
    """The checks that every claim passes before it is believed."""

    CHARACTERS = "characters"
    """No text of the claim holds half of a surrogate pair, which RDF cannot hold."""
    NAME = "name"
    """A thing and an indicator have a name, which is no sentence."""
    SUBCLASS = "subclass"
    """A thing's narrower class lies below its class."""
    KEY = "key"
    """What the claim is about is one thing of the document, and not itself in quarantine."""
    RELATION = "relation"
    """The vocabulary's domain and range allow the relation, and it joins two things."""
    MENTION = "mention"
    """A mention lies within the text and shows one of the thing's names."""
    QUOTE = "quote"
    """The quoted words stand at their offsets, and a rule is named that read them."""
    INDICATOR = "indicator"
    """The known indicator that a figure is under is one of the vocabulary's."""
    YEAR = "year"
    """A figure's year is one that a plan can speak of, and no report from the future."""
    VALUE = "value"
    """A figure is a number that its indicator and unit can have."""
    UNIT = "unit"
    """A unit is a word, no part of a sentence."""
    ATTRIBUTE = "attribute"
    """A code and a year of a thing are such as these can be."""
    CELL = "cell"
    """A cell of a list says what its column means."""
    STATEMENT = "statement"
    """A statement of a file of RDF is RDF 1.1 of a sensible size, with values that the vocabulary's terms can have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """A claim that failed a check, and why, in a sentence.

    The keys in ``claim`` (a relation's subject and object, a figure's subject) are replaced by the names of the things,
    since the document's keys mean nothing elsewhere; a key that no thing has stays as it is. An entity stands here with
    those of its mentions that failed.
    """

    claim: Claim
    check: Check
    reason: str

    @property
    def kind(self) -> str:
        """Return what the claim is, such as ``entity``; ``cell`` and ``statement`` for what was not read."""
        return type(self.claim).__name__.removeprefix("Unread").lower()

    @property
    def statement(self) -> str:
        """Return the claim in few words.

        >>> from ontology.entity import EntityType
        >>> thing = Entity(key="e1", name="云湖园", type=EntityType.PARK)
        >>> Quarantined(claim=thing, check=Check.NAME, reason="...").statement
        'Park 云湖园'
        """
        match self.claim:
            case Entity() as entity:
                return f"{entity.type} {entity.name}"
            case Relation() as relation:
                return f"{relation.subject} {relation.predicate} {relation.object}"
            case Attribute() as attribute:
                return f"{attribute.subject} {attribute.property} {attribute.value}"
            case UnreadCell() as cell:
                place = f"row {cell.row}, {cell.column}" if cell.row else "the sheet"
                return f"{cell.sheet}, {place}: {cell.text}".rstrip(": ")
            case UnreadStatement() as unread:
                return unread.triple
            case Observation() as figure:
                amount = f"{figure.comparator} {figure.value}{figure.unit} ({figure.year}, {figure.kind})"
                return f"{figure.subject} {figure.indicator} {amount}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedClaims:
    """The claims of a document that passed all checks, those that did not, and the text that both point into.

    ``text`` is None where it is not at hand, as for claims that come from a file of ``innokg extract``.
    """

    claims: Claims
    quarantined: tuple[Quarantined, ...] = ()
    text: str | None = None
