"""X focusesOn Y: 主要从事Y, 重点开展Y, 大力发展Y, 以Y为主攻方向."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from loaders.extraction.relations.finding import Concept, Finding
from loaders.extraction.relations.objects import fields
from loaders.extraction.relations.scene import HEAD, NAME, Passage
from loaders.extraction.relations.signature import SIGNATURES
from loaders.extraction.relations.words import either, words
from loaders.reading.layout import BlockKind
from ontology.entity import Entity, EntityType
from ontology.relation import Predicate

_SUBJECTS = SIGNATURES[Predicate.FOCUSES_ON][0]
_MAIN = re.compile(rf"(?:并|将|以及)?{either(words('focus', 'main'))}")
_DEVELOP = re.compile(rf"(?:并|着力|重点|加快|积极|大力|进一步)?{either(words('focus', 'develop'))}")
_CARRY_OUT = re.compile(rf"(?:并|着力|重点|加快|积极|大力|组织)?{either(words('focus', 'carry_out'))}")
_INDUSTRY = re.compile(rf"(?:{either(words('focus', 'industry_heads'))}|业)(?:集聚|发展)?$")
# All stretches are bounded so that the scans stay linear.
_AIM = re.compile(
    r"以(?P<fields>[^。；;]{2,160}?)为(?:主攻方向|主要方向|研究方向|研发方向|重点方向|发展方向|主导产业|主导|重点)"
)
_AT_WORK = re.compile(r"(?:着力|主要|重点)在(?P<fields>[^。；;]{2,300}?)等?(?:方面|领域|方向)(?:开展|进行|实现|取得)")
_AROUND = re.compile(
    r"围绕(?P<fields>[^。；;,，]{2,160}?(?:领域|方向|方面))[,，]?(?:重点|主要)?(?:开展|研发|进行|开发)"
)
_HIGHLAND = re.compile(r"(?:成为|打造成为|建成)(?P<fields>[^。；;]{2,200}?)的?(?:产业)高地")
_GATHERING = re.compile(rf"推进(?P<park>{NAME})(?P<fields>[^。；;,，]{{2,100}}?业态)集聚")
_NAMED = re.compile(
    rf"(?P<by>依托|以)?(?P<subjects>{NAME}(?:[、和与及]{NAME})*)(?:等|为(?:主要|重要)?载体)?[,，]?(?:主要|重点)?"
    rf"(?={either(words('focus', 'main'), words('focus', 'after_name'))})"
)
_STRONG = re.compile(r"(?:主要从事|从事|聚焦|专注|主攻|致力于)")
_PARK_CHAIN = re.compile(
    rf"(?P<parks>{NAME}(?:[和、与及]{NAME})*)(?P<field>[^。；;,，、{HEAD}\ue001]{{2,24}}?产业链?)(?=[、,，。；;]|$)"
)
_RAISE = re.compile(
    r"推动(?P<field>[^。；;,，、]{2,16}?(?:产业|工业|制造业|服务业))(?:向?高端化|[^。；;,，]{0,4}智能化|集群化|[^。；;,，]{0,12}化发展)"
)
_LISTED_HEAD = re.compile(r"等[^、等]{0,10}(?:领域|材料|装备|产品|技术|方向)$")
_WORK_END = re.compile(r"(?:技术|研究|研发|攻关)$")
_PUSH = re.compile(r"(?:推动|加速)$")
_PUSH_END = re.compile(r"技术(?:研发|攻关|创新|革新|研究)$")
_FIELD_OF = re.compile(r"[^、,，。；;]{2,10}?产业(?=领域)")
_INNER = re.compile(either(words("focus", "inner")))
_NOT_FIELD = re.compile(rf"{either(words('focus', 'not_fields'))}$")
_VERB = re.compile(
    either(
        *(words("focus", each) for each in ("main", "develop", "carry_out", "inner")),
        *(words("common", each) for each in ("build", "advance", "adverbs")),
        words("focus", "other_verbs"),
    )
)
_LIST_END = re.compile(r"等[^、等]{0,16}(?:研究|研发|开发|技术|工艺|应用|领域|装备|产品|推广|器件|材料)$")
_RELIED = re.compile(r"(?:依托|联合|与|和)$")
_ORDINARY = re.compile(
    r"企业|人才|团队|项目|平台|机构|中心|实验室|载体|环境|资源|模式|成果转化|合作|基地|服务体系|队伍|格局|能力|机制|需求|目标|活动|培训|体系|试点|工作|作用|生态"
)


def find_focus(passage: Passage) -> Iterator[Finding]:
    """Yield what a passage says of the fields that a park, platform, institute or firm works on."""
    if passage.block.kind in (BlockKind.HEADING, BlockKind.LETTER, BlockKind.TITLE):
        return
    yield from _by_name(passage)
    subject = passage.title
    if subject is not None and subject.type in _SUBJECTS:
        yield from _item(passage, subject)
    elif passage.heading is not None and passage.heading.type in _SUBJECTS and not _own_title(passage):
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
            yield from _clause(passage, subject, begin, finish, _DEVELOP, "relation.focuses-develop")
            yield from _clause(passage, subject, begin, finish, _CARRY_OUT, "relation.focuses-title")


def _main(passage: Passage, subject: Entity, start: int, end: int) -> Iterator[Finding]:
    for found in _HIGHLAND.finditer(passage.masked, start, end):
        for begin, finish in passage.clauses(found.start("fields"), found.end("fields")):
            verb = _DEVELOP.match(passage.masked, begin, finish)
            listed = fields(passage, verb.end() if verb else begin, finish, industry=True)
            yield from _make(passage, subject, listed, found.start(), found.end(), "relation.focuses-aim")
    for pattern in (_AIM, _AT_WORK, _AROUND):
        for found in pattern.finditer(passage.masked, start, end):
            listed = fields(passage, found.start("fields"), found.end("fields"))
            yield from _make(passage, subject, listed, found.start(), found.end(), "relation.focuses-aim")
    going_on = False
    for begin, finish in passage.clauses(start, end):
        told = list(_clause(passage, subject, begin, finish, _MAIN, "relation.focuses-main"))
        if not told and going_on and _goes_on(passage, begin, finish):
            listed = fields(passage, begin + 2 * passage.masked.startswith("以及", begin), finish)
            told = list(_make(passage, subject, listed, begin, finish, "relation.focuses-main"))
        yield from told
        going_on = bool(told)


def _goes_on(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a clause goes on with the list of the clause before: no verb opens it, and it closes like a list."""
    if HEAD in passage.masked[start:end] or _VERB.match(passage.masked, start, end):
        return False
    return _LIST_END.search(passage.masked, start, end) is not None


