"""Single things that a plan sets up under general words: 建设军民融合创新服务平台."""

import re

from loaders.extraction.names.lexicon import Head, Kind, word_list
from loaders.extraction.names.reach import Reach, reach
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_BUILDING = frozenset(word_list("building_single.txt"))
_RELYING = frozenset({"依托", "通过", "借助", "利用"})
# Shorter words say no more than which kind of platform it is (公共服务平台).
_LEAST = 6
_LEAST_DATABASE = 4
# A building is one thing, whatever it is for.
_BUILDINGS = ("楼", "大厦")
_LEAST_BUILDING = 2
_LEAST_LISTED = 4
_PEOPLE = re.compile("人才|专家|企业家")
_JOINTS = frozenset({Kind.LISTING, Kind.CONJUNCTION})
_LONGEST_LIST = 60
_MEMBER = 2
_ENDS = frozenset({Kind.STOP, Kind.BOUNDARY})
_CLASSES = {EntityType.PLATFORM, EntityType.PARK}
# Whoever else does it (企业, 高校) does it many times.
_URGING = re.compile("(?:支持|鼓励|引导|推动)[^，。；,;]{1,30}$")


def is_planned(text: str, tokens: list[Token], span: Reach, head: Head) -> bool:
    """Tell whether general words name one thing: the only object of a verb of building, a database."""
    if head.type not in _CLASSES or span.first == 0 or head.word == "基地":
        return False
    start, end = tokens[span.first].start, tokens[span.head].start
    if head.subclass == "Database":
        return (
            end - start >= _LEAST_DATABASE and _is_set_up(text, tokens, span) and not _PEOPLE.search(text, start, end)
        )
    if end - start >= _LEAST_LISTED and is_beside_a_name(text, tokens, span, head):
        return True
    if end - start < (_LEAST_BUILDING if head.word.endswith(_BUILDINGS) else _LEAST):
        return False
    before = tokens[span.first - 1]
    verb = text[before.start : before.end]
    alone = span.head + 1 == len(tokens) or tokens[span.head + 1].kind in _ENDS
    return alone and verb in _BUILDING and not _URGING.search(text, max(0, before.start - 40), before.start)


def _is_set_up(text: str, tokens: list[Token], span: Reach) -> bool:
    """Tell whether a verb of building governs the list of the name."""
    index = span.first - 1
    while index > 0 and tokens[index].kind not in {*_ENDS, Kind.QUANTITY, Kind.OF} and span.first - index < 60:
        index -= 1
    return text[tokens[index].start : tokens[index].end] in _BUILDING


def is_beside_a_name(text: str, tokens: list[Token], span: Reach, head: Head) -> bool:
    """Tell whether the name before or after in a list, which no 等 and no number closes, says which one it is."""
    index, limit = span.head + 1, min(len(tokens), span.head + _LONGEST_LIST)
    ahead = -1
    while index < limit and tokens[index].kind not in _ENDS:
        if tokens[index].kind in {Kind.AND_SO_ON, Kind.QUANTITY, Kind.OF}:
            return False
        found = tokens[index].head
        if ahead < 0 and found is not None and tokens[span.head + 1].kind in _JOINTS:
            ahead = index
        index += 1
    heads = [ahead] if ahead >= 0 else []
    if span.first >= _MEMBER and tokens[span.first - 1].kind in _JOINTS:
        heads.append(span.first - 2)
    return any(_is_named(text, tokens, each, head) for each in heads)


def _is_named(text: str, tokens: list[Token], index: int, head: Head) -> bool:
    """Tell whether the name that ends at a token is of the same class and says which one it is."""
    found = tokens[index].head
    if found is None or found.type is not head.type:
        return False
    beside = reach(text, tokens, index)
    return beside.proper or beside.content >= 3
