"""Whether words that end in a head name one thing, or a kind, a goal, a status."""

import re

from loaders.extraction.names.lexicon import Head, Kind, Strength, load_lexicon, word_list
from loaders.extraction.names.reach import LEVELS, Reach
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_BODIES = {EntityType.PARK, EntityType.PLATFORM}
_STRICT = {EntityType.PARK, EntityType.PLATFORM, EntityType.AGENCY, EntityType.FIRM, EntityType.ALLIANCE}
_COMMITTEES = frozenset({"委员会", "领导小组", "工作领导小组", "响应小组"})
_BECOMING = frozenset(word_list("becoming.txt"))
_STATUS = frozenset(word_list("status_verbs.txt"))
_LAUNCHING = frozenset(word_list("launching.txt"))
_PRAISE = tuple(word_list("praise.txt"))
_STOCK_PROGRAMS = frozenset(word_list("stock_programs.txt"))
_BILATERAL = tuple(word_list("bilateral.txt"))
_UNNAMED = re.compile("领域|方面|环节|行业(?!协会)|以上|以下|两个|多个|等级|主平台")
_COUNTED = re.compile("^[一二两三四五六七八九十][^“”]{0,3}[一二两三四五六七八九十]")
_SCHEMES = re.compile("(?:示范区|试验区|先导区|实验区)$")
_DEICTIC = frozenset(["全区", "全市", "全县", "全省", "我区", "我市", "我县", "我省"])
_RANKS = frozenset({"国家", "国家级"})
_RANK = frozenset("市区县省")


def is_thing(text: str, tokens: list[Token], span: Reach, head: Head, *, titled: bool) -> bool:
    """Tell whether the words of a reach name one thing; ``titled`` that they are the title of their block."""
    name = text[tokens[span.first].start : tokens[span.head].end]
    if head.strength is Strength.SLOGAN or (name == head.word and head.strength is not Strength.NAME):
        return False
    if _UNNAMED.search(name) or (_COUNTED.match(name) and head.type in _BODIES):
        return False
    plain = _rank_free(text, tokens, span)
    if plain in load_lexicon().stock and not span.proper:
        return False
    if head.word in _COMMITTEES:
        return plain not in load_lexicon().stock and (
            span.proper or len(name) - len(head.word) >= 4 or name[0] in _RANK
        )
    if _is_counted(tokens, span) and not (span.proper and head.type is not EntityType.PLATFORM):
        return False
    if head.type in _BODIES and _is_goal(text, tokens, span, head):
        return False
    if span.first > 0 and tokens[span.first - 1].kind is Kind.AND_SO_ON and not span.proper:
        return False
    if titled and len(name) >= len(head.word) + 2 and head.strength in {Strength.STRONG, Strength.PROGRAM}:
        return True
    return _is_specific(text, tokens, span, head, plain)


def _is_specific(text: str, tokens: list[Token], span: Reach, head: Head, plain: str) -> bool:
    """Tell whether enough stands before the head to say which one."""
    inner = tokens[span.first : span.head]
    before = tokens[span.head].start - tokens[span.first].start
    if inner and any(t.kind is Kind.REGION for t in inner) and text[inner[-1].end - 1] == "级":
        return False
    if head.strength is Strength.NAME:
        return True
    if head.strength is Strength.BRANCH:
        return any(t.organisation for t in inner) and before >= 5
    if head.strength is Strength.PROJECT:
        named = any(t.kind in {Kind.LATIN, Kind.REGION} for t in inner) or plain.startswith(_BILATERAL)
        return named and span.content >= 2
    if head.strength is Strength.PROGRAM:
        return _is_program(text, tokens, span, plain)
    if head.strength is Strength.WEAK and head.type in _STRICT:
        return _is_proper(text, tokens, span, head)
    if head.word in {"中心", "平台"} and not span.proper and before < 4:
        return False
    if head.type in {EntityType.FUND, EntityType.ALLIANCE, EntityType.INSTITUTE} and before >= 4:
        return True
    enough = 1 if head.type in {EntityType.INSTITUTE, EntityType.UNIVERSITY} else 2
    return span.proper or span.content + _inner_heads(tokens, span) >= enough or _is_deictic(text, tokens, span, before)


