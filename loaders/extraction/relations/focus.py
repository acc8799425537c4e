"""X focusesOn Y, with X the title of an item or heading: 主要从事Y, 大力发展Y, 以Y为主攻方向."""

import re
from collections.abc import Iterator
from itertools import chain

from loaders.extraction.relations.finding import Finding
from loaders.extraction.relations.objects import ON_WHICH, fields
from loaders.extraction.relations.scene import HEAD, NAME, Passage
from loaders.extraction.relations.signature import SIGNATURES
from loaders.extraction.relations.words import either, words
from loaders.extraction.relations.work import (
    CARRY_OUT,
    DEVELOP,
    INNER,
    MAIN,
    VERB,
    carried_out,
    focusing,
    tells_main,
    told,
)
from loaders.reading.layout import BlockKind
from ontology.entity import Entity, EntityType
from ontology.relation import Predicate

SUBJECTS = SIGNATURES[Predicate.FOCUSES_ON][0]
# All stretches are bounded so that the scans stay linear.
_AIM = re.compile(
    r"以(?P<fields>[^。；;,，]{2,160}?)为(?:主攻方向|主要方向|研究方向|研发方向|重点方向|发展方向|(?:主导|首位|支柱|特色)产业|重点"
    r"|主导(?=[,，]|[^。；;]{0,40}产业(?:体系|格局|集群)))"
)
_AT_WORK = re.compile(
    r"(?:(?:着力|主要|重点)在(?P<fields>[^。；;]{2,300}?)等?(?:方面|领域|方向)(?:开展|进行|实现|取得)"
    r"|(?<=[,，])在(?P<opening>[^。；;,，]{2,200}?)等?(?:关键|重点|核心|相关)*(?:方面|领域|方向)[,，]?(?:开展|进行)"
    r"[^。；;,，、]{0,8}(?:研究|研发|攻关|开发|创新))"
)
# 主要金属材料研发、成果产业化: the verb is left out.
_MAINLY = re.compile(r"(?:主要|重点)(?P<fields>[^,，。；;、\ue000]{2,24}?(?:研究|研发|开发|攻关))(?=[、,，。；;]|$)")
# A sentence that opens with another park, or relies on one, tells of that.
_OF_ANOTHER = re.compile(
    rf"(?:依托|以|支持|推动|发挥)?{NAME}(?:[、和与及]{NAME}){{0,12}}(?:等[^,，。；;]{{0,8}})?(?:为[^,，]{{2,8}})?[,，]?(?!$)"
)
_NAMING = re.compile(either(words("focus", "naming")))
_CLASS_OBJECT = re.compile(r"[^,，。；;、]{0,12}?(?:产业|产业集群|产业链|产业体系|行业|领域|方向)$")
_AROUND = re.compile(
    rf"(?:围绕|面向)(?P<fields>[^。；;,，]{{2,160}}?(?:(?:领域|方向|方面)(?=[,，]?(?:重点|主要)?(?:开展|研发|进行|开发))|(?={ON_WHICH})))"
)
_HIGHLAND = re.compile(r"(?:成为|打造成为|建成)(?P<fields>[^。；;]{2,200}?)的?(?:产业)高地")
_RAISE = re.compile(
    r"推动(?P<field>[^。；;,，、]{2,16}?(?:产业|工业|制造业|服务业))"
    r"(?:向?高端化|[^。；;,，]{0,4}智能化|集群化|[^。；;,，]{0,12}化发展)"
)
_LIST_END = re.compile(
    r"等[^、等]{0,16}(?:研究|研发|开发|技术|工艺|应用|领域|装备|产品|推广|器件|材料|试验|系统|设计)$"
)


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
    """Yield the fields of an item: of its clauses with 重点, 聚焦 or 主要, else of 开展 and the verbs of developing.

    Of a park also what it develops besides.
    """
    own = [sentence for sentence in passage.sentences() if not _tells_of_another(passage, subject, *sentence)]
    main = list(chain.from_iterable(_main(passage, subject, *sentence) for sentence in own))
    yield from main
    stressed = bool(main) and passage.block.kind is BlockKind.ITEM
    if stressed and subject.type is not EntityType.PARK:
        return
    for start, end in own:
        yield from _developed(passage, subject, start, end)
        if stressed:
            continue
        if passage.block.kind is BlockKind.ITEM:
            yield from _carried_out(passage, subject, start, end)
            continue
        for begin, finish in passage.clauses(start, end):
            verb = CARRY_OUT.match(passage.masked, begin, finish)
            listed = told(passage, verb, finish) if verb else ()
            yield from focusing(passage, subject, listed, begin, finish, "relation.focuses-title")


