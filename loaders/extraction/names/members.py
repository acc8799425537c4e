"""The members of a list that a word closes (A、B和C等)."""

from loaders.extraction.names.lexicon import Kind
from loaders.extraction.names.tokens import Token

MEMBER_KINDS = {
    Kind.UNKNOWN, Kind.CONTENT, Kind.PLAIN, Kind.GENERIC, Kind.LATIN, Kind.NUMBER, Kind.REGION, Kind.HEAD, Kind.OPEN,
    Kind.CLOSE, Kind.NOMINAL,
}  # fmt: skip

# The first and the last token of each member of a list, the last member first, and the token before the list.
Members = tuple[list[tuple[int, int]], int]


def members(text: str, tokens: list[Token], end: int) -> Members:
    """Return the members of the list that ends before a token."""
    spans: list[tuple[int, int]] = []
    first = index = end - 1
    while index >= 0:
        first = index
        while first >= 0 and tokens[first].kind in MEMBER_KINDS and not _is_opener(text, tokens, first):
            first -= 1
        if first < index:
            spans.append((first + 1, index))
        if first < 0 or tokens[first].kind not in {Kind.LISTING, Kind.CONJUNCTION}:
            break
        index = first - 1
    return spans, first


def _is_opener(text: str, tokens: list[Token], index: int) -> bool:
    """Tell whether a verb that may stand inside names opens the list."""
    if tokens[index].kind is not Kind.NOMINAL:
        return False
    if text[tokens[index].start : tokens[index].end] == "联合":
        return True
    return index == 0 or tokens[index - 1].kind in {Kind.STOP, Kind.BOUNDARY, Kind.ACTOR}
