"""Proper names before closing words that are everyday words: 宁波高新区, 武陵山绿色发展示范区."""

import re

from loaders.extraction.names.lexicon import Head, Kind, load_lexicon, word_list
from loaders.extraction.names.reach import Reach
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_BODIES = {EntityType.PARK, EntityType.PLATFORM}
_BECOMING = frozenset(word_list("becoming.txt"))
_STATUS = frozenset(word_list("status_verbs.txt"))
_AIMING = _BECOMING | _STATUS
_DIRECTIONS = frozenset(word_list("directions.txt"))
_NATIONAL = frozenset({"国家", "市级", "省级", "中国"})
# 省级 and the like stand between a proper name and an everyday head: 白石|省级|高新区.
_LEVELS = frozenset({"国家", "国家级", "省级", "市级"})
_RING = re.compile("环(?!保|境|节|卫)[一-鿿]{2}")
_LANDFORM = re.compile("[一-鿿]{1,2}[山江河湖海湾岛](?!水)")
# A word of its own before these makes a firm's name, before 厂 a kind of works.
_OWN_FIRMS = frozenset({"银行", "股份"})
# Zones of which a region has one, with a board of its own.
_ZONES = frozenset({"高新区", "经开区", "开发区", "新区", "综保区", "综合保税区", "高新技术产业开发区", "自贸区"})
_LONG_PREFIX = 6
_LONGEST_OWN = 8
_SHORT_HEAD = 2
_LEAST_PART = 2
_VALLEYS = frozenset({"光谷", "硅谷", "药谷", "声谷"})
_LONGEST_LIST = 40


def is_proper(text: str, tokens: list[Token], span: Reach, head: Head) -> bool:
    """Tell whether a proper name stands before a head that is an everyday word."""
    inner = tokens[span.first : span.head]
    if any(t.kind in {Kind.REGION, Kind.LATIN} or t.organisation for t in inner) or _is_placed(tokens, span):
        return True
    if head.type is EntityType.AGENCY:
        before = text[tokens[span.first - 1].start : tokens[span.first - 1].end] if span.first > 0 else ""
        zones = [t.head.word for t in inner if t.head is not None and t.head.type is EntityType.PARK]
        return before != "各" and bool(zones) and (span.content >= 2 or zones[0] in _ZONES)
    if head.type is EntityType.FIRM:
        own = all(t.kind in {Kind.UNKNOWN, Kind.CONTENT} for t in inner)
        return head.word in _OWN_FIRMS and span.content >= 2 and own
    if head.type not in _BODIES:
        return False
    if span.proper or (span.quoted and span.content >= 2) or inner_heads(tokens, span) >= 3:
        return True
    return _is_national(text, tokens, span, head) or (
        head.type is EntityType.PARK and _has_own_name(text, tokens, span)
    )


def _is_placed(tokens: list[Token], span: Reach) -> bool:
    """Tell whether brackets after the name say where it is: 协同创新飞地(上海)."""
    after = [token.kind for token in tokens[span.head + 1 : span.head + 4]]
    return span.content >= 2 and after == [Kind.OPEN, Kind.REGION, Kind.CLOSE]


def prefix(tokens: list[Token], span: Reach) -> int:
    """Return how many characters stand before the head."""
    return tokens[span.head].start - tokens[span.first].start


def inner_heads(tokens: list[Token], span: Reach) -> int:
    """Return how many characters of heads inside the name say which thing it is (创新谷 of 创新谷孵化器)."""
    heads = (t.head.word for t in tokens[span.first : span.head] if t.head is not None)
    return sum(len(word) for word in heads if len(word) >= 3 and word not in load_lexicon().stock)


def is_in_layout(text: str, tokens: list[Token], span: Reach) -> bool:
    """Tell whether the name is a part of a layout that is explained (“一核”为…, “三园”指A园、B园)."""
    index = span.first - 1
    while index > max(0, span.first - _LONGEST_LIST) and tokens[index].kind not in {Kind.STOP, Kind.BOUNDARY}:
        index -= 1
    if index < 1 or not tokens[index - 1].quote:
        return False
    return text[tokens[index].start : tokens[index].end] in {"为", "即", "是", "指"}


def _has_own_name(text: str, tokens: list[Token], span: Reach) -> bool:
    """Tell whether a word of its own names a park, and no goal is set by it."""
    inner = tokens[span.first : span.head]
    if is_in_layout(text, tokens, span):
        return prefix(tokens, span) >= _LEAST_PART
    known = text[inner[0].start : inner[0].end] in _VALLEYS  # 光谷|科技创新大走廊
    if (span.content < 2 and not known) or not _is_own_word(text, inner[0]):
        return False
    if span.first == 0:
        return tokens[span.head + 1 : span.head + 2] != [] and tokens[span.head + 1].kind is Kind.STOP
    # A zone may be a goal (…示范区), a corridor or a valley is a place.
    place = not text.endswith("区", 0, tokens[span.head].end) and not tokens[span.first + 1].generic
    own = place or all(_may_be_own(text, token) for token in inner) or _LANDFORM.match(text, inner[0].start)
    if prefix(tokens, span) > _LONGEST_OWN or not own:
        return False
    if _RING.match(text, inner[0].start):
        return True
    before = tokens[span.first - 1]
    verb = text[before.start : before.end]
    return verb not in _AIMING and verb != "打造"


def _is_national(text: str, tokens: list[Token], span: Reach, head: Head) -> bool:
    """Tell whether a name says that the nation has one such thing: 国家质检基地, 国家科技成果信息系统."""
    if head.type is not EntityType.PLATFORM or text[tokens[span.first].start : tokens[span.first].end] not in _NATIONAL:
        return False
    before = text[tokens[span.first - 1].start : tokens[span.first - 1].end] if span.first > 0 else ""
    long_enough = span.content >= 2 or prefix(tokens, span) >= _LONG_PREFIX
    ranked = text.startswith("重要", tokens[span.first].end)
    return long_enough and not ranked and before not in _AIMING


def _is_own_word(text: str, token: Token) -> bool:
    """Tell whether a token is a direction, or of a word that no list has, as most heads of one character are there."""
    if text[token.start : token.end] in _DIRECTIONS:
        return True
    return token.kind is Kind.UNKNOWN or (token.kind is Kind.HEAD and token.end - token.start <= _SHORT_HEAD)


def _may_be_own(text: str, token: Token) -> bool:
    """Tell whether a token may stand in a proper name before an everyday head: 福厦泉国家|自主创新示范区."""
    return token.kind in {Kind.UNKNOWN, Kind.CONTENT, Kind.HEAD} or text[token.start : token.end] in _LEVELS
