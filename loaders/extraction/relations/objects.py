"""Lists of fields of work: A、B和C等领域, with the class that the list's closing words give its members."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extraction.relations.finding import Concept
from loaders.extraction.relations.scene import HEAD, Passage
from loaders.extraction.relations.words import either, words
from ontology.entity import EntityType

_OPENERS = "(（《“「[【"
_CLOSERS = ")）》”」]】"
_INDUSTRY_END = re.compile(rf"(?:{either(words('focus', 'industry_heads'))}|业)$")
_CHAIN_END = re.compile(r"产业链$|产业集群$")
_CLASS = re.compile(rf"(?:{either(words('focus', 'class_words'))})*")
_MARK = re.compile(either(words("focus", "class_marks")))
_PRAISE = re.compile(rf"(?:{either(words('focus', 'praise'))})+")
_CLOSING = re.compile(rf"(?:{either(words('focus', 'closings'))})+$")
_USE = re.compile(rf"(?:{either(words('focus', 'uses'))})+$")
_GENERIC = re.compile(rf"(?:{either(words('focus', 'generic'))})+(?:等)?")
_COUNT = re.compile(r"(?:[0-9]{1,2}|[两二三四五六七八九十]{1,2})(?:大|个|类|项)(?P<head>[^、]*)$")
_AS_MAIN = re.compile(r"(?:为|作为)(?:主|重点|主导产业|主导|支柱产业|特色产业|核心)$")
_FIELD = re.compile(r"(?:相关|重点|重要|关键|细分)*(?:领域|方面|方向|环节)(?P<rest>[^、]*)$")
# 等领域的X: the fields are those of X, the thing itself.
_OF_FIELDS = re.compile(r"(?:重点|相关|重要)?(?:领域|方面|方向|环节|行业)的")
_METHOD = re.compile(rf"(?:{either(*(words('focus', each) for each in ('class_words', 'uses', 'generic')))})*")
_FIELD_CLASS = re.compile(
    r"(?:关键|核心|共性|重点|相关|重要|前沿)*(?:领域|方面|方向|环节|技术(?:[和与、](?:工艺|产品|装备))?|产品|服务)?"
)
# “2+3”优势产业, 五大产业: how many, not which.
_NUMBERED_CLASS = re.compile(r"[“\"]?[0-9N一二三四五六七八九十两+＋]{1,9}[”\"]?(?:大|个|类|条)?(?P<rest>.*)")
# 以A为主的B, 以A为核心的B: B is the field.
_MAINLY = re.compile(r"以[^、]{2,24}?为(?:主|主体|核心|重点|龙头|特色|引领|代表)的(?P<field>.{2,})")
# A member that opens so goes on to the noun that its 的 leads to.
_TOWARDS = ("面向", "针对", "基于", "适用于")
# Kinds of service and making that are industries by name although each of their words is a class.
_SERVICE = re.compile(r"(?:高技术|现代|生产性|科技)服务业?|(?:先进|高端)制造业?")
_QUANTITY = re.compile(r"一批|若干|系列|各类|多个")
# 聚焦甲、乙开展攻关: what is done with the fields is none of them.
ON_WHICH = (
    r"(?:重点|联合|协同|集中)?(?:开展|进行)[^、,，。；;\ue000]{0,12}?(?:攻关|研究|研发|探索|试验)(?=[,，。；;]|$)"
)
_ON_WHICH = re.compile(ON_WHICH)
# A member longer than this is a clause, not a field.
_LONGEST = 40
_SHORTEST = 2
# Without 应用 or 技术 a shorter name than this says nothing.
_SHORTEST_BARE = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A member of a list: ``start`` to ``end`` in the block's text."""

    start: int
    end: int


