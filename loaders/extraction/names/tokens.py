"""Words to tokens: what each stretch of a text is to the names in it."""

import re
from dataclasses import dataclass

from loaders.extraction.names.lexicon import Head, Kind, Lexicon, load_lexicon
from ontology.entity import EntityType
from ontology.regions import Region, find_regions

_CLOSING = {"(": ")", "（": "）", "“": "”", "‘": "’", "「": "」", "《": "》", "〈": "〉", "『": "』"}
_QUOTES = frozenset("“‘「『")
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_FIGURES = re.compile(r"\d+(?:[.,]\d+)?%?")
_LETTERS = re.compile(r"[A-Za-z][A-Za-z0-9&+.\-]*")
_COUNTED = re.compile(r"余?(?:万|亿)?多?(?:家|个|项|名|批|座|处|所|支|条|种|套|件|类|大|人|户|只|款|场|次|余)")
_NUMERALS = frozenset("一二三四五六七八九十两")
_JOINING = frozenset("·•∙-")


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


def tokenise(text: str, *, region: str | None = None) -> list[Token]:
    """Return the tokens of a text, one after another without gaps.

    ``region`` is the code of the region that the text is about.
    """
    lexicon = load_lexicon()
    regions = {mention.start: mention for mention in find_regions(text, context=region)}
    tokens: list[Token] = []
    position, end = 0, len(text)
    while position < end:
        token = _word(lexicon, text, position)
        mention = regions.get(position)
        if mention is not None and (token is None or mention.end >= token.end):
            token = Token(position, mention.end, Kind.REGION, region=mention.region)
        if token is None:
            token = _sign(text, position)
        tokens.append(token)
        position = token.end
    return _pair(text, tokens)


def _word(lexicon: Lexicon, text: str, start: int) -> Token | None:
    """Return the longest word of the lexicon at a place."""
    for length in lexicon.lengths.get(text[start], ()):
        word = text[start : start + length]
        organisation = lexicon.organisations.get(word)
        if organisation is not None:
            return Token(start, start + length, Kind.CONTENT, organisation=organisation)
        kind = lexicon.kinds.get(word)
        if kind is not None:
            head = lexicon.heads.get(word) if kind is Kind.HEAD else None
            return Token(start, start + length, kind, word in lexicon.generic, head)
    return None


def _sign(text: str, start: int) -> Token:
    """Return the token at a place where no word of the lexicon stands."""
    character = text[start]
    if character.isdigit() and (figures := _FIGURES.match(text, start)):
        counted = _COUNTED.match(text, figures.end())
        if counted:
            return Token(start, counted.end(), Kind.QUANTITY)
        return Token(start, figures.end(), Kind.NUMBER)
    if letters := _LETTERS.match(text, start):
        return Token(start, letters.end(), Kind.LATIN)
    if character in _NUMERALS and (counted := _COUNTED.match(text, start + 1)):
        return Token(start, counted.end(), Kind.QUANTITY)
    if character == "、":
        return Token(start, start + 1, Kind.LISTING)
    if character in _CLOSING:
        return Token(start, start + 1, Kind.OPEN, quote=character in _QUOTES)
    if character in _OPENING:
        return Token(start, start + 1, Kind.CLOSE, quote=_OPENING[character] in _QUOTES)
    if character.isalnum() or character in _JOINING:
        return Token(start, start + 1, Kind.UNKNOWN)
    return Token(start, start + 1, Kind.STOP)


def _pair(text: str, tokens: list[Token]) -> list[Token]:
    """Return the tokens with each closing mark knowing its opening one and the other way round."""
    open_marks: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.kind is Kind.OPEN:
            open_marks[text[token.start]] = index
        elif token.kind is Kind.CLOSE:
            opened = open_marks.pop(_OPENING[text[token.start]], -1)
            if opened >= 0:
                tokens[index] = _partnered(token, opened)
                tokens[opened] = _partnered(tokens[opened], index)
    return tokens


def _partnered(token: Token, partner: int) -> Token:
    return Token(token.start, token.end, token.kind, quote=token.quote, partner=partner)
