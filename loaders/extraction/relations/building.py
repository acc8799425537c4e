"""X jointlyBuiltBy Y: 推动Y、Z等单位共建X, 联合Y建设X, Y联合Z成立X, 与Y共建X."""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from loaders.extraction.relations.built import BUILDABLE, introduced
from loaders.extraction.relations.coordination import before_comma, last_members, members
from loaders.extraction.relations.finding import Finding, relate_pairs
from loaders.extraction.relations.mentions import Mention
from loaders.extraction.relations.scene import HEAD, NAME, Passage
from loaders.extraction.relations.words import either, words
from ontology.entity import Entity
from ontology.relation import Predicate

_TOGETHER = either(words("building", "together"))
_BUILD = either(words("common", "build"))
_GATHER = either(words("building", "gather"))
_UNITS = either(words("building", "units"))
_UNION = either(words("building", "union"))
# Everything between trigger and verb is bounded, so that the scan stays linear.
_UNITS_BUILD = re.compile(
    rf"{_GATHER}(?P<builders>[^。；;]{{0,200}}?{_UNITS})[,，]?(?:共同|联合|合作)?(?:{_TOGETHER}|{_BUILD})"
)
_UNION_BUILD = re.compile(rf"{_UNION}(?P<builders>[^。；;,，]{{1,160}}?)[,，]?(?:{_TOGETHER}|{_BUILD})")
_WITH_BUILD = re.compile(rf"(?:分别)?(?:[与和同]|引进|对接)(?P<builders>[^。；;,，]{{1,160}}?)(?:{_TOGETHER})")
# 引进甲、乙等院所,共建丙; 与甲签订协议,共建丙.
_GAINED_BUILD = re.compile(
    rf"(?:(?:引进|引入|对接|吸引)(?P<gained>[^。；;,，]{{1,160}}?)|与(?P<partners>[^。；;,，]{{1,160}}?)(?:签订|签署|建立)[^。；;,，]{{0,20}})"
    rf"[,，](?:{_TOGETHER})"
)
_TAKING_PART = re.compile(
    rf"(?P<builders>{NAME}(?:[、和与及]{NAME}){{0,30}})(?:等单位|等企业|等)?(?:共同|联合)?参与{_TOGETHER}"
)
# 甲、乙共建丙, with no word for the class of the builders.
_LISTED_BUILD = re.compile(rf"(?P<builders>{NAME}(?:(?:[、和与及]|以及){NAME}){{1,30}})(?:{_UNITS}|等)?(?:{_TOGETHER})")
# 推动甲、乙、丙共建, with nothing after: the topic of the sentence is what they build.
_URGED_BUILD = re.compile(rf"{_GATHER}(?P<builders>[^。；;,，]{{1,160}}?)(?:{_TOGETHER})(?=[,，。；;]|$)")
_BY_BUILD = re.compile(rf"由(?P<builders>[^。；;,，]{{1,160}}?)(?:{_TOGETHER})")
_LEADING = re.compile(
    rf"(?:由(?P<leaders>[^。；;,，]{{1,120}}?)牵头|发挥(?P<playing>{NAME})[^。；;,，、\ue000]{{0,8}}(?:优势|作用))[,，]?$"
)
# A slip of the pen or a short class word between the last builder and the verb.
_SLIP = 2


def find_building(passage: Passage) -> Iterator[Finding]:
    """Yield what a passage says of things that several bodies build."""
    for start, end in passage.sentences():
        opening = _opening(passage, start, end)
        for pattern in (_UNITS_BUILD, _BY_BUILD, _TAKING_PART, _LISTED_BUILD, _URGED_BUILD):
            for found in pattern.finditer(passage.masked, start, end):
                builders = members(passage, found.start("builders"), found.end("builders"))
                yield from _joint(passage, found, builders, start, end, opening, "relation.jointly-built")
        for found in _GAINED_BUILD.finditer(passage.masked, start, end):
            builders = _up_to(passage, *found.span("gained" if found.group("gained") else "partners"))
            yield from _joint(passage, found, builders, start, end, opening, "relation.jointly-built")
        for found in _WITH_BUILD.finditer(passage.masked, start, end):
            yield from _with(passage, found, start, end)
        for found in _UNION_BUILD.finditer(passage.masked, start, end):
            first = last_members(passage, start, found.start()) or _relied(passage, start, found.start())
            builders = (*first, *_up_to(passage, found.start("builders"), found.end("builders")))
            yield from _joint(passage, found, builders, start, end, opening, "relation.jointly-built-union")


