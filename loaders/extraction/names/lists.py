"""Names that only their list gives away: 依托A、B、C等龙头企业."""

import re
from collections.abc import Iterator

from loaders.extraction.names.candidates import Candidate
from loaders.extraction.names.lexicon import Kind, load_lexicon, word_list
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_FIRMS = re.compile(
    r"等(?:一批|\d+[余多]?[家户]|[一-鿿]家)?(?:(?!技术|应用)[^，。；、,;的在于与]){0,8}?"
    r"(?:(?<!中小)(?<!导)企业(?!发展|创新平台|围绕|技术中心|主导)|公司|厂商|厂家|为代表的|为引领的|为龙头的)"
)
_FUNDS = re.compile(r"等[^，。；、,;的]{0,8}基金")
_KINDS = re.compile("等(?:[^，。；、,;]{0,6})(?:产业|领域|类)[^，。；、,;]{0,4}企业|等中小企业|等(?:地|国)")
_FIELDS = tuple(word_list("industries.txt"))
_MEMBER = re.compile(r"[一-鿿A-Za-z0-9()（）&·\-“”]{2,16}$")
_MEMBER_KINDS = {
    Kind.UNKNOWN, Kind.CONTENT, Kind.GENERIC, Kind.LATIN, Kind.NUMBER, Kind.REGION, Kind.HEAD, Kind.OPEN, Kind.CLOSE,
    Kind.NOMINAL,
}  # fmt: skip


def listed_names(text: str, tokens: list[Token]) -> Iterator[Candidate]:
    """Yield firms and funds by bare name, told by what closes their list."""
    for index, token in enumerate(tokens):
        if token.kind is not Kind.AND_SO_ON:
            continue
        if (found := _FIRMS.match(text, token.start)) and not _KINDS.match(text, token.start):
            yield from _members(
                text, tokens, index, EntityType.FIRM, strict="代表" in found.group() or "为" in found.group()
            )
        elif _FUNDS.match(text, token.start):
            yield from _members(text, tokens, index, EntityType.FUND, strict=False)


def _members(text: str, tokens: list[Token], end: int, type_: EntityType, *, strict: bool) -> Iterator[Candidate]:
    """Yield the members of the list that ends before a token; with ``strict`` one of them must end in a firm's head."""
    spans: list[tuple[int, int]] = []
    index = end - 1
    while index >= 0:
        first = index
        while first >= 0 and tokens[first].kind in _MEMBER_KINDS and not _is_opener(tokens, first, end):
            first -= 1
        if first < index:
            spans.append((first + 1, index))
        if first < 0 or tokens[first].kind not in {Kind.LISTING, Kind.CONJUNCTION}:
            break
        index = first - 1
    heads = [tokens[last].head for _, last in spans]
    firm = any(head is not None and head.type is EntityType.FIRM for head in heads)
    if strict and not firm:
        return
    if not firm and sum(_names_a_field(text[tokens[a].start : tokens[b].end]) for a, b in spans) * 2 > len(spans):
        return
    for first, last in spans:
        candidate = _member(text, tokens, first, last, type_)
        if candidate is not None:
            yield candidate


def _is_opener(tokens: list[Token], index: int, end: int) -> bool:
    """Tell whether a verb that may stand inside names opens the list."""
    if tokens[index].kind is not Kind.NOMINAL:
        return False
    return index == 0 or (tokens[index - 1].kind in {Kind.STOP, Kind.BOUNDARY, Kind.ACTOR} and index + 1 < end)


def _member(text: str, tokens: list[Token], first: int, last: int, type_: EntityType) -> Candidate | None:
    """Return the name of a member, typed by its own head where it has one of another class."""
    while first < last and tokens[first].kind is Kind.GENERIC and tokens[first].generic and first + 1 < last:
        if text[tokens[first].start : tokens[first].end] not in {"重点", "现代", "国内", "知名", "大型"}:
            break
        first += 1
    start, end = tokens[first].start, tokens[last].end
    name = text[start:end]
    head = tokens[last].head
    if head is not None and head.type not in {type_, None}:
        return None
    if tokens[last].organisation or not _MEMBER.match(name) or name in load_lexicon().stock:
        return None
    if first == last and tokens[first].kind in {Kind.REGION, Kind.GENERIC, Kind.HEAD}:
        return None
    if all(t.generic for t in tokens[first : last + 1]) or (head is None and _names_a_field(name)):
        return None
    return Candidate(start, end, type_, f"entity.{type_.lower()}.list", weight=2)


def _names_a_field(name: str) -> bool:
    """Tell whether a name consists of words for industries and technologies only."""
    rest = name
    for word in _FIELDS:
        rest = rest.replace(word, "")
    return len(rest) < 2 and len(name) > len(rest)
