"""X locatedIn Y: X位于Y, 在Y建设X, 围绕Y打造X, and what a titled 组团 is said to build."""

import re
from collections.abc import Iterable, Iterator

from loaders.extraction.relations.built import BUILDABLE, built_after, built_in_clause
from loaders.extraction.relations.coordination import before_comma, first_members, last_members, members
from loaders.extraction.relations.finding import Concept, End, Finding, relate
from loaders.extraction.relations.mentions import Mention
from loaders.extraction.relations.scene import NAME, Passage
from loaders.extraction.relations.words import either, words
from ontology.entity import Entity, EntityType
from ontology.relation import Predicate

_PLACES = frozenset({EntityType.PARK, EntityType.REGION})
_AT = re.compile(rf"(?:主要|重点|规划|拟|计划|并|全部|整体)?(?:{either(words('location', 'at'))}|落地(?={NAME}))")
# 位于某园北部, 某园核心区: a part of the place without a name of its own.
_PART_OF_PLACE = re.compile(
    r"(?:[东南西北中]{1,2}(?:部|侧|端)|境内|范围内|区域内|内|核心区|起步区|启动区|规划区|辖区)(?=[,，。；;、]|$)"
)
# 在Y建设X; the place between is bounded so that the scan stays linear.
_WITHIN = re.compile(
    rf"在(?P<place>(?:[“”、和与及]|{NAME}){{1,12}})(?:[^。；;,，、]{{0,6}}?)(?=建设|布局|设立|打造|规划|组建|创办|新建|建立|成立|建成)"
)
# 该园位于…, 产业园布局在…, 实验室选址…: the kind of what was named before.
_KINDS = re.compile(
    r"(?:该|其)?(?:(?P<park>[产工]业园|科创园|科技园|园区?|科学城|科技城|小镇)|(?P<platform>实验室|中心|平台|基地|孵化器)|(?P<institute>研究院|研究所)|(?P<program>项目))"
)
_TYPES = {
    "park": frozenset({EntityType.PARK}),
    "platform": frozenset({EntityType.PLATFORM}),
    "institute": frozenset({EntityType.INSTITUTE}),
    "program": frozenset({EntityType.PROGRAM}),
}
_BOTH = re.compile(r"[,，](?:二者|两者|三者|四者|上述(?:园区|平台))(?:均|都|皆)?$")
_INSIDE = re.compile(r"(?:园区?|区|城|谷)内(?:规划|布局|已|将)?(?:设有|设立|设|建有|建设|布局|拥有)")
_BASE_IN = re.compile(rf"(?:基地|园区|中心|平台|总部)在(?P<place>{NAME})(?=[,，。；;、]|$)")
_AROUND = re.compile(rf"{either(words('location', 'around'))}(?P<place>{NAME})(?:[,，]|(?=布局|规划建设|打造|建设))")
_CARRIER = re.compile(
    rf"以(?P<place>(?:[“”、和与及]|{NAME}){{1,12}})为(?:主要|重要|核心)?{either(words('location', 'carrier'))}"
)
_ADMITTED = re.compile(
    rf"(?:全域|整体|全部)?{words('location', 'admitted')[0]}(?P<place>(?:[、和与及]|{NAME}){{1,12}})"
    r"(?:规划|建设)?(?:范围|版图)?"
)
_UNIT = re.compile(rf"{either(words('location', 'unit_suffixes'))}$")
_INCLUDES = re.compile(either(words("parts", "include")))
_COVERED = re.compile(
    rf"(?:推进|支持|推动)(?P<place>(?:[、和与及]|{NAME}){{1,12}})(?:[两二三四五六七八九十]大)?(?:片区|园区|区域)?(?=建设)"
)


def find_location(passage: Passage) -> Iterator[Finding]:
    """Yield what a passage says of where things are."""
    for start, end in passage.sentences():
        yield from _at(passage, start, end)
        yield from _within(passage, start, end)
        yield from _inside(passage, start, end)
        yield from _around(passage, start, end)
        yield from _admitted(passage, start, end)
        yield from _based(passage, start, end)
        yield from _covered(passage, start, end)
    yield from _unit(passage)


