"""Names of regions: divisions of the gazetteer, towns, and named economic regions."""

import re
from collections.abc import Iterator

from loaders.extraction.names.candidates import Candidate
from loaders.extraction.names.lexicon import Kind, word_list
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType
from ontology.regions import ancestors

_RULE = "entity.region"
_OWN_RULE = "entity.region.own"
_MACRO = frozenset(word_list("macro_regions.txt"))
_PURE_DIRECTIONS = frozenset({"西部地区", "东部地区", "中部地区", "南部地区", "北部地区"})
_FOREIGN = re.compile(
    "(?:" + "|".join(sorted(word_list("foreign_regions.txt"), key=len, reverse=True)) + ")(?:地区|国家)?"
)
_COOPERATION = re.compile("合作|往来|交流")
_ENDS = {
    Kind.STOP, Kind.LISTING, Kind.CONJUNCTION, Kind.AND_SO_ON, Kind.BOUNDARY, Kind.CLOSE, Kind.OF, Kind.QUANTITY,
    Kind.NOMINAL, Kind.OPEN, Kind.NUMBER, Kind.PLAIN, Kind.ACTOR,
}  # fmt: skip
_EXTENSIONS = re.compile(
    "中心城区|主城区|都市圈|都市区|城市群|城镇群|经济圈|经济带|大湾区|地区(?!生产|级|GDP)|库区|城区"
)
_AFTER_SHORT = re.compile(
    "省|市|地区|等|两地|要|科技|创新|产业|高校|校友|协同|自贸|国际|合作|城市|毗邻|方向|高校|之间|一体化|都市|及周边"
)
_TOWN_KINDS = {Kind.UNKNOWN, Kind.REGION, Kind.CONTENT, Kind.PLAIN}
_TOWN = re.compile("(?:街道|(?<![城村乡建小古重强])镇|(?<![城水侨家])乡)(?!镇|村|办|贤|土|愁|情)")
# A town whose name holds a verb (前进镇), between marks or after a preposition.
_PLAIN_TOWN = re.compile("[、在于赴到和与由及以，,。;；(（]([一-鿿]{2})$")
_NO_TOWNS = frozenset(word_list("no_towns.txt"))
_NAME = re.compile("[一-鿿]{2,3}$")
_RANKS_OF_REGIONS = frozenset("省市县区")
# The short names of provinces, two of which name the region of two neighbours (渝黔); three in a row name none.
_PROVINCES = frozenset("京津冀晋蒙辽沪苏浙皖闽赣鲁豫鄂湘粤桂琼川渝黔滇陕")
_AFTER_PAIR = re.compile("两地|两省|地区|合作|毗邻|交界|边界|区域|协同|携手|共建")
_STARTS = {Kind.STOP, Kind.BOUNDARY, Kind.LISTING, Kind.CONJUNCTION, Kind.OPEN, Kind.NOMINAL}
_MOST_SIBLINGS = 12
_TOWN_LIST = re.compile(r"(?<!\d)\d{1,4}个[^()（）。；]{0,8}[(（]([一-鿿]{2,4}(?:、[一-鿿]{2,4}){3,})[)）]")


def place_names(
    text: str, tokens: list[Token], *, region: str | None, own: tuple[str, ...] = ()
) -> Iterator[Candidate]:
    """Yield the regions that a block names.

    ``region`` is the code of the one that the text is about, ``own`` holds names of it that no gazetteer has.
    """
    codes = {region, *(above.code for above in ancestors(region))} if region else set()
    for index, token in enumerate(tokens):
        if token.kind is not Kind.REGION:
            continue
        extended = _EXTENSIONS.match(text, token.end)
        name = text[token.start : token.end]
        if extended and text[token.start : extended.end()] not in _PURE_DIRECTIONS:
            yield Candidate(token.start, extended.end(), EntityType.REGION, _RULE)
            continue
        if index > 0 and name in _PURE_DIRECTIONS and tokens[index - 1].kind is Kind.REGION:
            continue
        code = token.region.code if token.region is not None else ""
        if index > 0 and text[tokens[index - 1].start : tokens[index - 1].end] in _PROVINCES and name in _MACRO:
            continue  # 闽|港澳: a run of short names is no region
        if name in _MACRO or code in codes or name in own or _stands_alone(text, tokens, index):
            yield Candidate(
                token.start,
                token.end,
                EntityType.REGION,
                _OWN_RULE if code in codes or name in own else _RULE,
                code=code,
            )
    yield from _towns(text, tokens)
    yield from _neighbours(text, tokens)
    if _COOPERATION.search(text):
        for found in _FOREIGN.finditer(text):
            clause = text[found.start() : found.end() + 30].split("。")[0]
            if _COOPERATION.search(clause):
                yield Candidate(*found.span(), EntityType.REGION, _RULE)


