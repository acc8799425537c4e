"""X focusesOn Y, with X named in the sentence: 某园重点发展Y, 依托某园发展Y, 以某园为载体,…, 做强某园Y产业链."""

import re
from collections.abc import Iterator

from loaders.extraction.relations.coordination import before_comma
from loaders.extraction.relations.finding import Concept, Finding
from loaders.extraction.relations.focus import SUBJECTS
from loaders.extraction.relations.mentions import Mention
from loaders.extraction.relations.objects import ON_WHICH, fields
from loaders.extraction.relations.scene import NAME, Passage
from loaders.extraction.relations.words import either, words
from loaders.extraction.relations.work import DEVELOP, MAIN, VERB, carried_out, focusing, tells_stressed, told
from loaders.reading.layout import BlockKind
from ontology.entity import EntityType

# All stretches are bounded so that the scans stay linear.
_GATHERING = re.compile(rf"推进(?P<park>{NAME})(?P<fields>[^。；;,，]{{2,100}}?业态)集聚")
_NAMES = rf"{NAME}(?:[、和与及]{NAME}){{0,30}}"
_VERB_AFTER_NAME = either(words("focus", "main"), words("focus", "after_name"))
_NAMED = re.compile(rf"(?P<subjects>{_NAMES})等?[,，]?(?:要|将|应|需)?(?:主要|重点)?(?P<verb>{_VERB_AFTER_NAME})")
_RESPECTIVELY = re.compile(rf"(?P<subjects>{_NAMES})分别(?:重点|着力|主要|大力)?(?:发展|布局|聚焦|培育|从事)")
_LED_BY = re.compile(
    rf"(?P<subjects>{_NAMES})[,，]?以(?P<fields>[^。；;,，\ue000]{{2,120}}?)为(?:主导|首位|支柱|特色|主要)(?:产业|的)"
)
# 某中心围绕甲、乙等方向开展攻关, 某园要围绕甲、乙两大主导产业培育….
_FACING = re.compile(
    rf"(?P<subjects>{_NAMES})[,，]?(?:要|将|应|需)?(?:面向|围绕)"
    rf"(?P<fields>[^。；;,，\ue000]{{2,160}}?(?:(?:领域|方向|方面)(?=[,，]?(?:重点|主要)?(?:开展|研发|进行|攻关))|(?={ON_WHICH})"
    r"|[两二三四五六七八九十]大(?:主导|支柱|特色|优势|重点)?产业(?=[,，])))"
)
# 面向装备等行业开展X研发: whom it serves, then what it works on.
_SERVING = re.compile(
    r"(?<=[,，])(?:主要|重点)?(?:面向|针对)[^,，。；;]{2,40}?(?:行业|产业|企业|需求|领域)(?:重点|集中)?开展(?:[\u4e00-\u9fff]{0,2}的)?"
)
_DISCIPLINES = re.compile(
    rf"(?P<subjects>{_NAMES})(?:重点|大力|积极|加快|做强)?(?:发展|建设|培育)(?P<fields>[^。；;,，\ue000]{{2,120}}?)等"
    r"(?:优势|特色|重点|新兴|交叉|前沿|一流)*学科"
)
_WORKING = frozenset({EntityType.PLATFORM, EntityType.INSTITUTE})
# What is said of a park's leading industries, of a platform's fields of work.
_OF_PARKS = re.compile(r"大(?:主导|支柱|特色|优势|重点)?产业$")
_LEADING = re.compile(r"(?:主导产业|支柱产业|特色产业|首位产业)(?:为|是|包括)")
_CARRIER = either(words("location", "carrier"))
_CARRIED = re.compile(
    rf"(?:依托(?P<relied>{_NAMES})|以(?P<carrier>{_NAMES})为(?:主要|重要|核心)?(?:{_CARRIER})(?![、,，]?[^,，。；;]{{0,40}}的))"
)
# 承接甲、乙产业转移.
_TAKEN_OVER = re.compile(r"承接(?P<fields>[^,，。；;\ue000]{2,80}?产业)(?:梯度|有序)?转移")
_PARK_CHAIN = re.compile(rf"(?P<parks>{_NAMES})(?P<field>[^。；;,，、\ue000\ue001]{{2,24}}?产业链?)(?=[、,，。；;]|$)")
_WORKS = re.compile(r"(?:主要|重点)?(?:从事|开展|研究|研发|聚焦|专注|主攻|致力|突破)")
# What a firm does, not what it is urged to do.
_URGED = re.compile(r"(?:支持|推动|鼓励|引导)$")
_DEVELOPING = re.compile(r"重点(?:开发|研发|研制)")
_BUSINESS = re.compile(r"从事$|专注|致力")
# 形成以甲为主导、乙为特色的产业体系.
_SHAPED = re.compile(
    rf"(?P<subjects>{_NAMES})[^,，。；;\ue000]{{0,6}}(?:形成|构建|打造)以(?P<main>[^,，。；;\ue000]{{2,60}}?)为(?:主导|核心|支柱|主体|主|龙头)"
    rf"(?:[、,，](?:以)?(?P<more>[^,，。；;\ue000]{{2,60}}?)为(?:特色|支撑|补充|配套|辅|重点))?的[^,，。；;]{{0,6}}产业(?:体系|格局|集群|结构)"
)
# These alone are as often about a step as about a field.
_WEAK = frozenset({"开展", "研究", "研发"})
_STRESSED = re.compile(r"(?:重点|主要)(?:发展|培育|开发|研发)")
_RELIED = re.compile(r"(?:依托|联合|与|和|由)$")
_FIELD_OF = re.compile(r"[^、,，。；;]{2,10}?产业(?=领域)")
# 某实验室落户某园,主要研究…: the park is where, not what.
_PLACE = re.compile(rf"{either(words('location', 'at'))}$")
_NEAR = 12
_OPENING = 3


