"""What a grammar hands over: two ends, the words that relate them, the rule that read them."""

from dataclasses import dataclass

from loaders.extraction.relations.scene import Passage
from ontology.entity import Entity, EntityType
from ontology.relation import Predicate


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """An industry or technology as a relation names it.

    ``names`` has the entity's name first and its other forms after; it stands at ``start`` to ``end`` of a passage.
    """

    type: EntityType
    names: tuple[str, ...]
    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A relation read in a passage; ``start`` to ``end`` are the words of its block that state it."""

    subject: Entity | Concept
    predicate: Predicate
    object: Entity | Concept
    passage: Passage
    start: int
    end: int
    rule: str