def _stands_alone(text: str, tokens: list[Token], index: int) -> bool:
    """Tell whether a region's name is no part of a longer word."""
    token = tokens[index]
    name = text[token.start : token.end]
    if token.region is not None and name.endswith(token.region.name):
        return True
    if token.region is None and name[-1] in _RANKS_OF_REGIONS:
        return True
    if (
        index + 1 == len(tokens)
        or text[token.end] in "—-"
        or tokens[index + 1].kind in _ENDS
        or tokens[index + 1].generic
    ):
        return index == 0 or tokens[index - 1].kind is not Kind.UNKNOWN
    return bool(_AFTER_SHORT.match(text, token.end)) and (index == 0 or tokens[index - 1].kind is not Kind.UNKNOWN)


def _towns(text: str, tokens: list[Token]) -> Iterator[Candidate]:
    """Yield towns and streets: 圣水街道, and bare names that share the word or are counted in brackets."""
    ends = {token.end for token in tokens}
    starts = {token.start: index for index, token in enumerate(tokens)}
    for found in _TOWN.finditer(text):
        index = starts.get(found.start())
        if index is None or found.end() not in ends:
            continue
        first = index
        while first > 0 and tokens[first - 1].kind in _TOWN_KINDS and found.start() - tokens[first - 1].start <= 3:
            first -= 1
        above = first
        while above > 0 and _is_division(text, tokens[above - 1]):
            above -= 1
        if above < first and found.start() - tokens[first].start >= 2:
            own = (tokens[first].start, found.end())
            yield Candidate(tokens[above].start, found.end(), EntityType.REGION, _RULE, forms=(own,), weight=2)
            continue
        if found.start() - tokens[first].start < 2 or (first > 0 and tokens[first - 1].kind in _TOWN_KINDS):
            plain = _PLAIN_TOWN.search(text, max(0, found.start() - 3), found.start())
            if plain is not None and plain.group(1) not in _NO_TOWNS:
                yield Candidate(plain.start(1), found.end(), EntityType.REGION, _RULE)
            continue
        yield Candidate(tokens[first].start, found.end(), EntityType.REGION, _RULE)
        yield from _siblings(tokens, first)
    for found in _TOWN_LIST.finditer(text):
        start = found.start(1)
        for name in found.group(1).split("、"):
            yield Candidate(start, start + len(name), EntityType.REGION, _RULE, weight=2)
            start += len(name) + 1


def _is_division(text: str, token: Token) -> bool:
    """Tell whether a token is a district, county or city by its full name: 青岚区 before a town's name."""
    return token.kind is Kind.REGION and text[token.end - 1] in _RANKS_OF_REGIONS


def _neighbours(text: str, tokens: list[Token]) -> Iterator[Candidate]:
    """Yield the regions of two neighbours by the short names of their provinces, where they stand alone (渝黔)."""
    for index, token in enumerate(tokens[:-1]):
        if text[token.start : token.end] not in _PROVINCES:
            continue
        other = tokens[index + 1]
        if text[other.start : other.end] not in _PROVINCES or text[token.start] == text[other.start]:
            continue
        before = tokens[index - 1].kind if index > 0 else Kind.STOP
        after = tokens[index + 2].kind if index + 2 < len(tokens) else Kind.STOP
        if before in _STARTS and (after in _ENDS or _AFTER_PAIR.match(text, other.end)):
            yield Candidate(token.start, other.end, EntityType.REGION, _RULE)


def _siblings(tokens: list[Token], first: int) -> Iterator[Candidate]:
    """Yield the bare names listed before a town (双河、青石、圣水街道)."""
    for _ in range(_MOST_SIBLINGS):
        if first < 2 or tokens[first - 1].kind is not Kind.LISTING:
            return
        end = tokens[first - 1].start
        index = first - 1
        while index > 0 and tokens[index - 1].kind in {Kind.UNKNOWN, Kind.REGION, Kind.CONTENT}:
            index -= 1
        if not 2 <= end - tokens[index].start <= 3:
            return
        yield Candidate(tokens[index].start, end, EntityType.REGION, _RULE)
        first = index