def find_focus_by_name(passage: Passage) -> Iterator[Finding]:
    """Yield the fields of the parks, platforms and institutes that a sentence names."""
    if passage.block.kind in (BlockKind.HEADING, BlockKind.LETTER, BlockKind.TITLE):
        return
    for start, end in passage.sentences():
        yield from _gathered(passage, start, end)
        yield from _named(passage, start, end)
        yield from _opened(passage, start, end)
        yield from _leading(passage, start, end)
        yield from _sponsored(passage, start, end)
        yield from _facing(passage, start, end)
        yield from _respectively(passage, start, end)
        yield from _carried(passage, start, end)
        yield from _park_chains(passage, start, end)


def _gathered(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    for found in _GATHERING.finditer(passage.masked, start, end):
        listed = fields(passage, found.start("fields"), found.end("fields"), industry=True)
        for mention in passage.between(found.start("park"), found.end("park")):
            yield from focusing(passage, mention.entity, listed, found.start(), found.end(), "relation.focuses-named")


def _named(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield the fields told right after a list of names: 建设X、Z,主要从事…; 某园重点发展….

    Of a park before it in the sentence, not of what was just built, tells 聚焦 or 发展 in a later clause.
    """
    opening = _opening(passage, start, end)
    for found in _NAMED.finditer(passage.masked, start, end):
        verb_start = found.start("verb")
        finish = next((stop for _, stop in passage.clauses(verb_start, end)), end)
        works = _WORKS.match(passage.masked, verb_start) is not None
        listed = _told(passage, verb_start, finish)
        if not listed or _RELIED.search(passage.masked, start, found.start("subjects")):
            continue
        place = _PLACE.search(passage.masked[max(start, found.start() - _NEAR) : found.start()])
        if place is None:
            named = passage.between(found.start("subjects"), found.end("subjects"))
        else:
            named = before_comma(passage, start, found.start() - len(place.group()))
        urged = _URGED.search(passage.masked, start, found.start("subjects")) is not None
        subjects = [mention for mention in named if _may(mention, works, found.group("verb"), urged=urged)]
        apart = any(comma in passage.masked[found.end("subjects") : verb_start] for comma in ",，")
        if apart and opening is not None and opening not in subjects and not found.group("verb").endswith("从事"):
            subjects = [opening]
        for mention in subjects:
            begin = min(mention.start, found.start())
            yield from focusing(passage, mention.entity, listed, begin, finish, "relation.focuses-named")


def _opened(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield what a platform or institute that opens its sentence works on by a later clause: X依托Y建设,主要开展…."""
    opening = passage.opening(start, end)
    if opening is None or passage.title is not None:
        return
    if opening.entity.type is EntityType.PARK and VERB.match(passage.masked, opening.end, end):
        for begin, finish in passage.clauses(opening.end, end):
            verb = DEVELOP.match(passage.masked, begin, finish) if begin > opening.end else None
            listed = told(passage, verb, finish) if verb else ()
            yield from focusing(passage, opening.entity, listed, opening.start, finish, "relation.focuses-named")
    if opening.entity.type not in _WORKING:
        return
    for found in _SERVING.finditer(passage.masked, opening.end, end):
        finish = passage.clause_end(found.end(), end)
        listed = carried_out(passage, found.end(), finish)
        yield from focusing(passage, opening.entity, listed, opening.start, finish, "relation.focuses-named")
    for begin, finish in passage.clauses(opening.end, end):
        works = _WORKS.match(passage.masked, begin, finish)
        if begin > opening.end and works and works.group() not in _WEAK:
            yield from focusing(
                passage, opening.entity, _told(passage, begin, finish), opening.start, finish, "relation.focuses-named"
            )


def _sponsored(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield 支持某研究院发展A、B等优势学科."""
    for found in _DISCIPLINES.finditer(passage.masked, start, end):
        listed = fields(passage, *found.span("fields"))
        for mention in passage.between(*found.span("subjects")):
            if mention.entity.type in _WORKING:
                yield from focusing(
                    passage, mention.entity, listed, found.start(), found.end(), "relation.focuses-named"
                )


def _leading(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield 某园以A、B为主导产业, 某园形成以A为主导、B为特色的产业体系."""
    for found in _SHAPED.finditer(passage.masked, start, end):
        listed = fields(passage, *found.span("main"), industry=True)
        if found.group("more"):
            listed += fields(passage, *found.span("more"), industry=True)
        for mention in passage.between(*found.span("subjects")):
            if mention.entity.type is EntityType.PARK:
                yield from focusing(
                    passage, mention.entity, listed, found.start(), found.end(), "relation.focuses-named"
                )
    for found in _LED_BY.finditer(passage.masked, start, end):
        listed = fields(passage, found.start("fields"), found.end("fields"), industry=True)
        for mention in passage.between(found.start("subjects"), found.end("subjects")):
            if mention.entity.type is EntityType.PARK:
                yield from focusing(
                    passage, mention.entity, listed, found.start(), found.end(), "relation.focuses-named"
                )


def _facing(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield 建设X,面向A、B等方向开展…: the fields of what was just built."""
    for found in _FACING.finditer(passage.masked, start, end):
        industry = _OF_PARKS.search(found.group("fields")) is not None
        listed = fields(passage, found.start("fields"), found.end("fields"), industry=industry)
        kinds = {EntityType.PARK} if industry else _WORKING
        for mention in passage.between(found.start("subjects"), found.end("subjects")):
            if mention.entity.type in kinds:
                yield from focusing(
                    passage, mention.entity, listed, found.start(), found.end(), "relation.focuses-named"
                )


def _respectively(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield A、B分别重点发展X、Y, where the two lists have one length."""
    for found in _RESPECTIVELY.finditer(passage.masked, start, end):
        finish = next((stop for _, stop in passage.clauses(found.end(), end)), end)
        listed = fields(passage, found.end(), finish)
        subjects = passage.between(found.start("subjects"), found.end("subjects"))
        for mention, concept in zip(subjects, listed, strict=True) if len(subjects) == len(listed) else ():
            yield from focusing(passage, mention.entity, (concept,), found.start(), finish, "relation.focuses-named")


def _may(mention: Mention, works: bool, verb: str, *, urged: bool = False) -> bool:
    """Tell whether a thing just named can be what is spoken of: any that works, only a park that develops."""
    kinds = SUBJECTS - {EntityType.FIRM} if works else {EntityType.PARK}
    return mention.entity.type in kinds or (
        mention.entity.type is EntityType.FIRM
        and (_BUSINESS.search(verb) is not None or (urged and _DEVELOPING.match(verb) is not None))
    )


def _opening(passage: Passage, start: int, end: int) -> Mention | None:
    """Return the park, platform or institute that a sentence opens with, as its subject."""
    first = next(iter(passage.between(start, min(end, start + 80))), None)
    if first is None or first.start - start > _OPENING or first.entity.type not in SUBJECTS - {EntityType.FIRM}:
        return None
    if VERB.match(passage.masked, start, first.start):
        return None
    return first if VERB.match(passage.masked, first.end, end) or passage.masked.startswith("依托", first.end) else None


def _told(passage: Passage, start: int, end: int) -> tuple[Concept, ...]:
    """Return the fields after a verb: of 主要从事 and 聚焦 any, of a weaker verb only what ends as an industry."""
    leading = _LEADING.match(passage.masked, start, end)
    if leading is not None:
        return fields(passage, leading.end(), end, industry=True)
    verb = MAIN.match(passage.masked, start, end) or DEVELOP.match(passage.masked, start, end)
    if verb is None:
        return ()
    body = passage.masked[verb.end() : end]
    field = _FIELD_OF.match(passage.masked, verb.end(), end)
    if field is not None:
        return fields(passage, field.start(), field.end())
    if _WORKS.match(verb.group()) or (_STRESSED.match(verb.group()) and tells_stressed(body)):
        return fields(passage, verb.end(), end)
    return told(passage, verb, end)


def _carried(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield the industries that the clauses after 依托某园 or 以某园为载体 say are developed."""
    for found in _CARRIED.finditer(passage.masked, start, end):
        group = "relied" if found.group("relied") else "carrier"
        parks = [m for m in passage.between(*found.span(group)) if m.entity.type is EntityType.PARK]
        for begin, finish in passage.clauses(found.end(), end) if parks else ():
            listed = _told(passage, begin, finish) if not _WORKS.match(passage.masked, begin, finish) else ()
            taken = _TAKEN_OVER.match(passage.masked, begin, finish)
            listed = fields(passage, *taken.span("fields"), industry=True) if taken else listed
            for mention in parks:
                yield from focusing(passage, mention.entity, listed, found.start(), finish, "relation.focuses-named")


def _park_chains(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield 做强AX产业链、BY产业链: each park with the chain that follows it."""
    for found in _PARK_CHAIN.finditer(passage.masked, start, end):
        if VERB.match(passage.masked, found.start("field")):
            continue
        listed = fields(passage, found.start("field"), found.end("field"), industry=True)
        for mention in passage.between(found.start("parks"), found.end("parks")):
            if mention.entity.type is EntityType.PARK:
                yield from focusing(
                    passage, mention.entity, listed, found.start(), found.end(), "relation.focuses-parks"
                )
