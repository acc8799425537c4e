"""The sentence around some words of a text."""

import re
from dataclasses import dataclass

_END = re.compile(r"[。！？!?；\n]")
# Beyond so many characters it is no sentence that someone would read.
_MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedSentence:
    """The sentence in which words stand; ``start`` and ``end`` are the place of the words in its text."""

    text: str
    start: int
    end: int


def sentence_around(text: str, start: int, end: int) -> QuotedSentence | None:
    """Return the sentence with the words between two offsets, None where the text has no such place.

    Words that reach over several sentences have all of them around.

    >>> sentence_around("先说别的。小镇包括南湖组团。再说。", 7, 13)
    QuotedSentence(text='小镇包括南湖组团。', start=2, end=8)
    """
    if not 0 <= start < end <= len(text):
        return None
    before = [match.end() for match in _END.finditer(text, max(0, start - _MOST), start)]
    first = before[-1] if before else max(0, start - _MOST)
    # Words that end with their sentence need nothing after them.
    after = _END.search(text, max(start, end - 1), min(len(text), end + _MOST))
    last = after.end() if after else min(len(text), end + _MOST)
    while first < start and text[first].isspace():
        first += 1
    whole = text[first:last].rstrip()
    return QuotedSentence(text=text[first : max(end, first + len(whole))], start=start - first, end=end - first)