def _tells_of_another(passage: Passage, subject: Entity, start: int, end: int) -> bool:
    """Tell whether a sentence opens with another park, platform or institute and says what that does."""
    first = passage.opening(start, end)
    if first is None or first.entity.key == subject.key or first.entity.type not in SUBJECTS - {EntityType.FIRM}:
        return False
    return VERB.match(passage.masked, first.end, end) is not None


def _developed(passage: Passage, subject: Entity, start: int, end: int) -> Iterator[Finding]:
    """Yield the industries that the clauses of a sentence say are developed; a class of them is named by the next."""
    named = False
    for begin, finish in passage.clauses(start, end):
        naming = _NAMING.match(passage.masked, begin, finish) if named else None
        if naming is not None:
            place = naming.end() - naming.group().endswith("以")
            listed = fields(passage, place, finish, industry=True)
            yield from focusing(passage, subject, listed, begin, finish, "relation.focuses-develop")
        verb = DEVELOP.match(passage.masked, begin, finish) or MAIN.match(passage.masked, begin, finish)
        named = verb is not None and _CLASS_OBJECT.fullmatch(passage.masked, verb.end(), finish) is not None
        listed = told(passage, verb, finish) if verb else ()
        yield from focusing(passage, subject, listed, begin, finish, "relation.focuses-develop")


def _carried_out(passage: Passage, subject: Entity, start: int, end: int) -> Iterator[Finding]:
    """Yield what the clauses of an item with 开展 or 开发, and those that go on with their lists, name."""
    for verb, spans in _lists(passage, start, end, CARRY_OUT):
        for number, (begin, finish) in enumerate(spans):
            listed = carried_out(passage, verb.end() if not number else begin, finish, nested=len(spans) > 1)
            yield from focusing(passage, subject, listed, begin, finish, "relation.focuses-title")


def _main(passage: Passage, subject: Entity, start: int, end: int) -> Iterator[Finding]:
    for found in _HIGHLAND.finditer(passage.masked, start, end):
        for begin, finish in passage.clauses(found.start("fields"), found.end("fields")):
            verb = DEVELOP.match(passage.masked, begin, finish)
            listed = fields(passage, verb.end() if verb else begin, finish, industry=True)
            yield from focusing(passage, subject, listed, found.start(), found.end(), "relation.focuses-aim")
    for pattern in (_AIM, _AT_WORK, _AROUND, _MAINLY):
        for found in pattern.finditer(passage.masked, start, end):
            group = "fields" if found.group("fields") else "opening"
            if pattern is _AIM and (not tells_main(found.group("fields")) or VERB.match(found.group("fields"))):
                continue
            if pattern is _AROUND and not tells_main(found.group("fields")):
                continue
            if pattern is _MAINLY and VERB.match(found.group("fields")):
                continue
            industry = "主导" in found.group()
            listed = fields(passage, *found.span(group), industry=industry)
            yield from focusing(passage, subject, listed, found.start(), found.end(), "relation.focuses-aim")
    for verb, spans in _lists(passage, start, end, MAIN):
        for number, (begin, finish) in enumerate(spans):
            place = verb.end() if not number else begin
            telling = tells_main(passage.masked[place:finish])
            listed = fields(passage, place, finish, nested=len(spans) > 1) if telling else ()
            yield from focusing(passage, subject, listed, begin, finish, "relation.focuses-main")


def _lists(
    passage: Passage, start: int, end: int, pattern: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], list[tuple[int, int]]]]:
    """Yield each verb that opens a clause with the spans of its list: its clause and those that go on with it."""
    verb: re.Match[str] | None = None
    spans: list[tuple[int, int]] = []
    for begin, finish in passage.clauses(start, end):
        found = pattern.match(passage.masked, begin, finish)
        if found is None and pattern is MAIN:
            found = INNER.search(passage.masked, begin, finish)
        place = begin + 2 * passage.masked.startswith("以及", begin)
        if found is None and verb is not None and _goes_on(passage, place, finish):
            spans.append((place, finish))
            continue
        if verb is not None:
            yield verb, spans
        verb, spans = found, [(begin, finish)]
    if verb is not None:
        yield verb, spans


def _goes_on(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a clause goes on with the list of the clause before: no verb opens it, and it closes like a list."""
    if HEAD in passage.masked[start:end] or VERB.match(passage.masked, start, end):
        return False
    return _LIST_END.search(passage.masked, start, end) is not None


def _under_heading(passage: Passage, subject: Entity) -> Iterator[Finding]:
    """Yield the industries that a section on a park says are developed."""
    for start, end in passage.sentences():
        if not _OF_ANOTHER.match(passage.masked, start, end):
            yield from _developed(passage, subject, start, end)
        for found in _RAISE.finditer(passage.masked, start, end):
            listed = fields(passage, found.start("field"), found.end("field"))
            yield from focusing(passage, subject, listed, found.start(), found.end(), "relation.focuses-develop")