def _clause(
    passage: Passage, subject: Entity, start: int, end: int, verb: re.Pattern[str], rule: str
) -> Iterator[Finding]:
    found = verb.match(passage.masked, start, end)
    main = rule == "relation.focuses-main"
    if main and found is None:
        found = _INNER.search(passage.masked, start, end)
    if found is None or (not main and HEAD in passage.masked[found.end() : end]):
        return
    body = passage.block.text[found.end() : end]
    if _NOT_FIELD.search(body) or (not main and not _telling(found.group(), body)):
        return
    yield from _make(passage, subject, fields(passage, found.end(), end), start, end, rule)


def _telling(verb: str, body: str) -> bool:
    """Tell whether the object of a weak verb is a field of work.

    It is where it ends as an industry, as a list with a closing head of fields or materials, or, after 开展 and the
    like, as technology or research.
    """
    if _ORDINARY.search(body):
        return False
    if _PUSH.search(verb):
        return bool(_PUSH_END.search(body))
    if _INDUSTRY.search(body) or _LISTED_HEAD.search(body):
        return True
    return bool(_CARRY_OUT.fullmatch(verb) and _WORK_END.search(body))


def _under_heading(passage: Passage, subject: Entity) -> Iterator[Finding]:
    """Yield the industries that a section on a park says are developed."""
    for start, end in passage.sentences():
        for begin, finish in passage.clauses(start, end):
            found = _DEVELOP.match(passage.masked, begin, finish)
            if found is None or HEAD in passage.masked[found.end() : finish]:
                continue
            if _telling(found.group(), passage.block.text[found.end() : finish]):
                listed = fields(passage, found.end(), finish)
                yield from _make(passage, subject, listed, begin, finish, "relation.focuses-develop")
        for found in _RAISE.finditer(passage.masked, start, end):
            listed = fields(passage, found.start("field"), found.end("field"))
            yield from _make(passage, subject, listed, found.start(), found.end(), "relation.focuses-develop")