def fields(
    passage: Passage, start: int, end: int, *, industry: bool = False, nested: bool = False
) -> tuple[Concept, ...]:
    """Return the fields that the words between two offsets list, first level only.

    A list closed by 等…产业 or N大产业 makes its members industries, as ``industry`` does; other members are what their
    own last word says. ``nested`` tells that the list is a part of a longer one: a head of its own makes it one field.
    """
    text = passage.block.text
    done = _ON_WHICH.search(text, start, end)
    end = done.start() if done and done.start() > start and done.end() == end else end
    start = _skip_praise(text, start, end)
    core_end, head = _closing(text, start, end)
    if head.startswith("的"):
        return (_named(passage, (text[start:end], text[start:core_end]), start, end, EntityType.TECHNOLOGY),)
    inner = _headed(head, nested=nested)
    if inner:
        whole = text[start : end - len(head) + head.index(inner) + len(inner)]
        return (_named(passage, (whole, inner, text[start:end]), start, end, EntityType.TECHNOLOGY),)
    specific = _specific(head)
    parts = list(_split(text, start, core_end, single=industry))
    if specific and (_CHAIN_END.search(head) or len(parts) == 1):
        head_end = core_end + 1 + len(head)
        whole = text[start:head_end]
        names = (head, whole) if len(parts) != 1 or "和" not in whole else (whole, head)
        kind = EntityType.INDUSTRY if _INDUSTRY_END.search(head) else EntityType.TECHNOLOGY
        return (_named(passage, names, start, head_end, kind),)
    industrial = industry or bool(head and _INDUSTRY_END.search(head))
    return tuple(_concepts(passage, parts, industrial=industrial, closed=bool(head), end=end))


def _skip_praise(text: str, start: int, end: int) -> int:
    found = _PRAISE.match(text, start, end)
    return found.end() if found else start


def _closing(text: str, start: int, end: int) -> tuple[int, str]:
    """Return where the members end and the closing head: the words after the last 等, or after N大.

    >>> _closing("汽车、船舶等优势产业", 0, 10)
    (5, '优势产业')
    """
    place = text.rfind("等", start, end)
    if place > start and "、" not in text[place:end] and _depth(text, start, place) == 0:
        return place, text[place + 1 : end]
    counted = _COUNT.search(text, max(start, end - 24), end)
    if counted and counted.start() > start:
        return counted.start(), counted.group("head")
    main = _AS_MAIN.search(text, max(start, end - 12), end)
    if main and main.start() > start:
        return main.start(), "产业" if "产业" in main.group() else ""
    return end, ""


def _headed(head: str, *, nested: bool) -> str:
    """Return the thing that the members before a head only describe, empty where the head is a class of theirs.

    >>> _headed("领域的新型海工材料研发", nested=False), _headed("领域的应用基础研究", nested=False)
    ('新型海工材料', '')
    >>> _headed("加工工艺研究", nested=True), _headed("加工工艺研究", nested=False)
    ('加工工艺', '')
    """
    field = _OF_FIELDS.match(head)
    if field is None and not nested:
        return ""
    thing = _CLOSING.sub("", head[field.end() :] if field else head).rstrip("的")
    plain = _FIELD_CLASS if field is None else _METHOD
    return "" if len(thing) < _SHORTEST or plain.fullmatch(thing) else thing


def _specific(head: str) -> bool:
    """Tell whether the closing words name a thing of their own (新能源材料产业), not a class (战略性新兴产业)."""
    if not head or not _INDUSTRY_END.search(head) or _MARK.match(head):
        return False
    return _CLASS.fullmatch(head) is None


def _depth(text: str, start: int, end: int) -> int:
    inside = text[start:end]
    return sum(map(inside.count, _OPENERS)) - sum(map(inside.count, _CLOSERS))


def _split(text: str, start: int, end: int, *, single: bool) -> Iterator[Part]:
    """Yield the members between 、 and 以及, and between 和 after the last of these.

    和 earlier in a list belongs to a member (节点和接入系统), unless an industry ends before it. The only 和
    of two members parts them where they are industries, or ``single`` says so. What stands in brackets is not split.
    """
    places: list[tuple[int, int]] = []
    ands: list[tuple[int, int]] = []
    depth, place = 0, start
    while place < end:
        character = text[place]
        depth += (character in _OPENERS) - (character in _CLOSERS)
        if depth <= 0:
            if character == "、":
                places.append((place, place + 1))
            elif text.startswith("以及", place):
                places.append((place, place + 2))
                place += 1
            elif character == "和":
                ands.append((place, place + 1))
        place += 1
    if places:
        last = places[-1][0]
        places = sorted(places + [each for each in ands if each[0] > last or text[each[0] - 1] == "业"])
    elif len(ands) == 1 and (single or text[ands[0][0] - 1] == "业" or text[end - 1] == "业"):
        places = ands
    begin = start
    for left, right in [*places, (end, end)]:
        if left > begin:
            yield Part(begin, left)
        begin = right


