"""Where a name begins: from its head leftwards."""

from dataclasses import dataclass

from loaders.extraction.names.lexicon import Kind, Strength, word_list
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_INNER = {
    Kind.UNKNOWN, Kind.CONTENT, Kind.GENERIC, Kind.LATIN, Kind.NUMBER, Kind.REGION, Kind.HEAD, Kind.NOMINAL, Kind.ACTOR,
}  # fmt: skip
_WORDS = {Kind.UNKNOWN, Kind.CONTENT, Kind.GENERIC, Kind.NOMINAL, Kind.LATIN}
_OPENERS = {Kind.STOP, Kind.BOUNDARY, Kind.QUANTITY, Kind.ACTOR, Kind.OF, Kind.AND_SO_ON, Kind.OPEN}
_PARTS = {Kind.LISTING, Kind.ACTOR, Kind.AND_SO_ON, Kind.CLOSE, Kind.QUANTITY}
LEVELS = frozenset(word_list("levels.txt"))
# The longest names of the genre (a laboratory's with its university's) have some 30 characters.
_MAX_NAME = 42
_MAX_BRACKETS = 22


@dataclass(frozen=True, slots=True)
class Reach:
    """The tokens of a name, ``first`` to ``head``, both counted in.

    ``quoted`` tells that quotation marks enclose exactly these, ``content`` how many characters say which domain or
    thing it is, ``proper`` that a region, a body or inner quotation marks do.
    """

    first: int
    head: int
    quoted: bool
    content: int
    proper: bool


def reach(text: str, tokens: list[Token], head: int) -> Reach:
    """Return how far to the left the name with this head goes."""
    first, index = head, head - 1
    limit = tokens[head].end - _MAX_NAME
    while index >= 0 and tokens[index].start >= limit:
        token = tokens[index]
        if token.kind is Kind.CLOSE and token.partner >= 0 and _inside_name(text, tokens, token.partner, index):
            first, index = token.partner, token.partner - 1
        elif token.kind is Kind.CONJUNCTION and _joins_words(text, tokens, index, first, head):
            index -= 1
        elif token.kind is Kind.NOMINAL and _opens(tokens, index, first, head):
            break
        elif token.kind in _INNER or (token.kind is Kind.BOUNDARY and _is_inner_verb(tokens, index, head)):
            first, index = index, index - 1
        else:
            break
    first = _trim(tokens, first, head)
    before = tokens[first - 1] if first > 0 else None
    inner = tokens[first:head]
    return Reach(
        first,
        head,
        quoted=before is not None and before.quote and before.partner == head + 1,
        content=content(tokens, first, head),
        proper=any(t.region is not None or t.kind in {Kind.REGION, Kind.CLOSE} or t.organisation for t in inner),
    )


def content(tokens: list[Token], first: int, head: int) -> int:
    """Return how many characters from one token up to another say which domain or thing it is."""
    return sum(
        t.end - t.start
        for t in tokens[first:head]
        if not t.generic and t.kind in {Kind.UNKNOWN, Kind.CONTENT, Kind.LATIN}
    )


def _inside_name(text: str, tokens: list[Token], opened: int, closed: int) -> bool:
    """Tell whether brackets or quotation marks and what they hold may stand inside a name."""
    inner = tokens[opened + 1 : closed]
    if not inner or tokens[closed].end - tokens[opened].start > _MAX_BRACKETS or text[tokens[opened].start] in "《〈":
        return False
    if tokens[opened].quote:
        return all(t.kind is not Kind.LISTING for t in inner)
    return all(t.kind is Kind.REGION for t in inner) or text[inner[0].start : inner[-1].end] in {"国际", "中国"}


def _joins_words(text: str, tokens: list[Token], index: int, first: int, head: int) -> bool:
    """Tell whether a conjunction stands inside the name and not between two names."""
    if index == 0 or first == head or tokens[index - 1].kind not in _WORDS:
        return False
    after = tokens[first]
    if after.kind is Kind.REGION or after.organisation or text[after.start : after.end] in LEVELS:
        return False
    start = index - 1
    while start >= 0 and tokens[start].kind in {*_WORDS, Kind.REGION}:
        start -= 1
    return start < 0 or tokens[start].kind not in _PARTS


def _opens(tokens: list[Token], index: int, first: int, head: int) -> bool:
    """Tell whether a verb that may stand inside names opens this one."""
    if first == head and (index == 0 or tokens[index - 1].kind in {*_WORDS, Kind.CLOSE, Kind.REGION}):
        return False
    if index == 0:
        return True
    before = tokens[index - 1]
    if before.kind is Kind.LISTING:
        return index >= 2 and tokens[index - 2].kind in {Kind.NOMINAL, Kind.BOUNDARY}
    return before.kind in _OPENERS


def _is_inner_verb(tokens: list[Token], index: int, head: int) -> bool:
    """Tell whether a verb is part of the name (…建设工程, …实施意见): directly before the head of a programme or document."""
    found = tokens[head].head
    if found is None or index != head - 1 or index == 0 or tokens[index].end - tokens[index].start < 2:
        return False
    if found.strength is not Strength.PROGRAM and found.type not in {EntityType.POLICY, EntityType.FUND}:
        return False
    return tokens[index - 1].kind in {*_WORDS, Kind.CLOSE, Kind.ACTOR, Kind.REGION}


def _trim(tokens: list[Token], first: int, head: int) -> int:
    """Return where the name begins after what only introduces it (重点培育…, 企业研发…)."""
    while first < head and tokens[first].kind in {Kind.NUMBER, Kind.CONJUNCTION}:
        first += 1
    index = first
    while index < head and tokens[index].kind in {Kind.GENERIC, Kind.ACTOR}:
        index += 1
    if first < index < head and tokens[index].kind is Kind.NOMINAL and content(tokens, index + 1, head) >= 2:
        return index + 1
    return first
