"""Words to tokens: what each stretch of a text is to the names in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.extraction.names.departments import find_departments
from loaders.extraction.names.lexicon import Head, Kind, Lexicon, load_lexicon, word_list
from ontology.entity import EntityType
from ontology.regions import Region, find_regions

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
        if (
            text[position] in _DASHES
            and tokens
            and tokens[-1].kind is Kind.REGION
            and _is_foreign(text, position + 1, fixed)
        ):
            token = Token(position, position + 1, Kind.UNKNOWN)
        if not _uncover(lexicon, text, tokens, token):
            tokens.append(token)
        position = tokens[-1].end
    return _pair(text, tokens)


def _is_foreign(text: str, start: int, fixed: dict[int, Token]) -> bool:
    """Tell whether a region, here or abroad, begins at a place."""
    here = fixed.get(start)
    return (here is not None and here.kind is Kind.REGION) or text.startswith(_FOREIGN, start)


def _fixed(text: str, region: str | None, own: tuple[str, ...]) -> Iterator[Token]:
    """Yield the regions and departments of a text; a department at the place of a region comes later and wins."""
    for mention in find_regions(text, context=region):
        yield Token(mention.start, mention.end, Kind.REGION, region=mention.region)
    if own:
        pattern = re.compile("|".join(map(re.escape, sorted(own, key=len, reverse=True))))
        for found in pattern.finditer(text):
            yield Token(found.start(), found.end(), Kind.REGION)
    for start, stop in find_departments(text):
        yield Token(start, stop, Kind.CONTENT, organisation=EntityType.AGENCY)


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
