"""Blocks: what a document's layout is made of."""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is to its document."""

    TITLE = "title"  # the document's own title
    HEADING = "heading"  # 第一章, 一、, (一), 1., 专栏N: opens a section
    PARAGRAPH = "paragraph"  # running text, its run-in heading included
    ITEM = "item"  # a numbered or titled item of a panel, list or glossary: title, then its text
    TABLE = "table"  # the lines of a table's cells, one cell a line
    LETTER = "letter"  # title, address, signature, date and note of the notice that carries the plan
    CONTENTS = "contents"  # the table of contents
    FURNITURE = "furniture"  # navigation, metadata and other words of the site, not of the plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of clean text that belongs together.

    ``text`` is ``layout.clean.text[start:start + len(text)]``. ``title`` is the title of an item or the run-in
    heading of a paragraph (科创中心组团。…), without its number and full stop, else empty; ``body`` is the offset in
    ``text`` where the words after the title begin (0 without a title). ``level`` is a heading's depth from 1, else 0.
    ``section`` holds the headings above the block, outermost first, without their numbers; for a heading its own text
    is the last. ``panel`` is the title of the panel (专栏) or table that the block stands in, else empty. Where a
    letter's block is the title of the notice, ``title`` has it in one line. ``rows`` are the rows of a table whose file
    gives them: the ranges of its cells in ``text``, all rows of one length, an empty cell with an empty range and a
    merged one with its range at every place that it covers; empty where only the order of the cells is known.
    """

    kind: BlockKind
    text: str
    start: int
    title: str = ""
    body: int = 0
    level: int = 0
    section: tuple[str, ...] = ()
    panel: str = ""
    rows: tuple[tuple[tuple[int, int], ...], ...] = ()

    @property
    def end(self) -> int:
        """Return the offset in the clean text just after the block."""
        return self.start + len(self.text)
