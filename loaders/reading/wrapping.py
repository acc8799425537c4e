"""Lines that belong together: paragraphs broken by pages or by a fixed width, cells broken in two."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from loaders.reading.banner import SITE_BANNER
from loaders.reading.headings import is_heading_like
from loaders.reading.lines import SourceLine

_SENTENCE_END = tuple("。！？；!?;:：…")
_PAGE_MARK = re.compile(r"(\d{1,3})、")
# A page of a sharing site holds some 500 characters; its mark begins the line.
_PAGE_LENGTH = 120
_YEAR_CELL = re.compile(r"(?:[12]\d{3}\s*年?|“?十[一二三四五六]五”?(?:期间|末)?)")
_VALUE_CELL = re.compile(r"(?:指标|目标|现状|实际|完成|预期|规划|基期|期末)?(?:值|数)|(?:完成|变化)情况|目标")
_UNIT_CELL = re.compile(
    r"[(（](?:[%％‰]|[件个家项亿万千百元人年次件平方公里米吨标准煤位只套]{1,6}(?:[/／每].{1,5})?)[)）]"
)
_ATTRIBUTE_CELLS = {("指标", "属性"), ("指标", "名称"), ("指标", "类型"), ("指标", "类别"), ("指标", "性质")}
# In a text of pages a shorter line may be a caption.
_SHORTEST_OF_PAGES = 30
# Below this a line may be a heading or a cell, and its end says nothing about wrapping.
_SHORTEST_WRAPPED = 15


def join_lines(text: str, lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with those joined that the source broke apart."""
    joined = _join_pages(text, lines)
    if len(joined) < len(lines):
        joined = _join(text, joined, _goes_on_after_break)
    joined = _join_wrapped(text, joined)
    joined = _join(text, joined, _goes_on, after_page=True)
    return _join(text, joined, _is_one_cell)


def _join_pages(text: str, lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Join the pages of a sharing site, which begin with a running number that cuts the sentence (主|2、要目标)."""
    marks = _page_marks(text, lines)
    if not marks:
        return list(lines)
    groups: list[list[SourceLine]] = []
    for index, line in enumerate(lines):
        bare = _without_start(line, marks[index]) if index in marks else line
        cut = index > 0 and not lines[index - 1].of(text).endswith(_SENTENCE_END)
        if index in marks and (index - 1 in marks or (cut and index != min(marks))):
            groups[-1].append(bare)
        else:
            groups.append([bare])
    return [_merged(group) for group in groups]


def _merged(group: Sequence[SourceLine]) -> SourceLine:
    """Return the one line that several lines make."""
    ranges = tuple(each for line in group for each in line.ranges)
    return replace(group[0], ranges=ranges, closes=group[-1].closes) if len(group) > 1 else group[0]


def _page_marks(text: str, lines: Sequence[SourceLine]) -> dict[int, int]:
    """Return the lengths of the page marks by line.

    They are those of a run of three or more long lines numbered from 1, most of them cut, or of any run after the
    banner of a sharing site.
    """
    run: dict[int, int] = {}
    cuts = 0
    for index, line in enumerate(lines):
        match = _PAGE_MARK.match(line.of(text))
        if match is None or int(match.group(1)) != len(run) + 1:
            if run:
                break
            continue
        if run and len(lines[index - 1].of(text)) < _PAGE_LENGTH:
            break
        cuts += bool(run) and not lines[index - 1].of(text).endswith(_SENTENCE_END)
        run[index] = match.end()
    first = min(run, default=0)
    if first > 0 and SITE_BANNER.search(lines[first - 1].of(text)):
        return run | _later_marks(text, lines, max(run) + 1, len(run) + 1)
    return run if len(run) >= 3 and 2 * cuts > len(run) - 1 else {}


def _later_marks(text: str, lines: Sequence[SourceLine], start: int, number: int) -> dict[int, int]:
    """Return the lengths of the page marks that go on from a number after a blank line, by line."""
    found: dict[int, int] = {}
    for index in range(start, len(lines)):
        match = _PAGE_MARK.match(lines[index].of(text))
        if match is not None and int(match.group(1)) == number and lines[index].gap > 1:
            found[index] = match.end()
            number += 1
    return found


def _without_start(line: SourceLine, length: int) -> SourceLine:
    """Return a line without its first characters."""
    ranges: list[tuple[int, int]] = []
    for first, last in line.ranges:
        dropped = min(length, last - first)
        length -= dropped
        if first + dropped < last:
            ranges.append((first + dropped, last))
    return replace(line, ranges=tuple(ranges)) if ranges else line


def _join_wrapped(text: str, lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Join lines that were broken at a fixed width, where the text as a whole is so broken."""
    widths = [
        len(words)
        for words in (line.of(text) for line in lines)
        if len(words) >= _SHORTEST_WRAPPED and not words.endswith(_SENTENCE_END)
    ]
    long_lines = sum(len(line.of(text)) >= _SHORTEST_WRAPPED for line in lines)
    if len(widths) < 5 or 2 * len(widths) < long_lines:
        return list(lines)
    widths.sort()
    width = widths[len(widths) * 9 // 10]
    near = sum(width - 3 <= w <= width + 3 for w in widths)
    if width > 80 or 2 * near < len(widths):
        return list(lines)

    def goes_on(before: str, after: str) -> bool:
        return len(before) >= width - 3 and not before.endswith(_SENTENCE_END) and not is_heading_like(after)

    return _join(text, lines, goes_on)


def _goes_on(before: str, after: str) -> bool:
    """Tell whether a sentence that a page number interrupts goes on after it."""
    ended = before.endswith(_SENTENCE_END) or is_heading_like(before)
    return len(before) >= _SHORTEST_WRAPPED and not ended and not is_heading_like(after)


def _goes_on_after_break(before: str, after: str) -> bool:
    """Tell whether a long line goes on in the next, in a text that a sharing site broke into pages."""
    return len(before) >= _SHORTEST_OF_PAGES and _goes_on(before, after)


def _join(
    text: str, lines: Sequence[SourceLine], belong: Callable[[str, str], bool], *, after_page: bool = False
) -> list[SourceLine]:
    """Join lines that belong together; with ``after_page`` only those that a page number stood between."""
    groups: list[list[SourceLine]] = []
    before = ""
    for line in lines:
        words = line.of(text)
        apart = not groups or groups[-1][-1].closes or line.opens or (after_page and not line.after_page)
        if not apart and belong(before, words):
            groups[-1].append(line)
        else:
            groups.append([line])
        before = words
    return [_merged(group) for group in groups]


def _is_one_cell(before: str, after: str) -> bool:
    """Tell whether two lines are the halves of one cell: 2020年|目标值, 指标|属性, 技术合同成交额|(亿元)."""
    if _YEAR_CELL.fullmatch(before):
        return _VALUE_CELL.fullmatch(after) is not None
    if len(before) <= 30 and _UNIT_CELL.fullmatch(after):
        return not before.endswith((*_SENTENCE_END, ")", "）"))
    return (before, after) in _ATTRIBUTE_CELLS
