"""X reliesOn Y: 依托Y建设X, 以Y为依托, 通过Y建设X."""

import re
from collections.abc import Iterable, Iterator

from loaders.extraction.relations.built import built_after, introduced
from loaders.extraction.relations.coordination import first_members, last_members, members
from loaders.extraction.relations.finding import End, Finding, relate
from loaders.extraction.relations.mentions import Mention
from loaders.extraction.relations.scene import Passage
from loaders.extraction.relations.words import either, words
from loaders.reading.layout import BlockKind
from ontology.entity import Entity, EntityType
from ontology.relation import Predicate

_RELY = re.compile(either(words("reliance", "triggers")))
_THROUGH = re.compile(either(words("reliance", "through")))
_LEADERS = re.compile(either(words("reliance", "leaders")))
# 以X为…依托: the words between are bounded so that the scan stays linear.
_SUPPORT = re.compile(
    r"以([^,，。；;]{1,120}?)为[^,，。；;、]{0,12}?"
    rf"(?:({either(words('reliance', 'as_support'))})|{words('reliance', 'core')[0]})(?=[,，。；;]|$)"
)
_HOST = re.compile(
    r"依托单位(?:为|是|[:：])(?P<relied>[^。；;)）]{1,120})|(?<=[(（])依托(?P<host>[^。；;)）]{1,120})(?=[)）])"
)
# 某实验室依托某大学建设: what is built stands before.
_BUILT_ON = re.compile(rf"(?:共同|联合|规划)?{either(words('common', 'build'))}|运行|运营|开展")
_CORE_TYPES = frozenset({EntityType.INSTITUTE, EntityType.UNIVERSITY, EntityType.FIRM})
_RELYING = frozenset({EntityType.PLATFORM, EntityType.INSTITUTE, EntityType.PARK, EntityType.PROGRAM})


def find_reliance(passage: Passage) -> Iterator[Finding]:
    """Yield what a passage says of things that rely on others."""
    for start, end in passage.sentences():
        yield from _relying(passage, start, end)
        yield from _supported(passage, start, end)
        yield from _hosted(passage, start, end)
        yield from _through(passage, start, end)


def _relying(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    triggers = list(_RELY.finditer(passage.masked, start, end))
    limits = [*(trigger.start() for trigger in triggers[1:]), end]
    for trigger, limit in zip(triggers, limits, strict=False):
        relied, finish = first_members(passage, trigger.end(), limit)
        if not relied:
            continue
        led = _LEADERS.search(passage.masked, relied[-1].end, finish) is not None
        built = built_after(passage, finish, limit)
        last = built[-1].end if built else finish
        yield from _pairs(passage, built, relied, trigger.start(), last, "relation.relies-on")
        opens = trigger.start() - passage.block.body <= 1
        title = _item_subject(passage)
        if title is None and not built and not led:
            before = introduced(passage, start, trigger.start(), _RELYING)
            yield from _pairs(passage, before, relied, trigger.start(), finish, "relation.relies-on")
        own = [
            m for m in last_members(passage, start, trigger.start()) if m.entity.type in _RELYING - {EntityType.PARK}
        ]
        if own and not built and _BUILT_ON.match(passage.masked, finish, limit):
            yield from _pairs(passage, own, relied, own[0].start, finish, "relation.relies-on")
            continue
        if title is not None and not led and (opens or not built):
            yield from _pairs(passage, [title], relied, trigger.start(), last, "relation.relies-on-title")


def _hosted(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield what a note in brackets says: 某实验室(依托单位:某大学)."""
    for found in _HOST.finditer(passage.masked, start, end):
        relied = members(passage, *found.span("relied" if found.group("relied") else "host"))
        before = [m for m in passage.between(start, found.start()) if found.start() - m.end <= 1][-1:]
        title = _item_subject(passage)
        subjects = [m.entity for m in before] or ([title] if title is not None else [])
        begin = before[0].start if before else found.start()
        yield from _pairs(passage, subjects, relied, begin, found.end(), "relation.relies-on")


def _item_subject(passage: Passage) -> Entity | None:
    title = passage.title
    if title is None or title.type not in _RELYING or passage.block.kind is BlockKind.HEADING:
        return None
    return None if passage.is_task else title


def _supported(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    for found in _SUPPORT.finditer(passage.masked, start, end):
        relied = members(passage, found.start(1), found.end(1))
        if found.group(2) is None:
            relied = tuple(mention for mention in relied if mention.entity.type in _CORE_TYPES)
        if not relied:
            continue
        built = built_after(passage, found.end() + 1, end) if found.end() < end else ()
        subjects = [mention.entity for mention in built]
        if not subjects and passage.title is not None:
            subjects = [passage.title]
        first = passage.opening(start, end)
        if not subjects and first is not None and first.entity.type in _RELYING:
            subjects = [first.entity]
        last = built[-1].end if built else found.end()
        yield from _pairs(passage, subjects, relied, found.start(), last, "relation.relies-on-support")


def _through(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    for trigger in _THROUGH.finditer(passage.masked, start, end):
        relied, finish = first_members(passage, trigger.end(), end)
        relied = tuple(mention for mention in relied if mention.entity.type is EntityType.PLATFORM)
        if not relied:
            continue
        built = built_after(passage, finish, end)
        if built:
            yield from _pairs(passage, built, relied, trigger.start(), built[-1].end, "relation.relies-on-through")


def _pairs(
    passage: Passage, subjects: Iterable[End], relied: Iterable[Mention], start: int, end: int, rule: str
) -> Iterator[Finding]:
    yield from relate(passage, subjects, Predicate.RELIES_ON, relied, start=start, end=end, rule=rule)
