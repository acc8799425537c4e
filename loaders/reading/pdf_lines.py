"""Characters of a page to lines, lines to columns, columns to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from loaders.reading.headings import is_heading_like, parse_marker
from loaders.reading.pdf_page import Glyph

# A gap of more ems than this parts two cells or columns; a smaller one of Latin words is a blank.
_WIDE_GAP = 1.25
_BLANK_GAP = 0.2
_CHINESE_BLANK_GAP = 0.75
_SENTENCE_END = tuple("。！？；!?;:：…")
# What stays together at the end of a line: a word or number, a character and the marks that no line begins with.
_LEADER = re.compile(r"[.．…·⋯]{3,}\s*[(（]?\d{1,3}[)）]?$")
_TOKEN = re.compile(r"[（《“‘【〔]*(?:[\x21-\x7e]{1,24}|.)[，。、；：！？）》”’】〕%％…]*")
# A column has lines at least this long on either side, and this many of them.
_LEAST_COLUMN_LINES = 6
# How many ems a full line may stop short of the margin besides the token that did not fit.
_SLACK = 0.5
_RAGGED = 4.0
_COLUMN_FILL = 0.55
# A title is set this much larger than the text, and its lines below each other on one axis.
_LARGE = 1.25
_TITLE_PITCH = 2.5
_TITLE_END = re.compile(r"(?:规划|纲要|方案|计划|意见|通知|办法|名单|决定|报告|公报|[)）])$")
_NO_TITLE = re.compile(r"[(（]|[12]\d{3}\s*年|二[〇○零O]")
# Titles may cross the gutter.
_CROSSING = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class TextLine:
    """A line of text and its box; ``size`` is the height of its characters in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Return the height of the line's middle."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Column:
    """The left and right edge between which paragraphs are set."""

    left: float
    right: float


def text_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Return the lines that characters make, parted where a gap is wide, from the top down."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: each.middle):
        height = max(glyph.bottom - glyph.top, 1.0)
        if rows and abs(glyph.middle - rows[-1][-1].middle) < 0.35 * height:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [line for row in rows for line in _parts(sorted(row, key=lambda each: each.left))]


def _parts(row: Sequence[Glyph]) -> list[TextLine]:
    """Return the parts of a row that wide gaps set apart."""
    size = _size(row)
    parts: list[list[Glyph]] = []
    for glyph in row:
        if parts and glyph.left - parts[-1][-1].right <= _WIDE_GAP * size:
            # Bold type is sometimes made by setting a character twice.
            if not (glyph.char == parts[-1][-1].char and glyph.left - parts[-1][-1].left < 0.3 * size):
                parts[-1].append(glyph)
        else:
            parts.append([glyph])
    # A title stands beside the text of the other column.
    return [_line(part, _size(part)) for part in parts]


def _size(glyphs: Sequence[Glyph]) -> float:
    """Return the height of characters: that of the Chinese ones, where there are any.

    The boxes of Latin fonts are of another height, so that a line with many figures would seem to be set larger.
    """
    chinese = [each for each in glyphs if not each.char.isascii()]
    return median(each.bottom - each.top for each in chinese or glyphs) or 1.0


def _line(part: Sequence[Glyph], size: float) -> TextLine:
    text = ""
    for index, glyph in enumerate(part):
        gap = glyph.left - part[index - 1].right if index else 0.0
        is_latin = text[-1:].isascii() and glyph.char.isascii()
        is_blank = gap > (_BLANK_GAP if is_latin else _CHINESE_BLANK_GAP) * size
        text += " " + glyph.char if is_blank else glyph.char
    return TextLine(
        text,
        part[0].left,
        min(each.top for each in part),
        part[-1].right,
        max(each.bottom for each in part),
        size,
    )


def columns(lines: Sequence[TextLine], width: float) -> list[Column]:
    """Return the columns in which the lines of a page are set: one, or two where a gutter runs between long lines."""
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    whole = [_edges(lines)]
    best: tuple[int, float] | None = None
    for step in range(35, 66):
        x = width * step / 100
        crossing = sum(line.left < x < line.right for line in lines)
        if best is None or crossing < best[0]:
            best = crossing, x
    if best is None or best[0] > _CROSSING * len(lines):
        return whole
    gutter = best[1]
    sides = [line for line in lines if line.right <= gutter], [line for line in lines if line.left >= gutter]
    for side in sides:
        if len(side) < _LEAST_COLUMN_LINES:
            return whole
        extent = max(line.right for line in side) - min(line.left for line in side)
        filled = sum(line.right - line.left >= _COLUMN_FILL * extent for line in side)
        if 2 * filled < len(side) or extent < 0.25 * (right - left):
            return whole
    return [_edges(side) for side in sides]


def settled(sides: list[Column], before: list[Column], lines: Sequence[TextLine], width: float) -> list[Column]:
    """Return the columns of a page that has too few lines to show them: those of the page before, where they fit.

    Without a page before, the margins are taken to be alike.
    """
    if len(sides) != 1 or (sides[0].right - sides[0].left >= 0.5 * width and len(before) < 2):
        return sides
    own = sides[0]
    if len(before) == 2:
        gutter = (before[0].right + before[1].left) / 2
        crossing = sum(line.left < gutter < line.right for line in lines)
        return before if crossing <= _CROSSING * len(lines) else sides
    if before and before[0].left <= own.left and own.right <= before[0].right:
        return before
    return [Column(own.left, max(own.right, width - own.left))]


