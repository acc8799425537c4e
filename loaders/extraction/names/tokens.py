"""Words to tokens: what each stretch of a text is to the names in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.extraction.names.departments import find_departments
from loaders.extraction.names.lexicon import Head, Kind, Lexicon, load_lexicon, word_list
from ontology.entity import EntityType
from ontology.regions import Region, RegionMention, ancestors, find_regions

_CLOSING = {"(": ")", "（": "）", "“": "”", "‘": "’", "「": "」", "《": "》", "〈": "〉", "『": "』"}
_QUOTES = frozenset("“‘「『")
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_AMOUNT = re.compile(
    r"\d{1,12}(?:[.,]\d{1,6})?余?(?:万|亿|千|百){0,2}"
    r"(?:元|美元|平方米|平方公里|亩|公里|吨|人年|年|月|日|%|个百分点|倍|[—–~～\-]\d+)"
)
_FIGURES = re.compile(r"\d+(?:[.,]\d+)?(?![A-Za-z\d])%?|\d")
_LETTERS = re.compile(r"\d?[A-Za-z][A-Za-z0-9&+.\-]*")
_COUNTED = re.compile(r"余?(?:万|亿)?多?(?:家|个|项|名|批|座|处|所|支|条|种|套|件|类|大|人|户|只|款|场|次|余)")
_DASHES = frozenset("—-－")
_FOREIGN = tuple(word_list("foreign_regions.txt"))
_NUMERALS = frozenset("一二三四五六七八九十两")
# A division that no gazetteer has: two characters and the word of its rank.
_UNLISTED = 3
_RANKS = frozenset("省市县区")
_NO_PLACES = frozenset(word_list("no_places.txt"))
_NO_FIRST = frozenset("全我本该各城强大中小区市县省两三四五六七八九十某外跨入出老新")
_NO_LAST = frozenset("城都级辖门股超夜菜房楼后上景园山库校厂港矿灾牧林专特小街地片社老各岛")
_AFTER_UNLISTED = frozenset("委政科发")
_AFTER_HIDDEN = {Kind.STOP, Kind.LISTING, Kind.CONJUNCTION, Kind.AND_SO_ON, Kind.NOMINAL, Kind.BOUNDARY}
_BEFORE_UNLISTED = {
    Kind.STOP, Kind.BOUNDARY, Kind.LISTING, Kind.CONJUNCTION, Kind.OPEN, Kind.NOMINAL, Kind.REGION, Kind.OF,
}  # fmt: skip
_PLACE_AHEAD = re.compile("[一-鿿]{2,6}(?:科技|科创|创新|协同|合作|产业|先进|城际|走廊)")
_JOINING = frozenset("·•∙-")
# A closing word is at most this many characters shorter than the tokens it is hidden in (科技创新 + 园).
_HIDDEN = 5


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch ``text[start:end]`` and its kind.

    ``generic`` tells that the word gives a name no identity; ``head``, ``region`` and ``organisation`` are what the
    word closes, means or names; ``partner`` is the index of the matching bracket or quotation mark.
    """

    start: int
    end: int
    kind: Kind
    generic: bool = False
    head: Head | None = None
    region: Region | None = None
    organisation: EntityType | None = None
    quote: bool = False
    partner: int = -1


def tokenise(text: str, *, region: str | None = None, own: tuple[str, ...] = ()) -> list[Token]:
    """Return the tokens of a text, one after another without gaps.

    ``region`` is the code of the region that the text is about, ``own`` holds names of it that no gazetteer has.
    """
    lexicon = load_lexicon()
    fixed = {token.start: token for token in _fixed(text, region, own)}
    tokens: list[Token] = []
    position, end = 0, len(text)
    while position < end:
        token = _word(lexicon, text, position)
        if token is not None and token.kind is Kind.BOUNDARY and text[token.end - 1] == "成":
            token = _before_region(lexicon, text, token)
        known = fixed.get(position)
        if known is not None and (token is None or known.end >= token.end):
            token = known
        if token is None:
            token = _sign(text, position)
        if text[position] in _DASHES and _joins_places(text, tokens, position, fixed):
            token = Token(position, position + 1, Kind.UNKNOWN)
        if not _uncover(lexicon, text, tokens, token):
            tokens.append(token)
        position = tokens[-1].end
    return _pair(text, _with_unlisted(text, tokens))


