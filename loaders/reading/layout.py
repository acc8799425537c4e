"""The blocks of a document: headings, paragraphs, panel items, tables, furniture."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.reading.block import Block, BlockKind
from loaders.reading.cleaning import CleanText
from loaders.reading.front import Surroundings, find_surroundings, part_title
from loaders.reading.headings import (
    Marker,
    Outline,
    Style,
    dashes,
    is_heading,
    is_unnumbered_heading,
    opens_glossary,
    panel_title,
    parse_marker,
    plain_level,
    run_in_end,
)
from loaders.reading.marked_lines import MarkedLines, mark_lines, within
from loaders.reading.panels import (
    is_note,
    is_table,
    is_title_only,
    is_unit_line,
    item_parts,
    item_title,
    panel_end,
    table_end,
    usual_gap,
)
from loaders.reading.segments import Segment, segments
from loaders.reading.transcript import Transcript

__all__ = ["Block", "BlockKind", "Layout", "lay_out"]

# A table's title with no table under it holds nothing; a panel's holds what follows.
_PANELS = ("专栏", "专题")
_SENTENCE_MARK = re.compile(r"[。；;：:，,]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A clean text and its blocks, in their order, none overlapping another.

    ``surroundings`` says what was found around the plan's body: its title, the notice and the issuer.
    """

    clean: CleanText
    blocks: tuple[Block, ...]
    surroundings: Surroundings = field(default_factory=Surroundings)


def lay_out(clean: CleanText, transcript: Transcript | None = None) -> Layout:
    """Return the blocks of a clean text, by its words and by what the file's format marks in its transcript."""
    lines = part_title(segments(clean))
    marks = mark_lines(transcript, clean, lines)
    surroundings = find_surroundings(lines, frozenset(marks.ranks), marks.cells)
    composer = _Composer(clean.text, lines, surroundings, marks)
    return Layout(clean=clean, blocks=tuple(composer.compose()), surroundings=surroundings)


