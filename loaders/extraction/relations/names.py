"""What names and explanations say of wholes and parts: 某科学城东部片区, “1+2+N”体系,即“一区”:A;…."""

import re
from collections.abc import Iterator, Sequence

from loaders.extraction.relations.finding import Finding
from loaders.extraction.relations.plan import Plan
from loaders.extraction.relations.scene import Passage
from loaders.extraction.relations.words import either, words
from ontology.entity import Entity, EntityType
from ontology.relation import Predicate

_SUFFIX = re.compile(rf".{{0,8}}{either(words('parts', 'whole_suffixes'))}")


def find_named_parts(scene: Sequence[Passage], plan: Plan) -> Iterator[Finding]:
    """Yield the parks whose names are the name of another park, which stands by itself too, and 片区 or the like."""
    wholes = {name: e for e in plan.entities if e.type is EntityType.PARK for name in e.names if len(name) >= 3}
    done: set[str] = set()
    for passage in scene:
        for mention in passage.mentions:
            part = mention.entity
            if part.type is not EntityType.PARK or part.key in done:
                continue
            done.add(part.key)
            whole = _whole_of(part, wholes)
            if whole is not None:
                yield Finding(
                    subject=part,
                    predicate=Predicate.PART_OF,
                    object=whole,
                    passage=passage,
                    start=mention.start,
                    end=mention.end,
                    rule="relation.part-name",
                )


def _whole_of(part: Entity, wholes: dict[str, Entity]) -> Entity | None:
    """Return the park with the longest name that a part's name begins with, when 片区 or the like follows."""
    for length in range(len(part.name) - 2, 2, -1):
        whole = wholes.get(part.name[:length])
        if whole is not None and whole.key != part.key and _SUFFIX.fullmatch(part.name, length):
            return whole
    return None
