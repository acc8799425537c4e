"""X focusesOn Y, with X the title of an item or heading: 主要从事Y, 大力发展Y, 以Y为主攻方向."""

import re
from collections.abc import Iterator
from itertools import chain

from loaders.extraction.relations.finding import Finding
from loaders.extraction.relations.objects import fields
from loaders.extraction.relations.scene import HEAD, Passage
from loaders.extraction.relations.signature import SIGNATURES
from loaders.extraction.relations.work import CARRY_OUT, DEVELOP, INNER, MAIN, VERB, focusing, tells_main, told
from loaders.reading.layout import BlockKind
from ontology.entity import Entity
from ontology.relation import Predicate

SUBJECTS = SIGNATURES[Predicate.FOCUSES_ON][0]
# All stretches are bounded so that the scans stay linear.
_AIM = re.compile(
    r"以(?P<fields>[^。；;,，]{2,160}?)为(?:主攻方向|主要方向|研究方向|研发方向|重点方向|发展方向|主导产业|重点"
    r"|主导(?=[^。；;]{0,40}产业(?:体系|格局|集群)))"
)
_AT_WORK = re.compile(r"(?:着力|主要|重点)在(?P<fields>[^。；;]{2,300}?)等?(?:方面|领域|方向)(?:开展|进行|实现|取得)")
_AROUND = re.compile(
    r"(?:围绕|面向)(?P<fields>[^。；;,，]{2,160}?(?:领域|方向|方面))[,，]?(?:重点|主要)?(?:开展|研发|进行|开发)"
)
_HIGHLAND = re.compile(r"(?:成为|打造成为|建成)(?P<fields>[^。；;]{2,200}?)的?(?:产业)高地")
_RAISE = re.compile(
    r"推动(?P<field>[^。；;,，、]{2,16}?(?:产业|工业|制造业|服务业))"
    r"(?:向?高端化|[^。；;,，]{0,4}智能化|集群化|[^。；;,，]{0,12}化发展)"
)
_LIST_END = re.compile(r"等[^、等]{0,16}(?:研究|研发|开发|技术|工艺|应用|领域|装备|产品|推广|器件|材料)$")


def find_focus(passage: Passage) -> Iterator[Finding]:
    """Yield what a passage says of the fields that a park, platform, institute or firm works on."""
    if passage.block.kind in (BlockKind.HEADING, BlockKind.LETTER, BlockKind.TITLE):
        return
    subject = passage.title
    if subject is not None and subject.type in SUBJECTS:
        yield from _item(passage, subject)
    elif passage.heading is not None and passage.heading.type in SUBJECTS and not _own_title(passage):
        yield from _under_heading(passage, passage.heading)


def _own_title(passage: Passage) -> bool:
    """Tell whether the passage is an item about something else than its heading's entity."""
    return bool(passage.block.title) and passage.block.kind is BlockKind.ITEM


def _item(passage: Passage, subject: Entity) -> Iterator[Finding]:
    """Yield the fields of an item: of its clauses with 重点, 聚焦 or 主要, else of 开展 and the verbs of developing."""
    main = list(chain.from_iterable(_main(passage, subject, *sentence) for sentence in passage.sentences()))
    if main and passage.block.kind is BlockKind.ITEM:
        yield from main
        return
    yield from main
    for start, end in passage.sentences():
        for begin, finish in passage.clauses(start, end):
            yield from _clause(passage, subject, begin, finish, DEVELOP, "relation.focuses-develop")
            yield from _clause(passage, subject, begin, finish, CARRY_OUT, "relation.focuses-title")


def _main(passage: Passage, subject: Entity, start: int, end: int) -> Iterator[Finding]:
    for found in _HIGHLAND.finditer(passage.masked, start, end):
        for begin, finish in passage.clauses(found.start("fields"), found.end("fields")):
            verb = DEVELOP.match(passage.masked, begin, finish)
            listed = fields(passage, verb.end() if verb else begin, finish, industry=True)
            yield from focusing(passage, subject, listed, found.start(), found.end(), "relation.focuses-aim")
    for pattern in (_AIM, _AT_WORK, _AROUND):
        for found in pattern.finditer(passage.masked, start, end):
            if pattern is _AIM and (not tells_main(found.group("fields")) or VERB.match(found.group("fields"))):
                continue
            industry = "主导" in found.group()
            listed = fields(passage, found.start("fields"), found.end("fields"), industry=industry)
            yield from focusing(passage, subject, listed, found.start(), found.end(), "relation.focuses-aim")
    going_on = False
    for begin, finish in passage.clauses(start, end):
        told = list(_clause(passage, subject, begin, finish, MAIN, "relation.focuses-main"))
        if not told and going_on and _goes_on(passage, begin, finish):
            listed = fields(passage, begin + 2 * passage.masked.startswith("以及", begin), finish)
            told = list(focusing(passage, subject, listed, begin, finish, "relation.focuses-main"))
        yield from told
        going_on = bool(told)


def _goes_on(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a clause goes on with the list of the clause before: no verb opens it, and it closes like a list."""
    if HEAD in passage.masked[start:end] or VERB.match(passage.masked, start, end):
        return False
    return _LIST_END.search(passage.masked, start, end) is not None


def _clause(
    passage: Passage, subject: Entity, start: int, end: int, verb: re.Pattern[str], rule: str
) -> Iterator[Finding]:
    found = verb.match(passage.masked, start, end)
    if verb is not MAIN:
        listed = told(passage, found, end) if found else ()
    else:
        found = found or INNER.search(passage.masked, start, end)
        telling = found is not None and tells_main(passage.masked[found.end() : end])
        listed = fields(passage, found.end(), end) if found and telling else ()
    yield from focusing(passage, subject, listed, start, end, rule)


def _under_heading(passage: Passage, subject: Entity) -> Iterator[Finding]:
    """Yield the industries that a section on a park says are developed."""
    for start, end in passage.sentences():
        for begin, finish in passage.clauses(start, end):
            verb = DEVELOP.match(passage.masked, begin, finish) or MAIN.match(passage.masked, begin, finish)
            listed = told(passage, verb, finish) if verb else ()
            yield from focusing(passage, subject, listed, begin, finish, "relation.focuses-develop")
        for found in _RAISE.finditer(passage.masked, start, end):
            listed = fields(passage, found.start("field"), found.end("field"))
            yield from focusing(passage, subject, listed, found.start(), found.end(), "relation.focuses-develop")
