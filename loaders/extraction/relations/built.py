"""The things that a sentence says are built."""

import re
from itertools import islice

from loaders.extraction.relations.coordination import members
from loaders.extraction.relations.mentions import Mention
from loaders.extraction.relations.scene import Passage
from loaders.extraction.relations.words import either, words
from ontology.entity import EntityType

# What is built stands within so many clauses of what it is built upon, by or at.
_FARTHEST = 8
BUILDABLE = frozenset({EntityType.PARK, EntityType.PLATFORM, EntityType.INSTITUTE, EntityType.PROGRAM})
_BUILD = either(words("common", "build"))
_ADVERBS = either(words("common", "adverbs"))
# 建设X; also 加快建设X, 布局打造一批…, 在某地建设X; the place between is bounded so that the scan stays linear.
_OPENS = re.compile(rf"(?:在[^,，。；;]{{1,60}}?)?(?:{_ADVERBS}|[一批等和与、]){{0,6}}{_BUILD}")
# 联合A、B成立X: the builders between are bounded so that the scan stays linear.
_UNION = re.compile(rf"(?:{_ADVERBS}){{0,3}}{either(words('building', 'union'))}[^,，。；;]{{1,120}}?{_BUILD}")
_FOCUS = re.compile(either(words("focus", "main")))
_ADVANCES = re.compile(rf"(?:{_ADVERBS}|{either(words('common', 'advance'))}){{1,6}}")
# 依托A建设X, 在某地建设X, 支持A组建X: who, where and by what means stands before the verb.
_MEANS = re.compile(r"(?:依托|支持|推动|在|由|以|鼓励|引导)")
_BUILT_LAST = re.compile(rf"{_BUILD}[^,，。；;、\ue000]{{0,6}}$")
_CLOSES = re.compile(r"[^,，。；;]{0,12}?(?:建设|落地|建成|成立|创建|组建|发展壮大|运行|运营|升级|扩容)")


def built_in_clause(
    passage: Passage, start: int, end: int, kinds: frozenset[EntityType] = BUILDABLE
) -> tuple[Mention, ...]:
    """Return the things of some kinds that a clause says are built: after a verb of building, or before 建设."""
    opening = _UNION.match(passage.masked, start, end) or _OPENS.match(passage.masked, start, end)
    if opening:
        return _of(kinds, members(passage, opening.end(), end))
    advancing = _ADVANCES.match(passage.masked, start, end)
    if advancing:
        listed = passage.between(advancing.end(), end)
        if listed and _CLOSES.match(passage.masked, listed[-1].end, end):
            return _of(kinds, listed)
    return ()


def built_after(
    passage: Passage, start: int, end: int, kinds: frozenset[EntityType] = BUILDABLE
) -> tuple[Mention, ...]:
    """Return the things that the clauses from ``start`` on say are built, until a clause builds nothing."""
    built: list[Mention] = []
    for begin, finish in islice(passage.clauses(start, end), _FARTHEST):
        here = built_in_clause(passage, begin, finish, kinds)
        if built and (_OPENS.match(passage.masked, begin, finish) is None or passage.masked.startswith("在", begin)):
            break
        if (built and not here) or _FOCUS.match(passage.masked, begin, finish):
            break
        built += here
    return tuple(built)


def introduced(
    passage: Passage, start: int, place: int, kinds: frozenset[EntityType] = BUILDABLE
) -> tuple[Mention, ...]:
    """Return the one thing that the last clause of building before a place in a sentence says is built.

    It is what the clauses after it go on about: 高标准建设X,依托A,联合B共建. Of several none is.
    """
    found: tuple[Mention, ...] = ()
    for begin, finish in islice(passage.clauses(start, place), _FARTHEST):
        if finish < place:
            found = (
                built_in_clause(passage, begin, finish, kinds) or _built_upon(passage, begin, finish, kinds) or found
            )
    return found if len(found) == 1 else ()


def _built_upon(passage: Passage, start: int, end: int, kinds: frozenset[EntityType]) -> tuple[Mention, ...]:
    """Return what a clause that opens with its means or its builder says is built: 依托A建设X, A与B共建X."""
    listed = passage.between(start, end)
    last = listed[-1:]
    opened = _MEANS.match(passage.masked, start, end) or (len(listed) > 1 and listed[0].start == start)
    if not last or last[0].end != end or not opened:
        return ()
    return _of(kinds, last) if _BUILT_LAST.search(passage.masked, start, last[0].start) else ()


def _of(kinds: frozenset[EntityType], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if mention.entity.type in kinds)