def _concepts(passage: Passage, parts: list[Part], *, industrial: bool, closed: bool, end: int) -> Iterator[Concept]:
    text = passage.block.text
    merged = _nested(text, parts)
    for number, part in enumerate(merged):
        last = number == len(merged) - 1
        raw = text[part.start : part.end]
        if not 2 <= len(raw) <= _LONGEST or HEAD in passage.masked[part.start : part.end]:
            continue
        if _GENERIC.fullmatch(raw) or _is_class(raw) or _QUANTITY.search(raw):
            continue
        names = _forms(raw, last=last and not closed)
        if not names:
            continue
        following = merged[number + 1 :]
        if not closed and following and all(_GENERIC.fullmatch(text[p.start : p.end]) for p in following):
            names = (*names, text[part.start : end])
        kind = EntityType.INDUSTRY if industrial or _INDUSTRY_END.search(names[0]) else EntityType.TECHNOLOGY
        written = max((len(name) for name in names if raw.startswith(name)), default=len(raw))
        yield _named(passage, names, part.start, part.start + written, kind)


def _is_class(raw: str) -> bool:
    """Tell whether a member only classes fields: 特色产业, “3+2”优势产业.

    >>> _is_class("特色优势产业"), _is_class("“3+2”优势产业"), _is_class("高技术服务"), _is_class("三维打印")
    (True, True, False, False)
    """
    numbered = _NUMBERED_CLASS.fullmatch(raw)
    bare = numbered.group("rest") if numbered else raw
    return (_CLASS.fullmatch(bare) is not None or not bare) and _SERVICE.fullmatch(raw) is None


def _nested(text: str, parts: list[Part]) -> list[Part]:
    """Join the members of an inner list that closes with a head of its own: A、B等C is one member, 面向A、B的C too."""
    out: list[Part] = []
    first = 0
    for part in parts:
        if out and len(out) > first and _is_open(text, out[-1]):
            out[-1] = Part(out[-1].start, part.end)
        else:
            out.append(part)
        inner = text.find("等", out[-1].start + 1, part.end)
        if inner != -1 and part.end - inner > 2:
            out[first:] = [Part(out[first].start, part.end)]
            first = len(out)
    return out


def _is_open(text: str, part: Part) -> bool:
    return text.startswith(_TOWARDS, part.start) and "的" not in text[part.start : part.end]


def _forms(raw: str, *, last: bool) -> tuple[str, ...]:
    """Return the name of a member, without closing 研发 and 领域, and its other forms, shorter and longer.

    >>> _forms("中药材育苗育种研发", last=False)
    ('中药材育苗育种', '中药材育苗育种研发')
    >>> _forms("加速器应用研究", last=False)
    ('加速器应用', '加速器应用研究')
    >>> _forms("直线加速器应用研究", last=False)
    ('直线加速器应用', '直线加速器', '直线加速器应用研究')
    """
    raw = raw.strip("“”\"' ")
    # 某物“食用、药用”价值 cut within its quotation marks: what stands before them is the field.
    raw = raw.partition("“")[0] if raw.count("“") > raw.count("”") and len(raw.partition("“")[0]) >= _SHORTEST else raw
    base = _FIELD.sub("", raw) if last else raw
    name = _without(_CLOSING, base) or base
    short = _without(_USE, name)
    short = short if len(short) >= _SHORTEST_BARE else ""
    mainly = _MAINLY.fullmatch(name)
    own = mainly.group("field") if mainly else ""
    forms = (form for form in (own, name, short, raw) if form and len(form) >= _SHORTEST)
    return tuple(dict.fromkeys(forms)) or (raw,)


def _without(ending: re.Pattern[str], name: str) -> str:
    """Return a name without an ending, empty where too little or no field would be left."""
    short = ending.sub("", name).rstrip("的等和与、")
    return "" if len(short) < _SHORTEST or short.endswith("性") or _CLASS.fullmatch(short) else short


def _named(passage: Passage, names: tuple[str, ...], start: int, end: int, kind: EntityType) -> Concept:
    return Concept(type=kind, names=tuple(dict.fromkeys(names)), passage=passage, start=start, end=end)
