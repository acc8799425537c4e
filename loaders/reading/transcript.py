"""What a reader gives: the text of a file and what its format says of the parts of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ontology.document import PLAIN_TEXT

Range = tuple[int, int]

MARKDOWN = "text/markdown"
HTML = "text/html"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A paragraph that the format marks as a heading: its range and its level from 1."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class TableMark:
    """A table whose rows and columns the format gives.

    In the text each row is a line and tabs part its cells. ``rows`` are the ranges of the cells, all rows of one
    length; an empty cell has an empty range, and a merged cell, whose words stand in the text once, has its range at
    every place that it covers.
    """

    start: int
    end: int
    rows: tuple[tuple[Range, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """The text of a file, a paragraph a line, with what its format marks; every offset points into ``text``.

    ``boxes`` are the ranges of framed text: a text box, or a table that holds paragraphs. ``title`` is the title that
    the file's own metadata give, else empty.
    """

    text: str
    media_type: str = PLAIN_TEXT
    headings: tuple[HeadingMark, ...] = ()
    tables: tuple[TableMark, ...] = ()
    boxes: tuple[Range, ...] = ()
    title: str = ""

    def __post_init__(self) -> None:
        """Check that the marks lie within the text."""
        ranges = [(mark.start, mark.end) for mark in self.headings] + [(mark.start, mark.end) for mark in self.tables]
        for start, end in ranges:
            if not 0 <= start <= end <= len(self.text):
                raise ValueError(f"A mark {start}..{end} is not within a text of {len(self.text)} characters.")


def joined(pieces: Sequence[str]) -> str:
    """Return the lines of one paragraph as one, with a blank between Latin words only.

    >>> joined(["打造创新", "高地"]), joined(["open", "lab"])
    ('打造创新高地', 'open lab')
    """
    text = ""
    for piece in (piece.strip() for piece in pieces):
        latin = text[-1:].isascii() and text[-1:].isalnum() and piece[:1].isascii() and piece[:1].isalnum()
        text += " " + piece if latin else piece
    return text
