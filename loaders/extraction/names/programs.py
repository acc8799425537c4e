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
_SHORTEST_DOMAIN = 2
# 实施 A、B、C 提升行动: one programme for a list of what it is about.
_LISTED = re.compile(
    r"(?:实施|推进|开展)(?P<name>为?[一-鿿]{2,12}(?:、[一-鿿]{2,8}){0,4}、[一-鿿]{4,14}?(?:行动|工程|计划|战略)(?:[一-鿿]{2,4}子项目)?)"
)

# 百名专家进百企行动: the verb inside is no boundary.
_SENT = re.compile("(?:实施|推进|开展|启动)(?P<name>[一-鿿]{2,10}进[一-鿿]{1,8}?(?:行动|工程|计划))")
# 实施 A投入倍增计划: what the verb governs up to the closing word is one name, whatever verbs it holds.
_GOVERNED = re.compile(
    "(?:(?<=[\n。；;，,、:：）)])|(?<=深入)|(?<=大力)|(?<=组织)|(?<=全面)|(?<=扎实)|(?<=启动)|^)实施"
    "(?P<name>(?P<inner>[一-鿿]{4,18}?)(?:行动计划|专项行动|计划|工程|行动|专项|战略))(?![类性级化])"
)
# A title that closes as one programme, and one that names several.
_CLOSED = re.compile("(?:项目|工程|行动|计划)$")
_SEVERAL = re.compile('(?:项目|工程|行动|计划)[”"]?、')
_QUOTED = re.compile(r"“(?P<name>[^“”，。、；\n]{2,20}?(?:计划|工程|行动|专项|(?<=\d)项目))”")
# “A”“B”等人才项目, “A”“B”等重大科技专项: quoted names of programmes, by what closes their list.
# 实施某类企业“倍增计划”: for whom it is stands before the marks, and belongs to the name.
_FOR_WHOM = re.compile(
    "(?:实施|推进|开展|启动|深化|落实|”[和与、])(?P<whom>(?![和与])[一-鿿]{0,6}(?:企业|人才|团队|平台|产业|院所|高校|成果))$"
)
_LONGEST_WHOM = 16
_QUOTED_LIST = re.compile(
    "(?:“[^“”，。；\n]{2,40}”[、和]?){1,12}等[^，。；、“”\n]{0,8}?(?:专项|人才项目|人才计划|人才工程|科技计划|重大工程)"
)
_QUOTED_NAME = re.compile("“([^“”]+)”")
_GOVERNED_BREAKS = frozenset({Kind.OF, Kind.AND_SO_ON, Kind.STOP})
_PREPOSITIONS = frozenset("对由在把将从向于被至是以其该每各为如此")
_LAUNCHED_AFTER = re.compile("(?:实施(?![方意细])|的总体要求|落地见效|取得(?:积极|重要|明显)?(?:成效|进展))")
# A计划、B工程等国际大科学计划: what closes their list calls them programmes.
_EXEMPLIFIED = re.compile("(?:、[^，。；、,;]{2,40}){0,6}等[^，。；、,;的]{0,8}?(?:计划|工程|专项)")
_UNSPECIFIC = ("重大", "重点")
_SETTING_UP = frozenset(word_list("setting_up.txt"))


def is_program(text: str, tokens: list[Token], span: Reach, head: Head, plain: str) -> bool:
    """Tell whether words that end in a head name a programme; ``plain`` is the name without its rank.

    A programme is in quotation marks, numbered, or governed by a verb that launches such things; a project has a
    name of its own.
    """
    inner = tokens[span.first : span.head]
    if head.strength is Strength.PROJECT:
        named = any(
            t.kind in {Kind.LATIN, Kind.REGION} or (t.quote and "人才" in plain) for t in inner
        ) or plain.startswith(_BILATERAL)
        return named and span.content >= 2
    after_region = text[inner[0].end : tokens[span.head].end]
    if plain in _STOCK or (inner[0].kind is Kind.REGION and after_region in _STOCK):
        return False
    if len(inner) == 1 and inner[0].kind is Kind.NUMBER:
        return inner[0].end - inner[0].start >= 3
    if plain.endswith("发展战略") and plain not in _STRATEGIES and span.content < _SHORTEST_DOMAIN:
        return False
    quotes = span.quoted or any(t.quote for t in inner)
    beside = text.endswith(("”和", "”、", "”与"), 0, tokens[span.first].start)
    return quotes or (len(plain) >= _SHORTEST - beside and _is_launched(text, tokens, span))