def _with_unlisted(text: str, tokens: list[Token]) -> list[Token]:
    """Return the tokens with the divisions that no gazetteer has in one: two characters of their own and their rank."""
    out: list[Token] = []
    for index, token in enumerate(tokens):
        if text[token.start : token.end] == "省" and out and out[-1].region is not None and out[-1].region.level > 1:
            out[-1] = Token(out[-1].start, token.end, Kind.REGION)
            continue
        out.append(token)
        if _is_closing_joint(tokens, index):
            out[-1] = replace(token, kind=Kind.UNKNOWN)
            continue
        if text[token.start : token.end] == "指" and len(out) > 1 and out[-2].kind is Kind.CLOSE and out[-2].quote:
            out[-1] = replace(token, kind=Kind.BOUNDARY)
            continue
        if _hides_rank(text, tokens, index):
            out[-2:] = [Token(tokens[index - 1].start, token.end, Kind.REGION)]
            continue
        if text[token.start : token.end] not in _RANKS or token.kind is not Kind.UNKNOWN or len(out) < _UNLISTED:
            continue
        name = out[-_UNLISTED:]
        before = out[-_UNLISTED - 1].kind if len(out) > _UNLISTED else Kind.STOP
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if (
            all(t.kind is Kind.UNKNOWN for t in name)
            and before in _BEFORE_UNLISTED
            and (after is None or after.kind is not Kind.UNKNOWN or text[after.start] in _AFTER_UNLISTED)
            and _may_be_place(text[name[0].start : token.start], text[token.start])
        ):
            out[-_UNLISTED:] = [Token(name[0].start, token.end, Kind.REGION)]
    return out


def _is_closing_joint(tokens: list[Token], index: int) -> bool:
    """Tell whether 和 closes a name (新疆众和、) instead of joining two."""
    if tokens[index].kind is not Kind.CONJUNCTION or index + 1 == len(tokens):
        return False
    return tokens[index + 1].kind in {Kind.LISTING, Kind.AND_SO_ON} and tokens[index - 1].kind is Kind.UNKNOWN


def _hides_rank(text: str, tokens: list[Token], index: int) -> bool:
    """Tell whether the rank of a city stands inside 城市 after the first character of its name (岚城市)."""
    token = tokens[index]
    if text[token.start : token.end] != "城市" or index == 0 or tokens[index - 1].kind is not Kind.UNKNOWN:
        return False
    before = tokens[index - 2].kind if index > 1 else Kind.STOP
    after = tokens[index + 1].kind if index + 1 < len(tokens) else Kind.STOP
    return before in _BEFORE_UNLISTED and after in _AFTER_HIDDEN and text[tokens[index - 1].start] not in _NO_FIRST


def _may_be_place(name: str, rank: str) -> bool:
    """Tell whether two characters before a word of rank can be the name of a place."""
    return name not in _NO_PLACES and name[0] not in _NO_FIRST and not (rank in "区市" and name[1] in _NO_LAST)


def _joins_places(text: str, tokens: list[Token], dash: int, fixed: dict[int, Token]) -> bool:
    """Tell whether a dash stands between two places (广州—深圳), also those that no gazetteer has (海岳—白石)."""
    if not tokens:
        return False
    if tokens[-1].kind is Kind.REGION and _is_foreign(text, dash + 1, fixed):
        return True
    own = len(tokens) > 1 and tokens[-1].kind is tokens[-2].kind is Kind.UNKNOWN
    return own and _PLACE_AHEAD.match(text, dash + 1) is not None


def _is_foreign(text: str, start: int, fixed: dict[int, Token]) -> bool:
    """Tell whether a region, here or abroad, begins at a place."""
    here = fixed.get(start)
    return (here is not None and here.kind is Kind.REGION) or text.startswith(_FOREIGN, start)


def _fixed(text: str, region: str | None, own: tuple[str, ...]) -> Iterator[Token]:
    """Yield the regions and departments of a text; a department at the place of a region comes later and wins."""
    before = 0
    for mention in find_regions(text, context=region):
        named = text[mention.start : mention.end]
        # 和县委 is 和 and 县委 unless the plan is that county's; 锦州滨海新区 is no part of another city.
        if named == "和县" and text.startswith(("委", "政府", "人民政府"), mention.end) and mention.start > 0:
            continue
        if named.endswith("新区") and before == mention.start > 0 and not _lies_within(mention, text[:before]):
            continue
        before = mention.end
        yield Token(mention.start, mention.end, Kind.REGION, region=mention.region)
    if own:
        pattern = re.compile("|".join(map(re.escape, sorted(own, key=len, reverse=True))))
        for found in pattern.finditer(text):
            yield Token(found.start(), found.end(), Kind.REGION)
    for start, stop in find_departments(text):
        yield Token(start, stop, Kind.CONTENT, organisation=EntityType.AGENCY)


