"""X partOf Y: 组团 under their whole, 以X为核心, 由X和Y组成, 纳入“一城多园”."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from loaders.extraction.relations.coordination import last_members, members
from loaders.extraction.relations.finding import Finding, relate
from loaders.extraction.relations.mentions import Mention
from loaders.extraction.relations.scene import NAME, Passage
from loaders.extraction.relations.words import either, words
from loaders.reading.layout import BlockKind
from ontology.entity import Entity, EntityType
from ontology.relation import Predicate

_WHOLES = frozenset({EntityType.PARK, EntityType.PLATFORM, EntityType.PROGRAM})
_UNIT = re.compile(rf"{either(words('location', 'unit_suffixes'))}$")
# All stretches are bounded so that the scans stay linear.
_CORE = re.compile(
    rf"(?:以|(?<=[心撑体头领翼点带])[、,，])(?P<parts>(?:[“”、和与及]|{NAME}){{1,12}})"
    rf"为[^,，。；;、]{{0,8}}?{either(words('parts', 'core'))}(?!(?:承?载体|承载))"
)
# 形成以甲园为核心、乙园为两翼的某走廊: the whole stands after its parts.
_OF_WHOLE = re.compile(rf"[^。；;]{{0,120}}?的(?P<whole>{NAME})")
_AS_POLES = re.compile(
    r"将(?P<parts>[^。；;]{1,200}?)作为[^,，。；;]{0,16}?[“”\"][一二三四五六七八九两多][^,，。；;]{1,6}[“”\"]"
)
_LAYOUT = re.compile(
    rf"(?:形成|构建|打造|构筑)(?P<parts>[^。；;]{{1,120}}?)的?[^。；;,，、]{{0,12}}?"
    rf"(?:空间|功能|发展|创新|产业)?{either(words('parts', 'layout'))}"
)
# 按照“一园多点”布局,设立甲基地和乙基地: what is set up are the parts.
_BY_LAYOUT = re.compile(
    r"(?:按照?|采取|实行|构建|形成)“[^”]{2,16}”的?(?:空间|总体|发展)?(?:布局|格局|模式|思路|架构|体系)[,，](?:规划)?(?:设立|设有|建设|布局|打造|构建|包括)"
)
_DIVIDED = re.compile(
    rf"(?:规划|布局|划分为|分为|设立|设有|形成|建设)(?P<parts>{NAME}(?:[、和与及](?:{NAME}|[^,，。；;、]{{2,12}}?)){{1,30}})等?"
    r"[两三四五六七八九十]?[大个]?(?:特色|主要|重点)?(?:片区|板块|组团|功能区|园区|分区)"
)
_COMPONENT = re.compile(r"(?:是|为|系|属于)(?P<whole>[^,，。；;]{1,60}?)的(?:重要|核心|主要)?组成部分")
_SUMMED = re.compile(r"[,，](?:均|都|皆)$")
_LAYER = re.compile(r"[“\"][一二三四五六七八九十两多][^“”\",，。；;]{1,6}[”\"](?:即|为|指|是)")
_LONGEST_LAYOUT = 400
_INCLUDE = re.compile(r"(?:主要|具体)?(?:包括|包含|涵盖|下辖|下设|(?<=[,，])辖)(?P<parts>[^。；;]{1,200})")
_JOINED = re.compile(rf"(?:整体|统一|全部)?纳入(?P<whole>{NAME})")
_TOGETHER = re.compile(
    rf"(?:推进|推动|促进)(?P<parts>{NAME}(?:[、和与及]{NAME}){{1,30}})(?:协同|联动|一体|差异化|错位|协调|融合)"
)
_COMPOSED = re.compile(rf"由(?P<parts>(?:[、和与及“”]|以及|{NAME}){{1,24}})等?[^,，。；;、]{{0,10}}?(?:组成|构成)")


def find_parts(passage: Passage) -> Iterator[Finding]:
    """Yield what a passage says of wholes and their parts."""
    yield from _titled_unit(passage)
    for start, end in passage.sentences():
        yield from _core(passage, start, end)
        yield from _layout(passage, start, end)
        yield from _component(passage, start, end)
        yield from _included(passage, start, end)


def _whole(passage: Passage) -> Entity | None:
    """Return what a passage speaks of as a whole: its title's entity, else the heading's."""
    whole = passage.title or passage.heading
    return whole if whole is not None and whole.type in _WHOLES else None


def _titled_unit(passage: Passage) -> Iterator[Finding]:
    unit, whole = passage.title, passage.heading
    if unit is None or whole is None or passage.block.kind is BlockKind.HEADING:
        return
    if unit.type is EntityType.PARK and whole.type is EntityType.PARK and _UNIT.search(unit.name):
        yield from _make(passage, [unit], whole, 0, max(passage.block.body, 1), "relation.part-unit")


def _core(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    opening = passage.opening(start, end)
    opened = opening.entity if opening is not None and opening.entity.type is EntityType.PARK else None
    for pattern in (_CORE, _AS_POLES):
        for found in pattern.finditer(passage.masked, start, end):
            whole = _following(passage, found.end(), end) if pattern is _CORE else None
            whole = whole or _right_before(passage, start, found.start()) or opened or _whole(passage)
            if whole is None:
                continue
            parts = [m.entity for m in members(passage, found.start("parts"), found.end("parts"))]
            yield from _make(passage, parts, whole, found.start(), found.end(), "relation.part-core")


def _right_before(passage: Passage, start: int, place: int) -> Entity | None:
    """Return the park that stands right before the words on its core (其中某片区以…为核心), or that 即 introduces."""
    before = passage.between(start, place)[-1:]
    if not before or before[0].entity.type is not EntityType.PARK:
        return None
    named = passage.masked[max(start, before[0].start - 2) : before[0].start]
    right = before[0].end == place or (
        passage.masked[before[0].end : place] in {",", "，"} and named.endswith(("即", "为"))
    )
    return before[0].entity if right else None


def _following(passage: Passage, start: int, end: int) -> Entity | None:
    """Return the park that the words after its core lead to: 以甲园为核心、乙园为两翼的某走廊."""
    found = _OF_WHOLE.match(passage.masked, start, end)
    inside = passage.between(found.start("whole"), found.end("whole")) if found else ()
    return inside[0].entity if inside and inside[0].entity.type is EntityType.PARK else None


def _layout(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    first = passage.opening(start, end)
    whole = first.entity if first is not None else _whole(passage)
    if whole is None or whole.type is not EntityType.PARK:
        return
    for found in _LAYOUT.finditer(passage.masked, start, end):
        inside = passage.between(found.start(), found.end())
        parts = [m.entity for m in inside if m.entity.type is EntityType.PARK and _UNIT.search(m.entity.name)]
        yield from _make(passage, parts, whole, found.start(), found.end(), "relation.part-layout")
    for found in _DIVIDED.finditer(passage.masked, start, end):
        listed = passage.between(found.start("parts"), found.end("parts"))
        parts = [m.entity for m in listed if m.entity.type is EntityType.PARK]
        yield from _make(passage, parts, whole, found.start(), found.end(), "relation.part-layout")
    for found in _BY_LAYOUT.finditer(passage.masked, start, end):
        listed = members(passage, found.end(), passage.clause_end(found.end(), end))
        parts = [m.entity for m in listed if m.entity.type in {EntityType.PARK, EntityType.PLATFORM}]
        yield from _make(
            passage, parts, whole, found.start(), listed[-1].end if listed else end, "relation.part-layout"
        )
    for found in _TOGETHER.finditer(passage.masked, start, end):
        listed = passage.between(found.start("parts"), found.end("parts"))
        parts = [m.entity for m in listed if m.entity.type is EntityType.PARK and _UNIT.search(m.entity.name)]
        yield from _make(passage, parts, whole, found.start(), found.end(), "relation.part-layout")


def _layers(passage: Passage, start: int, place: int) -> tuple[Mention, ...]:
    """Return the parks of a layout that the words 均(为) sum up: “一核”即甲；“两园”即乙和丙，均…."""
    summed = _SUMMED.search(passage.masked, max(start, place - 4), place)
    if summed is None or not _LAYER.match(passage.masked, start):
        return ()
    begin = passage.masked.rfind("。", max(0, start - _LONGEST_LAYOUT), start) + 1
    layer = next((found.start() for found in _LAYER.finditer(passage.masked, begin, place)), start)
    return tuple(m for m in passage.between(layer, summed.start()) if m.entity.type is EntityType.PARK)


def _component(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    for found in _COMPONENT.finditer(passage.masked, start, end):
        wholes = passage.between(found.start("whole"), found.end("whole"))
        before = _layers(passage, start, found.start()) or last_members(passage, start, found.start())
        parts = [mention.entity for mention in before]
        first = passage.opening(start, end)
        if not parts and passage.title is None and first is not None and passage.masked[found.start() - 1] in ",，":
            before, parts = (first,), [first.entity]
        if not parts and passage.title is not None:
            parts = [passage.title]
        begin = before[0].start if before else found.start()
        for whole in wholes[:1]:
            yield from _make(passage, parts, whole.entity, begin, found.end(), "relation.part-component")
    for found in _JOINED.finditer(passage.masked, start, end):
        before = last_members(passage, start, found.start())
        for whole in passage.between(found.start("whole"), found.end("whole")):
            if before:
                parts = [mention.entity for mention in before if mention.entity.type is EntityType.PARK]
                yield from _make(passage, parts, whole.entity, before[0].start, found.end(), "relation.part-component")


def _included(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    for found in chain(*(pattern.finditer(passage.masked, start, end) for pattern in (_INCLUDE, _COMPOSED))):
        before = last_members(passage, start, found.start())
        first = passage.opening(start, end)
        if not before and first is not None and passage.masked[found.start() - 1 : found.start()] in {",", "，"}:
            before = (first,)
        parts: Iterable[Mention] = members(passage, found.start("parts"), found.end("parts"))
        if len(before) == 1 and before[0].entity.type in {EntityType.PARK, EntityType.PROGRAM}:
            inside = [m.entity for m in parts if m.entity.type is before[0].entity.type]
            yield from _make(passage, inside, before[0].entity, before[0].start, found.end(), "relation.part-include")


def _make(
    passage: Passage, parts: Iterable[Entity], whole: Entity, start: int, end: int, rule: str
) -> Iterator[Finding]:
    yield from relate(passage, parts, Predicate.PART_OF, [whole], start=start, end=end, rule=rule)
