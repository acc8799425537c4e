"""Names that end in a telling word."""

import re
from collections.abc import Iterator

from loaders.extraction.names.candidates import Candidate
from loaders.extraction.names.lexicon import Head, Kind, Strength, word_list
from loaders.extraction.names.reach import LEVELS, Reach, reach
from loaders.extraction.names.thing import is_thing
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_BRACKETED = {
    EntityType.AGENCY, EntityType.PLATFORM, EntityType.INSTITUTE, EntityType.FIRM, EntityType.UNIVERSITY,
    EntityType.PARK,
}  # fmt: skip
_PHASE = re.compile("[一二三四]期(?!间)")
_VERSION = re.compile(r"[1-9]\.\d")
_CUT = re.compile(
    "[化级型类制长师商性员权式]|(?<=职院)校|体系|系统|主任|院长|标准|所在"
    "|(?<=战略)(?:导向|支撑|力量|任务|需求|资源|规划|重点|高度|布局|基点|腹地|位置|定位)"
)
_KIND_NAMES = frozenset(word_list("definite_kinds.txt"))
_AFTER_KIND = re.compile(
    "成为|“|获批|管委会|实现|工业总产值|建设|提升|打造|体制|国家级双创|管理|深化|率先|要|入驻|集聚|聚集|拥有|占地|位于|规划|引进|已|累计|重点|主要|扩区|提档|和[一-鿿]{2,8}(?:园区|园)|[一-鿿]{2,4}(?:组团|片区)"
)
_BEFORE_KIND = re.compile("(?:支持|依托|发挥|以|在|推动|推进|由|纳入|做强|做大|加快|兼任|[。;；,，\n])$")
_NUMBERED = re.compile(r"\s*[（(]?\d{0,2}[)）.．、]?\s*")
_MINISTRY = re.compile(
    "(?:教育|农业农村|农业|自然资源|生态环境|科技|水利|应急管理|公安|文化和旅游|交通运输|民政)部|国家[一-鿿]{2,8}局"
)
_SHORTEST_CALLED = 3
_LONGEST_CALLED = 12
_DEFINITE = re.compile("(?:入驻|落户|落户于|布局在|坐落于|设在|位于|迁入)$")


def headed_names(text: str, tokens: list[Token], title: str = "") -> Iterator[Candidate]:
    """Yield the names of a block that end in a head; ``title`` is the block's own title, which may name a thing."""
    for index, token in enumerate(tokens):
        head = token.head
        if head is None or head.type in {None, EntityType.POLICY} or _CUT.match(text, token.end):
            continue
        span = reach(text, tokens, index)
        if span.content == 0 and not span.proper:
            yield from _called(text, tokens, index)
        name = text[tokens[span.first].start : token.end]
        if name in _KIND_NAMES and (_is_used_as_name(text, tokens, span) or _heads_item(text, tokens, span, title)):
            yield Candidate(
                tokens[span.first].start, token.end, head.type, "entity.kind", head.subclass, tentative=True, weight=0
            )
        elif is_thing(text, tokens, span, head, titled=name == title) or _is_definite(text, tokens, span, name):
            yield _candidate(text, tokens, span, head)


def _called(text: str, tokens: list[Token], index: int) -> Iterator[Candidate]:
    """Yield what quotation marks directly after a kind of platform call it: 省级众创空间“蓝鲸工坊”."""
    head = tokens[index].head
    if head is None or head.type is not EntityType.PLATFORM or index + 2 >= len(tokens):
        return
    opening = tokens[index + 1]
    if not opening.quote or opening.partner <= index + 1 or tokens[index].start == 0:
        return
    start, end = opening.end, tokens[opening.partner].start
    closing = tokens[opening.partner - 1].head
    own = closing is None or closing.type is EntityType.PLATFORM
    if own and _SHORTEST_CALLED <= end - start <= _LONGEST_CALLED and not set("的、").intersection(text[start:end]):
        yield Candidate(start, end, EntityType.PLATFORM, "entity.platform.called", head.subclass)


def _candidate(text: str, tokens: list[Token], span: Reach, head: Head) -> Candidate:
    """Return the candidate for a name, with its other forms at the place."""
    if head.type is None:
        raise ValueError(f"{head.word} gives names no class.")
    start, end = tokens[span.first].start, tokens[span.head].end
    forms = list(_without_level(text, tokens, span))
    after = span.head + 1
    if span.quoted and span.first >= 2 and tokens[span.first - 2].kind is Kind.REGION:
        forms.append((start, end))
        start, end = tokens[span.first - 2].start, tokens[after].end
    elif version := _VERSION.match(text, end) or _PHASE.match(text, end):
        forms.append((start, end))
        end = version.end()
    elif (
        head.type in _BRACKETED
        and after + 2 < len(tokens)
        and tokens[after].partner == after + 2
        and (tokens[after + 1].kind is Kind.REGION)
    ):
        forms.append((start, end))
        end = tokens[after + 2].end
    # A ministry at the beginning is part of the name of its laboratory, though it is a body by itself.
    weight = 3 if head.type is EntityType.PLATFORM and _MINISTRY.match(text, start, end) else 1
    return Candidate(start, end, head.type, f"entity.{head.type.lower()}", head.subclass, tuple(forms), weight=weight)


def _is_used_as_name(text: str, tokens: list[Token], span: Reach) -> bool:
    """Tell whether a kind stands where a name would: a subject or object without number, rank or list."""
    start, end = tokens[span.first].start, tokens[span.head].end
    if start > 0 and not _BEFORE_KIND.search(text, 0, start):
        return False
    return _AFTER_KIND.match(text, end) is not None


def _heads_item(text: str, tokens: list[Token], span: Reach, title: str) -> bool:
    """Tell whether a kind is the whole title of an item, which then tells of the one that the plan wants."""
    start, end = tokens[span.first].start, tokens[span.head].end
    return text[start:end] == title and _NUMBERED.fullmatch(text, 0, start) is not None


def _is_definite(text: str, tokens: list[Token], span: Reach, name: str) -> bool:
    """Tell whether a mere kind means the one thing of that kind: something moves into it or stands in it."""
    head = tokens[span.head].head
    if head is None or head.type not in {EntityType.PARK, EntityType.PLATFORM} or len(name) < 3 or span.first == 0:
        return False
    if head.strength is Strength.SLOGAN or tokens[span.first - 1].kind is not Kind.BOUNDARY:
        return False
    return name in _KIND_NAMES and _DEFINITE.search(text, 0, tokens[span.first].start) is not None


def _without_level(text: str, tokens: list[Token], span: Reach) -> Iterator[tuple[int, int]]:
    """Yield the name without a level before it (国家级…, 市级…), and from inner quotation marks on."""
    first = tokens[span.first]
    if text[first.start : first.end] in LEVELS and span.content >= 2:
        yield first.end, tokens[span.head].end
    for token in tokens[span.first + 1 : span.head]:
        if token.quote and token.kind is Kind.OPEN:
            yield token.start, tokens[span.head].end
            return