def _lies_within(mention: RegionMention, text: str) -> bool:
    """Tell whether a new district lies in the region with whose name a text ends."""
    above = ancestors(mention.region.code) if mention.region is not None else ()
    return any(text.endswith((region.name, region.usual_name, region.short_name)) for region in above)


def _word(lexicon: Lexicon, text: str, start: int) -> Token | None:
    """Return the longest word of the lexicon at a place."""
    for length in lexicon.lengths.get(text[start], ()):
        word = text[start : start + length]
        if len(word) < length:
            continue
        organisation = lexicon.organisations.get(word)
        if organisation is not None:
            return Token(start, start + length, Kind.CONTENT, organisation=organisation)
        kind = lexicon.kinds.get(word)
        if kind is not None:
            head = lexicon.heads.get(word) if kind is Kind.HEAD else None
            return Token(start, start + length, kind, word in lexicon.generic, head)
    return None


def _before_region(lexicon: Lexicon, text: str, token: Token) -> Token:
    """Return a verb without its closing 成 where that begins a region's name (打造|成都, not 打造成|都)."""
    after = _word(lexicon, text, token.end - 1)
    found = next(find_regions(text[token.end - 1 : token.end + 8]), None)
    if (after is not None and after.kind is Kind.REGION) or (found is not None and found.start == 0):
        return replace(token, end=token.end - 1)
    return token


def _sign(text: str, start: int) -> Token:
    """Return the token at a place where no word of the lexicon stands."""
    character = text[start]
    if letters := _LETTERS.match(text, start):
        return Token(start, letters.end(), Kind.LATIN)
    if character.isdigit() and (figures := _FIGURES.match(text, start)):
        if amount := _AMOUNT.match(text, start):
            return Token(start, amount.end(), Kind.STOP)
        counted = _COUNTED.match(text, figures.end())
        return Token(start, counted.end() if counted else figures.end(), Kind.QUANTITY if counted else Kind.NUMBER)
    if character in _NUMERALS and (counted := _COUNTED.match(text, start + 1)):
        return Token(start, counted.end(), Kind.QUANTITY)
    if character == "、":
        return Token(start, start + 1, Kind.LISTING)
    if character in _CLOSING:
        return Token(start, start + 1, Kind.OPEN, quote=character in _QUOTES)
    if character in _OPENING:
        return Token(start, start + 1, Kind.CLOSE, quote=_OPENING[character] in _QUOTES)
    if character == "—" and text.startswith("中国", start - 2):
        return Token(start, start + 1, Kind.UNKNOWN)
    return Token(start, start + 1, Kind.UNKNOWN if character.isalnum() or character in _JOINING else Kind.STOP)


def _uncover(lexicon: Lexicon, text: str, tokens: list[Token], last: Token) -> bool:
    """Put a head in place that the longest words before hid (科技创新 + 园: 科技 + 创新园); tell whether one was."""
    if last.kind is not Kind.UNKNOWN or not tokens or tokens[-1].kind not in {Kind.GENERIC, Kind.CONTENT, Kind.PLAIN}:
        return False
    before = tokens[-1]
    for start in range(max(before.start, last.end - _HIDDEN), before.end):
        head = lexicon.heads.get(text[start : last.end])
        if head is None:
            continue
        tokens.pop()
        if start > before.start:
            tokens.append(replace(before, end=start))
        tokens.append(Token(start, last.end, Kind.HEAD, head=head))
        return True
    return False


def _pair(text: str, tokens: list[Token]) -> list[Token]:
    """Return the tokens with each closing mark knowing its opening one and the other way round."""
    open_marks: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.kind is Kind.OPEN:
            open_marks[text[token.start]] = index
        elif token.kind is Kind.CLOSE:
            opened = open_marks.pop(_OPENING[text[token.start]], -1)
            if opened >= 0:
                tokens[index] = replace(token, partner=opened)
                tokens[opened] = replace(tokens[opened], partner=index)
    return tokens
