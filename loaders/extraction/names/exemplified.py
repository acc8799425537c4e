"""Facilities and investment projects, told by what closes their list: A、B等大科学装置, A、B等重大项目."""

import re
from collections.abc import Iterator

from loaders.extraction.names.candidates import Candidate
from loaders.extraction.names.lexicon import Kind, load_lexicon, word_list
from loaders.extraction.names.members import members
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_FACILITIES = re.compile("等[^，。；、,;的]{0,6}(?:科学装置|科技基础设施)")
_PROJECTS = re.compile("等(?:一批)?[^，。；、,;的]{0,8}项目(?!申报|管理|资金|支持|制|库|经费)")
_FIELD = re.compile("|".join(sorted(word_list("industries.txt"), key=len, reverse=True)))
_LEAST_FACILITY = 4
_LEAST_PROJECT = 6
_LONGEST_MEMBER = 24


def exemplified_names(text: str, tokens: list[Token], index: int) -> Iterator[Candidate]:
    """Yield the members of the list that ends before the 等 at a token, where the words after it tell what they are."""
    start = tokens[index].start
    if _FACILITIES.match(text, start):
        yield from _facilities(text, tokens, index)
    elif _PROJECTS.match(text, start):
        yield from _projects(text, tokens, index)


def _facilities(text: str, tokens: list[Token], end: int) -> Iterator[Candidate]:
    """Yield the research facilities of a list by what closes it (A、B等大科学装置)."""
    for first, last in members(text, tokens, end)[0]:
        if _LEAST_FACILITY <= tokens[last].end - tokens[first].start <= _LONGEST_MEMBER and not _is_stock(
            text, tokens, first, last
        ):
            yield Candidate(tokens[first].start, tokens[last].end, EntityType.PLATFORM, "entity.platform.list")


def _projects(text: str, tokens: list[Token], end: int) -> Iterator[Candidate]:
    """Yield named investment projects: a firm's name or a word of its own before what is made (海鲸动力电池)."""
    for first, last in members(text, tokens, end)[0]:
        name = text[tokens[first].start : tokens[last].end]
        closed = tokens[last].head is not None or tokens[last].organisation is not None
        if closed or not _LEAST_PROJECT <= len(name) <= _LONGEST_MEMBER:
            continue
        if _begins_with_own_word(name) and tokens[first].kind in {Kind.UNKNOWN, Kind.LATIN}:
            yield Candidate(tokens[first].start, tokens[last].end, EntityType.PROGRAM, "entity.program.list", weight=2)


def _begins_with_own_word(name: str) -> bool:
    """Tell whether a field of industry stands in a name, but a word of its own at its beginning."""
    field = _FIELD.search(name, 2)
    return field is not None and not _FIELD.match(name)


def _is_stock(text: str, tokens: list[Token], first: int, last: int) -> bool:
    return text[tokens[first].start : tokens[last].end] in load_lexicon().stock
