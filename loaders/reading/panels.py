"""Panels (专栏) and tables: where they end, and their items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from loaders.reading.headings import (
    Marker,
    Style,
    is_heading,
    is_unnumbered_heading,
    panel_title,
    run_in_end,
)
from loaders.reading.segments import Segment

_LONGEST_CELL = 40
_TABLE_HEADS = re.compile(
    r"序\s*号|(?:具体|主要|核心)?指\s*标.*|类\s*[别型]|(?:一|二)级指标|领\s*域|单\s*位|项\s*目.{0,4}|名\s*称|内\s*容|属\s*性|编\s*号"
)
_FIGURE = re.compile(r"[\d.,，%＋+\-—–≥≤><＞＜↑↓【】\[\]约左右以上约年家个项件亿万元人]+")
_NOTE = re.compile(r"(?:备?注|说明|数据来源|资料来源)\s*[:：\d]")
_UNIT_LINE = re.compile(r"[(（]?\s*(?:计量)?单位\s*[:：].{1,16}")
_TEXT_STYLES = {Style.ARABIC, Style.ARABIC_BRACKETED, Style.CIRCLED}
_OUTER_STYLES = {Style.CHAPTER, Style.PART, Style.CHINESE}
_SENTENCE_MARK = re.compile(r"[。；;：:，,]")
_BLANK_AFTER_STOP = re.compile(r"(?<=[。；;]) +(?=\S)")
# How far a cell that a bar closes may reach before its bar.
_LONGEST_BARRED = 40


def usual_gap(lines: Sequence[Segment]) -> int:
    """Return how many line feeds most often part two paragraphs."""
    gaps = Counter(line.gap for line in lines if len(line.text) > _LONGEST_CELL)
    return min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else 1


def is_table(lines: Sequence[Segment], first: int) -> bool:
    """Tell whether the lines from ``first`` are the cells of a table."""
    sample = lines[first : first + 6]
    if len(sample) < 4 or any(len(line.text) > _LONGEST_CELL or line.text.endswith("。") for line in sample[:4]):
        return False
    if any(_TABLE_HEADS.fullmatch(line.text) for line in sample[:3]):
        return True
    return sum(bool(_FIGURE.fullmatch(line.text)) for line in lines[first : first + 12]) >= 3


def table_end(lines: Sequence[Segment], first: int) -> int:
    """Return the index of the first line after a table that begins at ``first``."""
    index = first
    marked = any(line.opens or line.closes for line in lines[first : first + 3])
    while index < len(lines):
        line = lines[index]
        if panel_title(line.text) is not None or len(line.text) > _LONGEST_CELL or _NOTE.match(line.text):
            break
        is_cell = line.opens or line.closes or (index + 1 < len(lines) and lines[index + 1].opens and line.gap < 3)
        if marked and not is_cell and is_heading(line.text, line.marker):
            break
        if marked and not is_cell and line.text.endswith("。"):
            break
        if not marked and (line.text.endswith("。") or _ends_table(line)):
            break
        index += 1
    return index


def _ends_table(line: Segment) -> bool:
    """Tell whether a short line that nothing marks as a cell is a heading after the table."""
    return (
        line.marker is not None
        and line.marker.style is not Style.ARABIC_BRACKETED
        and is_heading(line.text, line.marker)
    )


def is_note(text: str) -> bool:
    """Tell whether a line is the note under a table (注:…)."""
    return _NOTE.match(text) is not None


def is_unit_line(lines: Sequence[Segment], index: int) -> bool:
    """Tell whether a line says in which unit the table under it counts (单位：亿元)."""
    return index < len(lines) and _UNIT_LINE.fullmatch(lines[index].text) is not None


def panel_end(lines: Sequence[Segment], first: int, gap: int, outer: Marker | None) -> int:
    """Return the index of the first line after a panel whose text begins at ``first``.

    ``gap`` is the usual distance of paragraphs, ``outer`` the number of the heading above the panel, which the line
    after the panel may go on from.
    """
    barred = _barred_end(lines, first)
    if barred is not None:
        return barred
    index, items = first, 0
    while index < len(lines):
        line = lines[index]
        if index > first and (line.gap > gap and line.gap > 1 and not line.opens):
            break
        if _is_outer(line, outer, items):
            break
        numbered = _item_number(line.text, line.marker, items + 1) > 0
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if items and not numbered and gap == 1 and is_unnumbered_heading(line.text, following):
            break
        alone = items and not is_title_only(lines[index - 1])
        if alone and not numbered and not line.opens and gap == 1 and len(line.text) > _LONGEST_CELL:
            break
        items += numbered
        index += 1
    return max(index, first)


def _barred_end(lines: Sequence[Segment], first: int) -> int | None:
    """Return the end of a panel that a bar closes, None where none does."""
    for index in range(first, min(len(lines), first + _LONGEST_BARRED)):
        line = lines[index]
        if panel_title(line.text) is not None or (line.marker and line.marker.style in _OUTER_STYLES):
            return None
        if line.closes:
            return index + 1
    return None


def _is_outer(line: Segment, outer: Marker | None, items: int) -> bool:
    """Tell whether a line is a heading of the text around the panel."""
    if panel_title(line.text) is not None or (line.marker is None and is_heading(line.text, None)):
        return True
    if line.marker is None:
        return False
    if line.marker.style not in _TEXT_STYLES:
        return is_heading(line.text, line.marker) or line.marker.style in _OUTER_STYLES
    if outer is None or outer.style is not line.marker.style or line.marker.number != outer.number + 1:
        return False
    return line.marker.number != items + 1 or is_heading(line.text, line.marker)


def is_title_only(line: Segment) -> bool:
    """Tell whether a line is an item's number and title, whose text is the next line."""
    return line.marker is not None and is_heading(line.text, line.marker)


