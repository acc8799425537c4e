"""The lines that a layout is made from: those of the clean text, long ones parted at their running numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from loaders.reading.cleaning import CleanText, Line
from loaders.reading.headings import Marker, Style, glued_heading_end, parse_marker

# A shorter line that holds two numbers is a sentence that counts, not a run of paragraphs.
_SHORTEST_PARTED = 30
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_NUMBER = re.compile(
    r"[〇零一二三四五六七八九十]{1,3}、|[(（](?:[一二三四五六七八九十]{1,3}|[-—－])[)）]|\d{1,2}[.．、](?!\d)"
)
_BEFORE_NUMBER = tuple("。！？；;:：”’」）)】| ")
# A number that follows a heading at once: the heading has no stop of its own.
_LONGEST_GLUED = 26
_MISREAD_ONE = re.compile(r"(?<=[\u4e00-\u9fff])[LlI1][、.．]?(?=[\u4e00-\u9fff])")
_ORDER = (Style.CHINESE, Style.CHINESE_BRACKETED, Style.ARABIC)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of clean text that becomes one block or several: a line, or a part of one.

    ``marker`` is the number that it begins with, also where a scan misread it. ``gap``, ``opens`` and ``closes`` are
    those of the line; the first part of a line has its ``gap`` and ``opens``, the last its ``closes``.
    """

    text: str
    start: int
    marker: Marker | None
    gap: int = 1
    opens: bool = False
    closes: bool = False

    @property
    def end(self) -> int:
        """Return the offset in the clean text just after the segment."""
        return self.start + len(self.text)


def segments(clean: CleanText) -> list[Segment]:
    """Return the segments of a clean text, in their order."""
    lines = clean.lines or tuple(Line(match.start(), match.end()) for match in _LINE.finditer(clean.text))
    out: list[Segment] = []
    for line in lines:
        words = clean.text[line.start : line.end]
        if len(words) < _SHORTEST_PARTED:
            out.append(Segment(words, line.start, parse_marker(words), line.gap, line.opens, line.closes))
        else:
            out.extend(_parted(words, line))
    return out


def _parted(words: str, line: Line) -> Iterator[Segment]:
    """Yield the parts of a long line, each beginning with its number."""
    cuts = _cuts(words)
    edges = sorted({0, *cuts, len(words)})
    for number, (first, last) in enumerate(pairwise(edges)):
        end = last
        while end > first and words[end - 1] == " ":
            end -= 1
        if end > first:
            part = words[first:end]
            yield Segment(
                part,
                line.start + first,
                cuts[first] if first in cuts else parse_marker(part),
                line.gap if number == 0 else 1,
                line.opens and number == 0,
                line.closes and last == len(words),
            )


def _cuts(words: str) -> dict[int, Marker | None]:
    """Return where a line is to be parted, with the number that stands there (None where a heading's text begins)."""
    numbers = _running_numbers(words)
    if len(numbers) < 2:
        return {}
    cuts: dict[int, Marker | None] = dict(numbers)
    places = sorted(numbers)
    for place, following in zip(places, [*places[1:], len(words)], strict=True):
        marker = numbers[place]
        part = words[place:following]
        if marker.style is Style.ARABIC:
            continue
        end = glued_heading_end(part, marker.length)
        if marker.length < end < len(part) and part[end] not in "。:：,，、":
            cuts[place + end] = None
        misread = _misread_one(words, place, following, numbers)
        if misread is not None:
            cuts[misread] = Marker(Style.ARABIC, 1, 1 + (words[misread + 1] in "、.．"))
    return cuts


def _running_numbers(words: str) -> dict[int, Marker]:
    """Return the numbers in a line that go on from one another (一、… 二、…; within them (一)…; within these 1.…)."""
    found: dict[int, Marker] = {}
    current = dict.fromkeys(_ORDER, 0)
    last_place = -_LONGEST_GLUED
    last_rank = -1
    for match in _NUMBER.finditer(words):
        marker = parse_marker(match.group())
        if marker is None or marker.style not in current:
            continue
        rank = _ORDER.index(marker.style)
        place = match.start()
        glued = rank > last_rank >= 0 and place - last_place <= _LONGEST_GLUED and marker.number == 1
        if not (place == 0 or words[place - 1] in _BEFORE_NUMBER or glued):
            continue
        # The first item may have lost its number to a scan (L for 1.), so that the second goes on from nothing.
        after_lost = rank == 2 and marker.number == 2 and current[marker.style] == 0 and last_rank == 1
        starts = place == 0 and not found
        if marker.number != current[marker.style] + 1 and not after_lost and not starts:
            continue
        current[marker.style] = marker.number
        for lower in _ORDER[rank + 1 :]:
            current[lower] = 0
        found[place] = marker
        last_place, last_rank = place, rank
    return found


def _misread_one(words: str, place: int, following: int, numbers: dict[int, Marker]) -> int | None:
    """Return where a scan misread the first item's number, between a heading and the item numbered 2."""
    after = numbers.get(following)
    if numbers[place].style is not Style.CHINESE_BRACKETED or after is None:
        return None
    if after.style is not Style.ARABIC or after.number != 2:
        return None
    match = _MISREAD_ONE.search(words, place, min(following, place + _LONGEST_GLUED + 4))
    return match.start() if match else None
