"""The phrases in which plans put the layout of a place: 一园四组团, 一核一圈多片多点, 两岸两组团."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.extraction.evidence import cite
from loaders.extraction.relations.plan import Plan
from loaders.extraction.relations.scene import Passage
from loaders.extraction.relations.words import confidence, either, words
from loaders.reading.reader import Reading
from ontology.attribute import Attribute, AttributeProperty
from ontology.entity import Entity, EntityType

_RULE = "attribute.layout"
_HAN = "[\u4e00-\u9fff]"
_COUNT = "[一二两三四五六七八九十多众1-9nN]{1,2}"
_PHRASE = re.compile(rf"“(?P<phrase>(?:{_COUNT}(?:大)?{either(words('layouts', 'units'))}[、,，]?){{2,6}})”")
_CLOSING = either(words("layouts", "closings"))
_LAID_OUT = re.compile(rf"”的?(?!{_HAN}{{0,8}}(?:协调|加快|推进|加速)){_HAN}{{0,10}}?{_CLOSING}")
# Before the last of the parts that a layout counts, which is not the whole.
_LISTED = ("、", "和", "与", "及")
_WHOLES = frozenset({EntityType.PARK, EntityType.PLATFORM, EntityType.REGION})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    whole: Entity
    phrase: str


def find_layouts(reading: Reading, scene: Iterable[Passage], plan: Plan) -> tuple[Attribute, ...]:
    """Return the layouts that a document states of parks and regions, each phrase once for each of them.

    The place is the one that is named right before the phrase; else, where the words after the phrase say that it is
    a layout, the park of the heading, or the region that the plan is for.
    """
    found: dict[tuple[str, str], Attribute] = {}
    for passage in scene:
        for match in _PHRASE.finditer(passage.block.text):
            whole = _whole(passage, match.start(), match.end(), plan)
            if passage.explains or whole is None or (whole.key, match["phrase"]) in found:
                continue
            evidence = cite(
                reading, passage.block, match.start(), match.end(), rule=_RULE, confidence=confidence(_RULE)
            )
            found[whole.key, match["phrase"]] = Attribute(
                subject=whole.key, property=AttributeProperty.LAYOUT, value=match["phrase"], evidence=evidence
            )
    return tuple(found.values())


def _whole(passage: Passage, start: int, end: int, plan: Plan) -> Entity | None:
    before = next((one for one in reversed(passage.mentions) if one.end == start), None)
    if before is not None and not passage.block.text[: before.start].endswith(_LISTED):
        return before.entity if before.entity.type in _WHOLES else None
    if _LAID_OUT.match(passage.block.text, end - 1) is None:
        return None
    heading = passage.title or passage.heading
    return heading if heading is not None and heading.type is EntityType.PARK else plan.region