def listed_programs(text: str, tokens: list[Token], title: str) -> Iterator[Candidate]:
    """Yield programmes whose name holds a list: governed by a verb, or the whole title of the block."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    for found in _LISTED.finditer(text):
        index = starts.get(found.start("name"))
        if index is None or "等" in found["name"] or text.startswith(("性", "类"), found.end("name")):
            continue
        if _is_one_name(tokens, index, found.end("name")):
            yield Candidate(*found.span("name"), EntityType.PROGRAM, _RULE, weight=2)
    for found in _SENT.finditer(text):
        yield Candidate(*found.span("name"), EntityType.PROGRAM, _RULE, weight=2)
    yield from _governed(text, tokens, starts)
    yield from _quoted(text)
    if "、" in title and not _SEVERAL.search(title) and _CLOSED.search(title) and (start := text.find(title)) >= 0:
        yield Candidate(start, start + len(title), EntityType.PROGRAM, _RULE, weight=3)


def _governed(text: str, tokens: list[Token], starts: dict[int, int]) -> Iterator[Candidate]:
    """Yield the programmes that 实施 governs and whose names hold a verb or begin with a number (五大…战略)."""
    for found in _GOVERNED.finditer(text):
        index = starts.get(found.start("name"))
        if index is None or found["name"].startswith(_UNSPECIFIC) or found["name"] in _STOCK:
            continue
        numbered = tokens[index].kind is Kind.QUANTITY and not found["name"].endswith("战略")
        if not numbered and _is_unbroken(text, tokens, index, found.end("name")):
            yield Candidate(*found.span("name"), EntityType.PROGRAM, _RULE)


def _is_unbroken(text: str, tokens: list[Token], index: int, end: int) -> bool:
    """Tell whether tokens up to a place hold no particle, preposition, second quantity or other name."""
    first = index
    while index < len(tokens) and tokens[index].end <= end:
        token = tokens[index]
        if token.kind in _GOVERNED_BREAKS or text[token.start : token.end] in _PREPOSITIONS:
            return False
        if token.kind is Kind.QUANTITY and index > first:
            return False
        index += 1
    return tokens[index - 1].end == end and tokens[index - 1].head is not None


def _quoted(text: str) -> Iterator[Candidate]:
    """Yield quoted programmes, by their closing word or by that of their list."""
    for found in _QUOTED.finditer(text):
        if found["name"] in _STOCK:
            continue
        whom = _FOR_WHOM.search(text, max(0, found.start() - _LONGEST_WHOM), found.start())
        if whom is None:
            yield Candidate(*found.span("name"), EntityType.PROGRAM, _RULE)
        else:
            yield Candidate(whom.start("whom"), found.end(), EntityType.PROGRAM, _RULE, forms=(found.span("name"),))
    for found in _QUOTED_LIST.finditer(text):
        for name in _QUOTED_NAME.finditer(text, *found.span()):
            yield Candidate(*name.span(1), EntityType.PROGRAM, _RULE)


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
    after = tokens[span.head].end
    if (_LAUNCHED_AFTER.match(text, after) or _EXEMPLIFIED.match(text, after)) and not text.startswith(
        _UNSPECIFIC, tokens[span.first].start
    ):
        return True
    index = span.first - 1
    limit = max(-1, index - _LONGEST_LIST)
    while index > limit and tokens[index].kind not in {Kind.STOP, Kind.BOUNDARY, Kind.OF, Kind.QUANTITY}:
        index -= 1
    if index < 0:
        return True
    verb = text[tokens[index].start : tokens[index].end]
    return verb in _LAUNCHING or (verb in _SETTING_UP and text.endswith("专项", 0, tokens[span.head].end))
