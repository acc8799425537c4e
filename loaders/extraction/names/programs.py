"""Names of programmes: what tells a named plan or action from a kind of them."""

import re
from collections.abc import Iterator

from loaders.extraction.names.candidates import Candidate
from loaders.extraction.names.lexicon import Head, Kind, Strength, word_list
from loaders.extraction.names.reach import Reach
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_RULE = "entity.program"
_LAUNCHING = frozenset(word_list("launching.txt"))
_STOCK = frozenset(word_list("stock_programs.txt"))
_STRATEGIES = frozenset(word_list("strategies.txt"))
_BILATERAL = tuple(word_list("bilateral.txt"))
# The tokens of a long list; the bound keeps time linear on hostile text.
_LONGEST_LIST = 120
_SHORTEST = 5
# 实施 A、B、C 提升行动: one programme for a list of what it is about.
_LISTED = re.compile(
    r"(?:实施|推进|开展)(?P<name>为?[一-鿿]{2,12}(?:、[一-鿿]{2,8}){0,4}、[一-鿿]{4,14}?(?:行动|工程|计划|战略)(?:[一-鿿]{2,4}子项目)?)"
)

# 百名专家进百企行动: the verb inside is no boundary.
_SENT = re.compile("(?:实施|推进|开展|启动)(?P<name>[一-鿿]{2,10}进[一-鿿]{1,8}?(?:行动|工程|计划))")


def is_program(text: str, tokens: list[Token], span: Reach, head: Head, plain: str) -> bool:
    """Tell whether words that end in a head name a programme; ``plain`` is the name without its rank.

    A programme is in quotation marks, numbered, or governed by a verb that launches such things; a project has a
    name of its own.
    """
    inner = tokens[span.first : span.head]
    if head.strength is Strength.PROJECT:
        named = any(t.kind in {Kind.LATIN, Kind.REGION} for t in inner) or plain.startswith(_BILATERAL)
        return named and span.content >= 2
    after_region = text[inner[0].end : tokens[span.head].end]
    if plain in _STOCK or (inner[0].kind is Kind.REGION and after_region in _STOCK):
        return False
    if len(inner) == 1 and inner[0].kind is Kind.NUMBER:
        return inner[0].end - inner[0].start >= 3
    if plain.endswith("发展战略") and plain not in _STRATEGIES:
        return False
    quotes = span.quoted or any(t.quote for t in inner)
    return quotes or (len(plain) >= _SHORTEST and _is_launched(text, tokens, span))


def listed_programs(text: str, tokens: list[Token], title: str) -> Iterator[Candidate]:
    """Yield programmes whose name holds a list: governed by a verb, or the whole title of the block."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    for found in _LISTED.finditer(text):
        index = starts.get(found.start("name"))
        if index is not None and _is_one_name(tokens, index, found.end("name")):
            yield Candidate(*found.span("name"), EntityType.PROGRAM, _RULE, weight=2)
    for found in _SENT.finditer(text):
        yield Candidate(*found.span("name"), EntityType.PROGRAM, _RULE, weight=2)
    if "、" in title and title.endswith(("项目", "工程", "行动", "计划")) and (start := text.find(title)) >= 0:
        yield Candidate(start, start + len(title), EntityType.PROGRAM, _RULE, weight=3)


def _is_one_name(tokens: list[Token], index: int, end: int) -> bool:
    """Tell whether tokens are one name: no other head and no verb among them, but for the 为 of 为…行动."""
    index += tokens[index].kind is Kind.BOUNDARY
    while tokens[index].end < end:
        if tokens[index].kind is Kind.BOUNDARY or (tokens[index].head is not None and tokens[index].end < end):
            return False
        index += 1
    return True


def _is_launched(text: str, tokens: list[Token], span: Reach) -> bool:
    """Tell whether a verb that launches programmes governs the list of the name, or nothing stands before it."""
    index = span.first - 1
    limit = max(-1, index - _LONGEST_LIST)
    while index > limit and tokens[index].kind not in {Kind.STOP, Kind.BOUNDARY, Kind.OF, Kind.QUANTITY}:
        index -= 1
    if index < 0:
        return True
    return text[tokens[index].start : tokens[index].end] in _LAUNCHING
