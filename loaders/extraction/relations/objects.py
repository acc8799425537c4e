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
_QUANTITY = re.compile(r"一批|若干|系列|各类|多个")
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


def fields(passage: Passage, start: int, end: int, *, industry: bool = False) -> tuple[Concept, ...]:
    """Return the fields that the words between two offsets list, first level only.

    A list closed by 等…产业 or N大产业 makes its members industries, as ``industry`` does; other members are what their
    own last word says.
    """
    text = passage.block.text
    start = _skip_praise(text, start, end)
    core_end, head = _closing(text, start, end)
    if head.startswith("的"):
        return (_named(passage, (text[start:end], text[start:core_end]), start, end, EntityType.TECHNOLOGY),)
    specific = _specific(head)
    parts = list(_split(text, start, core_end, single=industry))
    if specific and (_CHAIN_END.search(head) or len(parts) == 1):
        whole = text[start : core_end + 1 + len(head)]
        names = (head, whole) if len(parts) != 1 or "和" not in whole else (whole, head)
        return (
            _named(
                passage,
                names,
                start,
                core_end,
                EntityType.INDUSTRY if _INDUSTRY_END.search(head) else EntityType.TECHNOLOGY,
            ),
        )
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
        if _GENERIC.fullmatch(raw) or _CLASS.fullmatch(raw) or _QUANTITY.search(raw):
            continue
        names = _forms(raw, last=last and not closed)
        if not names:
            continue
        following = merged[number + 1 :]
        if not closed and following and all(_GENERIC.fullmatch(text[p.start : p.end]) for p in following):
            names = (*names, text[part.start : end])
        kind = EntityType.INDUSTRY if industrial or _INDUSTRY_END.search(names[0]) else EntityType.TECHNOLOGY
        yield _named(passage, names, part.start, part.end, kind)


def _nested(text: str, parts: list[Part]) -> list[Part]:
    """Join the members of an inner list that closes with a head of its own: A、B等C is one member."""
    out: list[Part] = []
    first = 0
    for part in parts:
        out.append(part)
        inner = text.find("等", part.start + 1, part.end)
        if inner != -1 and part.end - inner > 2:
            out[first:] = [Part(out[first].start, part.end)]
            first = len(out)
    return out


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
    base = _FIELD.sub("", raw) if last else raw
    name = _without(_CLOSING, base) or base
    short = _without(_USE, name)
    short = short if len(short) >= _SHORTEST_BARE else ""
    forms = (form for form in (name, short, raw) if form and len(form) >= _SHORTEST)
    return tuple(dict.fromkeys(forms)) or (raw,)


def _without(ending: re.Pattern[str], name: str) -> str:
    """Return a name without an ending, empty where too little or no field would be left."""
    short = ending.sub("", name).rstrip("的等和与、")
    return "" if len(short) < _SHORTEST or short.endswith("性") or _CLASS.fullmatch(short) else short


def _named(passage: Passage, names: tuple[str, ...], start: int, end: int, kind: EntityType) -> Concept:
    return Concept(type=kind, names=tuple(dict.fromkeys(names)), passage=passage, start=start, end=end)
