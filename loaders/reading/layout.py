"""The blocks of a document: headings, paragraphs, panel items, tables, furniture."""

import re
from dataclasses import dataclass
from enum import StrEnum

from loaders.reading.cleaning import CleanText


class BlockKind(StrEnum):
    """What a block is to its document."""

    TITLE = "title"  # the document's own title
    HEADING = "heading"  # 第一章, 一、, (一), 1., 专栏N: opens a section
    PARAGRAPH = "paragraph"  # running text, its run-in heading included
    ITEM = "item"  # a numbered or titled item of a panel or list: title, then its text
    TABLE = "table"  # the lines of a table's cells, one cell a line
    LETTER = "letter"  # address, signature, date and note of the notice that carries the plan
    CONTENTS = "contents"  # the table of contents
    FURNITURE = "furniture"  # navigation, metadata and other words of the site, not of the plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of clean text that belongs together.

    ``text`` is ``layout.clean.text[start:start + len(text)]``. ``title`` is the title of an item or the run-in
    heading of a paragraph (科创中心组团。…), without its number and full stop, else empty; ``body`` is the offset in
    ``text`` where the words after the title begin (0 without a title). ``level`` is a heading's depth from 1, else 0.
    ``section`` holds the headings above the block, outermost first, without their numbers; for a heading its own text
    is the last. ``panel`` is the title of the panel (专栏) or table that the block stands in, else empty.
    """

    kind: BlockKind
    text: str
    start: int
    title: str = ""
    body: int = 0
    level: int = 0
    section: tuple[str, ...] = ()
    panel: str = ""

    @property
    def end(self) -> int:
        """Return the offset in the clean text just after the block."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A clean text and its blocks, in their order, none overlapping another."""

    clean: CleanText
    blocks: tuple[Block, ...]


_LINE = re.compile(r"[^\n]*\S[^\n]*")


def lay_out(clean: CleanText) -> Layout:
    """Return the blocks of a clean text."""
    blocks = tuple(
        Block(kind=BlockKind.PARAGRAPH, text=line.group(), start=line.start()) for line in _LINE.finditer(clean.text)
    )
    return Layout(clean=clean, blocks=blocks)