def _is_program(text: str, tokens: list[Token], span: Reach, plain: str) -> bool:
    """Tell whether the words name a programme: governed by a verb that launches it, in quotation marks, or numbered."""
    inner = tokens[span.first : span.head]
    if plain in _STOCK_PROGRAMS or (
        inner[0].kind is Kind.REGION and text[inner[0].end : tokens[span.head].end] in _STOCK_PROGRAMS
    ):
        return False
    if len(inner) == 1 and inner[0].kind is Kind.NUMBER:
        return inner[0].end - inner[0].start >= 3
    quotes = any(t.quote for t in inner)
    if len(plain) < 5 and not quotes and not span.quoted:
        return False
    return span.quoted or quotes or _is_launched(text, tokens, span)


def _is_proper(text: str, tokens: list[Token], span: Reach, head: Head) -> bool:
    """Tell whether a proper name stands before a head that is an everyday word."""
    inner = tokens[span.first : span.head]
    if any(t.kind in {Kind.REGION, Kind.LATIN} or t.organisation for t in inner):
        return True
    if head.type not in _BODIES:
        return False
    if span.proper or (span.quoted and span.content >= 2) or _inner_heads(tokens, span) >= 3:
        return True
    if head.type is not EntityType.PARK or span.content < 2 or inner[0].kind is not Kind.UNKNOWN or span.first == 0:
        return False
    before = tokens[span.first - 1]
    return text[before.start : before.end] not in _BECOMING | _STATUS | {"打造", "争创"}


def _inner_heads(tokens: list[Token], span: Reach) -> int:
    """Return how many characters of heads inside the name say which thing it is (创新谷 of 创新谷孵化器)."""
    heads = (t.head.word for t in tokens[span.first : span.head] if t.head is not None)
    return sum(len(word) for word in heads if len(word) >= 3 and word not in load_lexicon().stock)


def _is_deictic(text: str, tokens: list[Token], span: Reach, before: int) -> bool:
    """Tell whether the words mean the one of its kind in the region (全市科技资源共享服务平台)."""
    if span.first == 0 or before < 6:
        return False
    word = tokens[span.first - 1]
    return text[word.start : word.end] in _DEICTIC


def _rank_free(text: str, tokens: list[Token], span: Reach) -> str:
    """Return the name without the words of its level and rank."""
    first = span.first
    while first < span.head and text[tokens[first].start : tokens[first].end] in LEVELS:
        first += 1
    return text[tokens[first].start : tokens[span.head].end]


def _is_counted(tokens: list[Token], span: Reach) -> bool:
    """Tell whether a quantity before the name's list, or a number after the name, makes it a kind."""
    if span.head + 1 < len(tokens) and tokens[span.head + 1].kind is Kind.QUANTITY:
        return True
    index = span.first - 1
    while index >= 0 and tokens[index].kind not in {Kind.STOP, Kind.BOUNDARY}:
        if tokens[index].kind is Kind.QUANTITY:
            return True
        index -= 1
    return False


def _is_goal(text: str, tokens: list[Token], span: Reach, head: Head) -> bool:
    """Tell whether the words are a position to be reached or a status to be won."""
    if span.first == 0 or span.quoted:
        return False
    before, first = tokens[span.first - 1], tokens[span.first]
    verb = text[before.start : before.end]
    if before.kind is Kind.OF:
        return any(word in text[max(0, before.start - 8) : before.start] for word in _PRAISE)
    if verb in _BECOMING and not span.proper:
        return head.strength is Strength.WEAK or head.type is EntityType.PLATFORM
    if head.type is not EntityType.PARK or verb not in _STATUS:
        return False
    rank = text[first.start : first.end] in _RANKS
    return rank or (_SCHEMES.search(head.word) is not None) or (head.strength is Strength.WEAK and not span.proper)


def _is_launched(text: str, tokens: list[Token], span: Reach) -> bool:
    """Tell whether a verb that launches programmes governs the list of the name, or nothing stands before it."""
    index = span.first - 1
    while index >= 0 and tokens[index].kind not in {Kind.STOP, Kind.BOUNDARY, Kind.OF, Kind.QUANTITY}:
        index -= 1
    if index < 0:
        return True
    return text[tokens[index].start : tokens[index].end] in _LAUNCHING