def _by_name(passage: Passage) -> Iterator[Finding]:
    """Yield the fields of parks that the sentence itself names."""
    for start, end in passage.sentences():
        for found in _GATHERING.finditer(passage.masked, start, end):
            listed = fields(passage, found.start("fields"), found.end("fields"), industry=True)
            for mention in passage.between(found.start("park"), found.end("park")):
                yield from _make(passage, mention.entity, listed, found.start(), found.end(), "relation.focuses-named")
        yield from _after_names(passage, start, end)
        yield from _park_chains(passage, start, end)


def _after_names(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield the fields told right after a list of names: 建设X、Z,主要从事…; 依托某园,重点发展…."""
    for found in _NAMED.finditer(passage.masked, start, end):
        relied = found.group("by") is not None or _RELIED.search(passage.masked, start, found.start("subjects"))
        listed = passage.between(found.start("subjects"), found.end("subjects"))
        subjects = [m.entity for m in listed if m.entity.type in _SUBJECTS - {EntityType.FIRM}]
        if relied:
            subjects = [entity for entity in subjects if entity.type is EntityType.PARK]
        for number, (begin, finish) in enumerate(passage.clauses(found.end(), end)):
            verb = (_MAIN if number == 0 else _DEVELOP).match(passage.masked, begin, finish)
            verb = verb or _DEVELOP.match(passage.masked, begin, finish)
            told = _told(passage, verb, finish)
            for entity in subjects if told else ():
                yield from _make(passage, entity, told, found.start(), finish, "relation.focuses-named")
            if not relied:
                break


def _told(passage: Passage, verb: re.Match[str] | None, end: int) -> tuple[Concept, ...]:
    """Return the fields after a verb: of 主要从事 any, of a weaker verb only what ends as an industry."""
    if verb is None:
        return ()
    body = passage.block.text[verb.end() : end]
    field = _FIELD_OF.match(passage.masked, verb.end(), end)
    if field is not None:
        return fields(passage, field.start(), field.end())
    strong = _INNER.fullmatch(verb.group()) is not None or _STRONG.match(verb.group()) is not None
    if not strong and (HEAD in passage.masked[verb.end() : end] or not _telling(verb.group(), body)):
        return ()
    return fields(passage, verb.end(), end)


def _park_chains(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield 做强AX产业链、BY产业链: each park with the chain that follows it."""
    for found in _PARK_CHAIN.finditer(passage.masked, start, end):
        listed = fields(passage, found.start("field"), found.end("field"), industry=True)
        for mention in passage.between(found.start("parks"), found.end("parks")):
            if mention.entity.type is EntityType.PARK:
                yield from _make(passage, mention.entity, listed, found.start(), found.end(), "relation.focuses-parks")


def _make(
    passage: Passage, subject: Entity, listed: Iterable[Concept], start: int, end: int, rule: str
) -> Iterator[Finding]:
    for concept in listed:
        yield Finding(
            subject=subject,
            predicate=Predicate.FOCUSES_ON,
            object=concept,
            passage=passage,
            start=start,
            end=end,
            rule=rule,
        )