def _edges(lines: Sequence[TextLine]) -> Column:
    """Return the edges of a column: on the right the outermost that several lines reach, since one may jut out."""
    rights = sorted((line.right for line in lines), reverse=True)
    several = max(2, len(rights) // 10)
    em = median(line.size for line in lines)
    reached = next((x for i, x in enumerate(rights) if rights[min(i + several, len(rights)) - 1] >= x - em), rights[0])
    return Column(min(line.left for line in lines), reached)


def paragraphs(lines: Sequence[TextLine], edges: Column) -> list[str]:
    """Return the paragraphs that the lines of one column make, those of one row joined by tabs."""
    return [paragraph for paragraph, _ in joined_lines([(line, edges) for line in rows(lines)])]


def rows(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines with those that stand side by side as one, a tab between them."""
    return [_one(row) for row in side_by_side(lines)]


def side_by_side(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Return the lines by rows: those that stand side by side are one row."""
    found: list[list[TextLine]] = []
    for line in lines:
        before = found[-1][-1] if found else None
        if before is not None and abs(before.middle - line.middle) < 0.35 * before.size and line.left > before.right:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _one(row: Sequence[TextLine]) -> TextLine:
    if len(row) == 1:
        return row[0]
    top, bottom = min(line.top for line in row), max(line.bottom for line in row)
    return TextLine("\t".join(line.text for line in row), row[0].left, top, row[-1].right, bottom, row[0].size)


def joined_lines(lines: Sequence[tuple[TextLine, Column]]) -> list[tuple[str, TextLine]]:
    """Return the paragraphs of lines in reading order, each line with its column, and the last line of each."""
    found: list[tuple[str, TextLine]] = []
    last: tuple[TextLine, Column] | None = None
    setting = _setting(lines)
    for line, edges in lines:
        if last is not None and found and _goes_on(last, (line, edges), setting):
            before = found[-1][0]
            latin = (
                before[-1:].isascii() and before[-1:].isalnum() and line.text[:1].isascii() and line.text[:1].isalnum()
            )
            found[-1] = (f"{before} {line.text}" if latin and not before[-1:].isdigit() else before + line.text, line)
        else:
            found.append((line.text, line))
        last = line, edges
    return found


@dataclass(frozen=True, slots=True)
class _Setting:
    """How paragraphs are set: the usual size and distance of lines, and whether a first line is indented."""

    size: float
    pitch: float
    indented: bool


def _setting(lines: Sequence[tuple[TextLine, Column]]) -> _Setting:
    steps = [after.middle - line.middle for (line, _), (after, _) in pairwise(lines)]
    usual = [step for step in steps if step > 0]
    indents = sum(1.2 * line.size < line.left - edges.left < 4 * line.size for line, edges in lines)
    size = median(line.size for line, _ in lines) if lines else 0.0
    return _Setting(size, median(usual) if usual else 0.0, 8 * indents > len(lines))


def _goes_on(last: tuple[TextLine, Column], following: tuple[TextLine, Column], setting: _Setting) -> bool:
    """Tell whether a paragraph goes on in the next line: it fills its line, and the next begins at the margin."""
    (before, edges), (after, below) = last, following
    em = before.size
    if (
        "\t" in before.text
        or "\t" in after.text
        or _LEADER.search(before.text)
        or abs(after.size - before.size) > 0.15 * em
    ):
        return False
    if _is_title_broken(before, after, setting):
        return True
    if after.left - below.left > 1.2 * em:
        return False
    token = _TOKEN.match(after.text)
    unfit = sum(0.6 if char.isascii() else 1.0 for char in token.group()) if token is not None else 0.0
    ended = before.text.endswith(_SENTENCE_END)
    # Where first lines are indented, one that is not goes on, also after a line whose right end is ragged.
    slack = _RAGGED if setting.indented and not ended else _SLACK
    if edges.right - before.right > em * (slack + unfit):
        return False
    same_column = edges is below or edges == below
    if same_column and 0 < setting.pitch * 1.5 < after.middle - before.middle:
        return False
    # A heading set at the margin, without an indent, after a line that happens to be full.
    return not ((ended and is_heading_like(after.text)) or (not setting.indented and parse_marker(after.text)))


def _is_title_broken(before: TextLine, after: TextLine, setting: _Setting) -> bool:
    """Tell whether two lines are one title: large, centred on one axis, the first not its end."""
    if before.size < _LARGE * setting.size or after.middle - before.middle > _TITLE_PITCH * before.size:
        return False
    if abs(before.left + before.right - after.left - after.right) > 2 * before.size:
        return False
    ended = _TITLE_END.search(before.text) or before.text.endswith(_SENTENCE_END)
    return not (ended or _NO_TITLE.match(after.text) or is_heading_like(after.text) or is_heading_like(before.text))