class _Composer:
    """Reads the lines from the top and keeps the headings and the panel that it is under."""

    def __init__(self, text: str, lines: Sequence[Segment], surroundings: Surroundings, marks: MarkedLines) -> None:
        self._text = text
        self._marks = marks
        self._lines = lines
        self._kinds = surroundings.kinds
        self._marked = sorted(surroundings.kinds)
        self._notice = surroundings.notice
        self._gap = usual_gap(lines)
        self._outline = Outline()
        self._last: Marker | None = None
        self._glossary = False
        self._blocks: list[Block] = []

    def compose(self) -> list[Block]:
        index = 0
        while index < len(self._lines):
            line = self._lines[index]
            if index in self._kinds:
                index = self._surrounding(index)
            elif index in self._marks.tables:
                index = self._marked_table(index, "")
            elif (panel := panel_title(line.text)) is not None:
                index = self._panel(index, panel)
            elif self._marks.captions(self._lines, index):
                index = self._panel(index, line.text)
            elif is_table(self._lines, index) and line.marker is None and plain_level(line.text) is None:
                index = self._table(index, self._cells_end(index), "")
            else:
                self._running(line, self._next_text(index), self._marks.ranks.get(index))
                index += 1
        return self._blocks

    def _cells_end(self, first: int) -> int:
        """Return the index after a table whose cells come one a line, at most that of a table whose rows are known."""
        return self._marks.next_table(first, table_end(self._lines, first))

    def _next_text(self, index: int) -> str:
        """Return the text of the line after one, empty at the end of the body."""
        is_last = index + 1 >= len(self._lines) or index + 1 in self._kinds
        return "" if is_last else self._lines[index + 1].text

    def _surrounding(self, index: int) -> int:
        """Add what is not the plan's body; the lines of one title or of the contents make one block."""
        kind, last = self._kinds[index], index
        if kind in {BlockKind.TITLE, BlockKind.CONTENTS}:
            while self._kinds.get(last + 1) is kind:
                last += 1
        notice = self._notice_end(index) if kind is BlockKind.LETTER and self._notice else None
        if notice is not None:
            self._add(kind, index, notice, title=self._notice)
            return notice
        self._add(kind, index, last + 1)
        return last + 1

    def _notice_end(self, index: int) -> int | None:
        """Return the index after the lines that make the notice's title, None where they do not begin here."""
        words = ""
        while self._kinds.get(index) is BlockKind.LETTER and len(words) < len(self._notice):
            words += self._lines[index].text
            index += 1
        return index if words == self._notice else None

    def _add(self, kind: BlockKind, first: int, end: int, *, title: str = "", panel: str = "") -> None:
        if first < end:
            start, stop = self._lines[first].start, self._lines[end - 1].end
            section = self._outline.path if kind in {BlockKind.TABLE, BlockKind.PARAGRAPH} else ()
            self._blocks.append(
                Block(kind=kind, text=self._text[start:stop], start=start, title=title, section=section, panel=panel)
            )

    def _panel(self, index: int, title: str) -> int:
        """Add a panel's title and what it holds."""
        line, last = self._lines[index], index
        following = self._next_text(index)
        if not title and following and parse_marker(following) is None and not _SENTENCE_MARK.search(following):
            last, title = index + 1, following
        title = title or line.text
        self._panel_heading(index, last, title)
        first = last + 1
        if is_unit_line(self._lines, first) and first + 1 in self._marks.tables:
            self._add(BlockKind.PARAGRAPH, first, first + 1, panel=title)
            first += 1
        if first in self._marks.tables:
            return self._marked_table(first, title)
        box = self._marks.box_end(index, first)
        if box is not None:
            end = min(box, self._front_of_back(first))
            self._panel_items(first, end, title)
            return end
        if is_table(self._lines, first):
            return self._table(first, self._cells_end(first), title)
        if not line.text.startswith(_PANELS):
            return first
        end = min(panel_end(self._lines, first, self._gap, self._last), self._front_of_back(first))
        self._panel_items(first, end, title)
        return end

    def _panel_heading(self, first: int, last: int, title: str) -> None:
        """Add the lines that name a panel or table as a heading within the open section."""
        start, path = self._lines[first].start, (*self._outline.path, title)
        text = self._text[start : self._lines[last].end]
        self._blocks.append(
            Block(kind=BlockKind.HEADING, text=text, start=start, level=len(path), section=path, panel=title)
        )

    def _marked_table(self, index: int, panel: str) -> int:
        """Add a table whose rows are known; its first row can be the title of a panel."""
        table = self._marks.tables[index]
        rows = table.rows
        title = panel_title(self._lines[index].text)
        if title is not None and index + 1 < table.end and table.is_titled:
            panel = title or self._lines[index].text
            self._panel_heading(index, index, panel)
            rows, index = rows[1:], index + 1
        end = min(table.end, self._front_of_back(index))
        self._add(BlockKind.TABLE, index, end, panel=panel)
        if end == table.end:
            self._blocks[-1] = replace(self._blocks[-1], rows=within(rows, self._blocks[-1].start))
        return self._notes(max(end, index + 1), panel)

    def _panel_items(self, first: int, end: int, title: str) -> None:
        """Add what a panel holds; an item's title on a line of its own and the text on the next are one item."""
        expected, index = 1, first
        while index < end:
            line = self._lines[index]
            following = self._lines[index + 1] if index + 1 < end else None
            if following is not None and is_title_only(line) and following.marker is None:
                self._whole_item(line, following, title)
                expected, index = (line.marker.number if line.marker else expected) + 1, index + 2
                continue
            for part in item_parts(line):
                expected = self._panel_item(part, title, expected)
            index += 1

    def _whole_item(self, line: Segment, following: Segment, panel: str) -> None:
        """Add an item whose title is one line and whose text is the next."""
        start = line.marker.length if line.marker is not None else 0
        self._blocks.append(
            Block(
                kind=BlockKind.ITEM,
                text=self._text[line.start : following.end],
                start=line.start,
                title=line.text[start:].rstrip("。:： "),
                body=following.start - line.start,
                section=self._outline.path,
                panel=panel,
            )
        )

    def _front_of_back(self, first: int) -> int:
        """Return the index of the next line that is not of the body."""
        place = bisect_left(self._marked, first)
        return self._marked[place] if place < len(self._marked) else len(self._lines)

    def _panel_item(self, line: Segment, panel: str, expected: int) -> int:
        """Add an item of a panel and return the number that the next should have."""
        start, end, body = item_title(line, expected)
        self._text_block(line, start, end, body, panel)
        numbered = line.marker is not None or start > 0
        return (line.marker.number if line.marker is not None else expected) + 1 if numbered else expected

    def _table(self, first: int, end: int, panel: str) -> int:
        """Add a table and the note under it."""
        end = min(end, self._front_of_back(first))
        self._add(BlockKind.TABLE, first, end, panel=panel)
        return self._notes(max(end, first), panel)

    def _notes(self, end: int, panel: str) -> int:
        """Add the notes under a table and return the index after them."""
        while end < len(self._lines) and end not in self._kinds and is_note(self._lines[end].text):
            self._add(BlockKind.PARAGRAPH, end, end + 1, panel=panel)
            end += 1
        return end

    def _running(self, line: Segment, following: str, rank: float | None) -> None:
        """Add a heading, a numbered item or a paragraph of the running text."""
        numbered = line.marker is not None
        is_term = self._glossary and (line.marker is None or line.marker.style is Style.ARABIC)
        if is_term and not is_heading(line.text, None):
            start, end, body = item_title(line, 0, term=True)
            self._text_block(line, start, end, body, "")
            return
        known = plain_level(line.text) is not None
        unnumbered = not numbered and not known and is_unnumbered_heading(line.text, following)
        if is_heading(line.text, line.marker) or unnumbered or rank is not None:
            marked = rank is not None and not numbered and not known
            style = Style.MARKED if marked else Style.UNNUMBERED if unnumbered else Style.PLAIN
            self._heading(line, style, rank if marked else None)
            return
        start = line.marker.length if line.marker is not None else dashes(line.text)
        end = run_in_end(line.text, start, numbered=numbered or start > 0, colon=numbered)
        if end > start and line.marker is not None:
            self._last = line.marker
            self._outline.enter(line.marker.style, line.text[start:end])
            self._text_block(line, start, end, end + 1, "", own=True)
        elif end > start:
            self._text_block(line, start, end, end + 1, "")
        else:
            self._text_block(line, 0, 0, 0, "")

    def _heading(self, line: Segment, plain: Style, rank: float | None) -> None:
        start = line.marker.length if line.marker is not None else 0
        title = line.text[start:].rstrip("。:： ")
        title = title if line.marker is not None else title.replace(" ", "")
        style = line.marker.style if line.marker is not None else plain
        level = self._outline.enter(style, title, rank)
        self._last = line.marker or self._last
        self._glossary = opens_glossary(title) and style in {Style.PLAIN, Style.CHAPTER, Style.CHINESE}
        self._blocks.append(
            Block(kind=BlockKind.HEADING, text=line.text, start=line.start, level=level, section=self._outline.path)
        )

    def _text_block(self, line: Segment, start: int, end: int, body: int, panel: str, *, own: bool = False) -> None:
        """Add a paragraph or item; ``own`` tells that it opened the innermost section itself."""
        path = self._outline.path[:-1] if own else self._outline.path
        is_item = line.marker is not None or (end > start and (bool(panel) or self._glossary))
        self._blocks.append(
            Block(
                kind=BlockKind.ITEM if is_item else BlockKind.PARAGRAPH,
                text=line.text,
                start=line.start,
                title=line.text[start:end].strip(),
                body=min(body, len(line.text)),
                section=path,
                panel=panel,
            )
        )