def _at(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    for found in _AT.finditer(passage.masked, start, end):
        places, finish = first_members(passage, found.end(), end)
        if not places:
            places = tuple(
                m
                for m in passage.between(found.end(), finish)[:1]
                if m.start == found.end() and _PART_OF_PLACE.match(passage.masked, m.end, end)
            )
        before = last_members(passage, start, found.start()) or _subject_before(passage, start, found.start())
        subjects = [mention.entity for mention in before]
        if not subjects and _BOTH.search(passage.masked, start, found.start()):
            subjects = _both(passage, start, found.start())
        if not subjects:
            subjects = _topic(passage, found.start(), start, end)
        begin = before[0].start if before else found.start()
        yield from _lie(passage, subjects, places[:1] if not before else places, begin, finish, "relation.located-at")


def _both(passage: Passage, start: int, place: int) -> list[Entity]:
    """Return the things that the clause before built, which 二者均 means."""
    clauses = list(passage.clauses(start, place))[-2:-1]
    return [mention.entity for clause in clauses for mention in built_in_clause(passage, *clause)]


def _inside(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield what lies in the park that an item is about: 园内设某中心."""
    park = passage.title
    if park is None or park.type is not EntityType.PARK:
        return
    for found in _INSIDE.finditer(passage.masked, start, end):
        listed = members(passage, found.end(), passage.clause_end(found.end(), end))
        built = [mention for mention in listed if mention.entity.type in BUILDABLE]
        last = built[-1].end if built else found.end()
        yield from _lie(passage, built, [park], found.start(), last, "relation.located-unit")


def _topic(passage: Passage, place: int, start: int, end: int) -> list[Entity]:
    """Return what a clause that opens with 位于 is about: the item's title, or what the sentence opens with."""
    if meant := _meant(passage, place, start):
        return [meant]
    if passage.title is not None:
        return [passage.title]
    if place == start or passage.masked[place - 1] not in ",，)）":
        return []
    first = passage.opening(start, end)
    topics = (first,) if first is not None else before_comma(passage, start, place)
    return [mention.entity for mention in topics]


def _meant(passage: Passage, place: int, start: int) -> Entity | None:
    """Return what a clause means by a bare kind before 位于: 该园位于…, 产业园布局在… after the name of that park."""
    begin = max((clause for clause, _ in passage.clauses(start, place)), default=start)
    kind = _KINDS.fullmatch(passage.masked, begin, place)
    if kind is None:
        return None
    types = next(types for group, types in _TYPES.items() if kind.group(group))
    named = [m.entity for m in passage.between(0, begin) if m.entity.type in types]
    return named[-1] if named else None


def _subject_before(passage: Passage, start: int, end: int) -> tuple[Mention, ...]:
    """Return the things that the clause says come about before it says where: 推动成立X并落户Y."""
    begin = max((clause for clause, _ in passage.clauses(start, end)), default=start)
    return built_in_clause(passage, begin, end)


def _within(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    for found in _WITHIN.finditer(passage.masked, start, end):
        listed = members(passage, found.end(), passage.clause_end(found.end(), end))
        built = built_after(passage, found.end(), end) or [m for m in listed if m.entity.type in BUILDABLE]
        yield from _built_at(passage, found, built, "relation.located-within")


def _around(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    for found in _AROUND.finditer(passage.masked, start, end):
        places = [m for m in passage.between(found.start(), found.end()) if m.entity.type is EntityType.PARK]
        if places:
            yield from _built_at(passage, found, built_after(passage, found.end(), end), "relation.located-around")
    for found in _CARRIER.finditer(passage.masked, start, end):
        built = [m for clause in passage.clauses(found.end(), end) for m in built_in_clause(passage, *clause)]
        yield from _built_at(passage, found, built, "relation.located-carrier")


def _admitted(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    for found in _ADMITTED.finditer(passage.masked, start, end):
        inside = [m.entity for m in last_members(passage, start, found.start()) if m.entity.type is EntityType.REGION]
        places = passage.between(found.start("place"), found.end("place"))
        before = last_members(passage, start, found.start())
        if before:
            yield from _lie(passage, inside, places, before[0].start, found.end(), "relation.located-admitted")


def _based(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    if passage.title is None:
        return
    for found in _BASE_IN.finditer(passage.masked, start, end):
        places = passage.between(found.start("place"), found.end("place"))
        yield from _lie(passage, [passage.title], places, found.start(), found.end(), "relation.located-at")


def _covered(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield where an item's own technology is brought: under 智慧商圈, 推进A、B两大片区建设智慧商圈."""
    title = passage.block.title
    if not title or passage.title is not None:
        return
    for found in _COVERED.finditer(passage.masked, start, end):
        place = found.end() + len("建设")
        if not passage.block.text.startswith(title, place):
            continue
        concept = Concept(
            type=EntityType.TECHNOLOGY, names=(title,), passage=passage, start=place, end=place + len(title)
        )
        places = passage.between(found.start("place"), found.end("place"))
        yield from _lie(passage, [concept], places, found.start(), concept.end, "relation.located-coverage")


def _unit(passage: Passage) -> Iterator[Finding]:
    """Yield what a paragraph under the title of a 组团 says is built there."""
    unit = passage.title
    if unit is None or unit.type is not EntityType.PARK or not _UNIT.search(unit.name):
        return
    for start, end in passage.sentences():
        for begin, finish in passage.clauses(start, end):
            built = built_in_clause(passage, begin, finish)
            if not built and _INCLUDES.match(passage.masked, begin, finish):
                built = members(passage, begin, finish)
            yield from _lie(passage, built, [unit], begin, finish, "relation.located-unit")


def _built_at(passage: Passage, found: re.Match[str], built: Iterable[Mention], rule: str) -> Iterator[Finding]:
    listed = list(built)
    if listed:
        places = passage.between(found.start("place"), found.end("place"))
        yield from _lie(passage, listed, places, found.start(), listed[-1].end, rule)


def _lie(
    passage: Passage, subjects: Iterable[End], places: Iterable[Entity | Mention], start: int, end: int, rule: str
) -> Iterator[Finding]:
    entities = (place.entity if isinstance(place, Mention) else place for place in places)
    where = [entity for entity in entities if entity.type in _PLACES]
    yield from relate(passage, subjects, Predicate.LOCATED_IN, where, start=start, end=end, rule=rule)