def item_parts(line: Segment) -> list[Segment]:
    """Return the parts of a panel's paragraph that blanks set apart, where each has a title of its own."""
    if line.marker is not None:
        return [line]
    edges = [0, *(match.end() for match in _BLANK_AFTER_STOP.finditer(line.text)), len(line.text)]
    parts = [line.text[first:last].rstrip() for first, last in pairwise(edges)]
    if len(parts) < 2 or any(run_in_end(part, numbered=False) == 0 for part in parts):
        return [line]
    return [
        Segment(part, line.start + first, None, line.gap, line.opens, line.closes)
        for part, first in zip(parts, edges, strict=False)
    ]


def item_title(line: Segment, expected: int, *, term: bool = False) -> tuple[int, int, int]:
    """Return start and end of an item's title and where its text begins; all 0 where it has no title.

    ``expected`` is the number that the item should have: a number without its stop (83D打印 for item 8) is told by it.
    ``term`` tells that the item is a glossary's, whose title ends with a colon.
    """
    start = line.marker.length if line.marker is not None else 0
    if line.marker is None:
        start = _item_number(line.text, None, expected)
    end = run_in_end(line.text, start, numbered=term or start > 0)
    if end > start:
        return start, end, end + 1
    whole = line.text[start:].rstrip("。")
    is_title = start > 0 and 1 < len(whole) <= _LONGEST_CELL and not _SENTENCE_MARK.search(whole)
    return (start, start + len(whole), len(line.text)) if is_title else (0, 0, 0)


def _item_number(text: str, marker: Marker | None, expected: int) -> int:
    """Return how many characters an item's number takes, 0 where the line is not numbered."""
    if marker is not None:
        return marker.length
    digits = str(expected)
    if expected > 1 and text.startswith(digits) and run_in_end(text, len(digits)) > len(digits):
        rest = text[len(digits) :]
        return len(digits) if re.match(r"\d?[A-Za-z\u4e00-\u9fff“]", rest) and not rest.startswith("年") else 0
    return 0
