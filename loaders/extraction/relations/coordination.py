"""Lists of names: A、B和C等."""

import re

from loaders.extraction.relations.mentions import Mention
from loaders.extraction.relations.scene import Passage
from loaders.extraction.relations.words import either, words

_COUNT = r"(?:[两二三四五六七八九十]|[0-9]{1,3})(?:大|个|家|所|项)?"
# 某集团在渝15家成员单位 acts for the group.
_UNITS = r"(?:在[\u4e00-\u9fff]{1,3}?)?(?:[0-9]{1,3}家)?(?:下属|成员|所属)(?:单位|企业|院所)"
# A mention is a member of a list, not the head of a longer phrase, when a separator, a closing word or a count follows.
_MEMBER_END = re.compile(
    rf"[、,，。；;:：和与及”’\"」』》)）】〕“\n]|以及|等|共|联合|会同|携手|合作|发起|出资|并|{_COUNT}|{_UNITS}|$"
)
_PHRASE_END = re.compile(rf"[,，。；;:：\n]|{either(words('common', 'phrase_end'))}")


def members(passage: Passage, start: int, end: int) -> tuple[Mention, ...]:
    """Return the mentions between two offsets that are members of a list there."""
    return tuple(
        mention
        for mention in passage.between(start, end)
        if mention.end == end or _MEMBER_END.match(passage.masked, mention.end, end)
    )


def phrase_end(passage: Passage, start: int, limit: int) -> int:
    """Return where the noun phrase that starts at an offset ends: before the next verb or punctuation."""
    found = _PHRASE_END.search(passage.masked, start, limit)
    return found.start() if found else limit


def first_members(passage: Passage, start: int, limit: int) -> tuple[tuple[Mention, ...], int]:
    """Return the members of the list in the phrase at an offset, and where the phrase ends."""
    end = phrase_end(passage, start, limit)
    return members(passage, start, end), end


def last_members(passage: Passage, start: int, end: int) -> tuple[Mention, ...]:
    """Return the members of the list that ends at ``end``, as in A、B和C 位于….

    The list runs back over mentions that only separators part.
    """
    run: list[Mention] = []
    edge = end
    for mention in reversed(passage.between(start, end)):
        gap = passage.masked[mention.end : edge]
        if not _GAP.fullmatch(gap):
            break
        run.append(mention)
        edge = mention.start
    return tuple(reversed(run))


def before_comma(passage: Passage, start: int, place: int) -> tuple[Mention, ...]:
    """Return the members of the list that ends at ``place``, or at the comma right before it."""
    comma = place > start and passage.masked[place - 1] in ",，"
    return last_members(passage, start, place - comma)


_GAP = re.compile(
    r"(?:[、和与及“”\"\s]|以及|等(?:高校|单位|企业|院所|机构|地|院校)?|街道|镇|乡|全域|也|均|都|已|将|“[一二三四五六七八九多两][^”]{1,6}”){0,8}"
)
