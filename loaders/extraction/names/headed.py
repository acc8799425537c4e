"""Names that end in a telling word."""

from collections.abc import Iterator

from loaders.extraction.names.candidates import Candidate
from loaders.extraction.names.lexicon import Head, Kind, Strength, load_lexicon, word_list
from loaders.extraction.names.reach import LEVELS, Reach, reach
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_BODIES = {EntityType.PARK, EntityType.PLATFORM}
_COMMITTEES = frozenset({"委员会", "领导小组", "工作领导小组", "响应小组"})
_BECOMING = frozenset(word_list("becoming.txt"))
_STATUS = frozenset(word_list("status_verbs.txt"))
_LAUNCHING = frozenset(word_list("launching.txt"))
_PRAISE = tuple(word_list("praise.txt"))
_UNNAMED = ("领域", "方面", "环节", "行业", "以上", "以下", "两个", "多个", "等级", "主平台")
_CUT = frozenset("化级型类制长师商性员权")
_SCHEMES = frozenset({"示范区", "试验区", "先导区", "实验区", "科普示范区", "试点城市"})


def headed_names(text: str, tokens: list[Token]) -> Iterator[Candidate]:
    """Yield the names of a block that end in a head."""
    for index, token in enumerate(tokens):
        if (
            token.head is None
            or token.head.type in {None, EntityType.POLICY}
            or text[token.end : token.end + 1] in _CUT - {""}
        ):
            continue
        candidate = _judge(text, tokens, reach(text, tokens, index), token.head)
        if candidate is not None:
            yield candidate


def _judge(text: str, tokens: list[Token], span: Reach, head: Head) -> Candidate | None:
    """Return the name that a reach gives, or None where it names no single thing."""
    start, end = tokens[span.first].start, tokens[span.head].end
    if head.type is None or not _is_thing(text, tokens, span, head, text[start:end]):
        return None
    forms = _without_level(text, tokens, span)
    if span.quoted and span.first >= 2 and tokens[span.first - 2].kind is Kind.REGION:
        forms = ((start, end), *forms)
        start, end = tokens[span.first - 2].start, tokens[span.head + 1].end
    return Candidate(start, end, head.type, f"entity.{head.type.lower()}", head.subclass, forms)


def _is_thing(text: str, tokens: list[Token], span: Reach, head: Head, name: str) -> bool:
    """Tell whether the words have what it takes to name one thing."""
    if head.strength is Strength.SLOGAN or name == head.word or any(word in name for word in _UNNAMED):
        return False
    if not span.proper and _rank_free(text, tokens, span) in load_lexicon().stock:
        return False
    if head.word in _COMMITTEES:
        return (span.proper or len(name) - len(head.word) >= 4) and name not in load_lexicon().stock
    if _is_counted(tokens, span) and not (span.proper and head.type is not EntityType.PLATFORM):
        return False
    if head.type in _BODIES and _is_goal(text, tokens, span, head):
        return False
    if tokens[span.first - 1].kind is Kind.AND_SO_ON and span.first > 0 and not span.proper:
        return False
    return _is_specific(text, tokens, span, head)


def _is_specific(text: str, tokens: list[Token], span: Reach, head: Head) -> bool:
    """Tell whether enough stands before the head to say which one."""
    inner = tokens[span.first : span.head]
    latin = any(t.kind is Kind.LATIN for t in inner)
    if any(t.kind is Kind.REGION for t in inner) and text[inner[-1].end - 1] == "级":
        return False
    if head.strength is Strength.PROJECT:
        return span.proper or latin
    if head.strength is Strength.PROGRAM:
        return (span.content >= 2 or span.proper) and (span.quoted or _is_launched(text, tokens, span))
    if head.strength is Strength.WEAK and head.type in {EntityType.PARK, EntityType.PLATFORM, EntityType.AGENCY}:
        return span.proper or latin or (span.quoted and span.content >= 2)
    if head.word in {"中心", "平台"} and not span.proper and tokens[span.head].start - inner[0].start < 4:
        return False
    return span.proper or span.content >= 2


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
    before = tokens[span.first - 1]
    verb = text[before.start : before.end]
    if before.kind is Kind.OF:
        return any(word in text[max(0, before.start - 8) : before.start] for word in _PRAISE)
    if verb in _BECOMING and not span.proper:
        return True
    return (
        head.type is EntityType.PARK and verb in _STATUS and (head.word in _SCHEMES or head.strength is Strength.WEAK)
    )


def _is_launched(text: str, tokens: list[Token], span: Reach) -> bool:
    """Tell whether a verb that launches programmes governs the name, or nothing stands before it."""
    index = span.first - 1
    while index >= 0 and tokens[index].kind is not Kind.STOP:
        if text[tokens[index].start : tokens[index].end] in _LAUNCHING:
            return True
        index -= 1
    return index + 1 == span.first or (index + 2 == span.first and tokens[span.first - 1].kind is Kind.OPEN)


def _without_level(text: str, tokens: list[Token], span: Reach) -> tuple[tuple[int, int], ...]:
    """Return the name without a level before it (国家级…, 市级…), where enough of it is left."""
    first = tokens[span.first]
    if text[first.start : first.end] in LEVELS and span.content >= 2:
        return ((first.end, tokens[span.head].end),)
    return ()
