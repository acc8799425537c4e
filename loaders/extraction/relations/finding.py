"""What a grammar hands over: two ends, the words that relate them, the rule that read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from loaders.extraction.relations.mentions import Mention
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


End = Entity | Concept | Mention


def relate(
    passage: Passage,
    subjects: Iterable[End],
    predicate: Predicate,
    objects: Iterable[End],
    *,
    start: int,
    end: int,
    rule: str,
) -> Iterator[Finding]:
    """Yield a finding for each subject with each object; a mention stands for its entity."""
    yield from relate_pairs(passage, product(subjects, objects), predicate, start=start, end=end, rule=rule)


def relate_pairs(
    passage: Passage, pairs: Iterable[tuple[End, End]], predicate: Predicate, *, start: int, end: int, rule: str
) -> Iterator[Finding]:
    """Yield a finding for each pair of a subject and an object; a mention stands for its entity."""
    for subject, obj in pairs:
        yield Finding(
            subject=subject.entity if isinstance(subject, Mention) else subject,
            predicate=predicate,
            object=obj.entity if isinstance(obj, Mention) else obj,
            passage=passage,
            start=start,
            end=end,
            rule=rule,
        )