def _opening(passage: Passage, start: int, end: int) -> Entity | None:
    """Return what a sentence is about: the item's title, else the buildable thing that the sentence opens with."""
    if passage.title is not None:
        return passage.title if passage.title.type in BUILDABLE else None
    first = passage.opening(start, end)
    return first.entity if first is not None and first.entity.type in BUILDABLE else None


def _with(passage: Passage, found: re.Match[str], start: int, end: int) -> Iterator[Finding]:
    """Yield what A与B共建 says: both build what follows, or B builds A where nothing follows."""
    builders = members(passage, found.start("builders"), found.end("builders"))
    left = last_members(passage, start, found.start())
    by = bool(left) and passage.masked.endswith("由", start, left[0].start)
    stands_alone = bool(left) and left[0].entity.type in BUILDABLE and not by
    built = _built(passage, found, end)
    topic = left[0].entity if stands_alone and not built else _opening(passage, start, end)
    both = builders if stands_alone and not built else (*left, *builders)
    yield from _joint(passage, found, both, start, end, topic, "relation.jointly-built")


def _relied(passage: Passage, start: int, end: int) -> tuple[Mention, ...]:
    """Return the bodies that the clause before relies on or puts in the lead: 依托甲、乙等单位,联合丙共建….

    They build with the partner, as in 依托甲联合丙成立… and 由甲牵头,联合丙组建….
    """
    leading = _LEADING.search(passage.masked[start:end])
    if leading is not None:
        group = "leaders" if leading.group("leaders") else "playing"
        begin, finish = (start + place for place in leading.span(group))
        return passage.between(begin, finish) if group == "playing" else members(passage, begin, finish)
    listed = before_comma(passage, start, end)
    return listed if listed and passage.masked.endswith("依托", start, listed[0].start) else ()


def _built(passage: Passage, found: re.Match[str], end: int) -> list[Mention]:
    """Return the buildable things that the clause names after the verb."""
    finish = passage.clause_end(found.end(), end)
    listed = members(passage, found.end(), finish)
    owned = passage.masked.startswith("的" + HEAD, found.end())
    listed = passage.between(found.end(), finish)[:1] if owned and not listed else listed
    return [mention for mention in listed if mention.entity.type in BUILDABLE]


def _up_to(passage: Passage, start: int, end: int) -> tuple[Mention, ...]:
    """Return the members of the list of builders, the last also where a word or two part it from the verb."""
    listed = members(passage, start, end)
    inside = passage.between(start, end)
    if inside and inside[-1] not in listed and end - inside[-1].end <= _SLIP:
        return (*listed, inside[-1])
    return listed


def _joint(
    passage: Passage,
    found: re.Match[str],
    builders: Iterable[Mention],
    start: int,
    end: int,
    topic: Entity | None,
    rule: str,
) -> Iterator[Finding]:
    """Yield a relation for each pair of a thing named after the verb, or else of the topic, and a builder.

    Two lists of one length with 分别 between are read respectively.
    """
    listed = list(builders)
    if not listed:
        return
    built = _built(passage, found, end)
    subjects: list[Entity] = [mention.entity for mention in built]
    if not subjects and topic is None and passage.title is None:
        topic = next((mention.entity for mention in introduced(passage, start, found.start())), None)
    if not subjects and topic is not None and topic.type in BUILDABLE:
        subjects, rule = [topic], "relation.jointly-built-title"
    pairs = list(product(subjects, listed))
    if "分别" in passage.masked[found.start() : found.end()] and len(subjects) == len(listed):
        pairs = list(zip(subjects, listed, strict=True))
    first, last = min(found.start(), listed[0].start), built[-1].end if built else found.end()
    yield from relate_pairs(passage, pairs, Predicate.JOINTLY_BUILT_BY, start=first, end=last, rule=rule)
