"""Text without the traces of scraping and printing, each character knowing where it came from."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass

from ontology.provenance import Span


@dataclass(frozen=True, slots=True)
class CleanText:
    """A cleaned text and, for each of its characters, the offset of that character in the document's text.

    ``offsets`` is as long as ``text`` and strictly increasing, so that a span of clean text leads back to the
    characters that the reader gave, whatever was dropped between them.
    """

    text: str
    offsets: array[int]

    def source(self, start: int, end: int) -> Span:
        """Return the span of the document's text for ``text[start:end]``, which must not be empty."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def position(self, offset: int) -> int:
        """Return the place in the clean text of the first character at or after ``offset`` of the document's text."""
        return bisect_left(self.offsets, offset)


def clean(text: str) -> CleanText:
    """Return the text as it is, each character at its own offset."""
    return CleanText(text, array("l", range(len(text))))
