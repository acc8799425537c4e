"""Headings: how plans number them, where a run-in heading ends, how they nest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

_CHINESE = "〇零一二三四五六七八九十百"
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

# Longer lines are sentences, even where they lack a full stop.
LONGEST_HEADING = 50
_LONGEST_RUN_IN = 45
_LONGEST_PLAIN_RUN_IN = 25
_STOPS = "。！？；;!?"


class Style(StrEnum):
    """A way of numbering headings."""

    CHAPTER = "第一章"
    PART = "第一节"
    CHINESE = "一、"
    CHINESE_BRACKETED = "(一)"
    DECIMAL = "1.1"
    ARABIC = "1."
    ARABIC_BRACKETED = "(1)"
    CIRCLED = "①"
    UNNUMBERED = "重点平台"
    PLAIN = "前言"
    MARKED = "# 重点平台"


@dataclass(frozen=True, slots=True)
class Marker:
    """The number before a heading: its style, its value and how many characters it takes."""

    style: Style
    number: int
    length: int


_MARKERS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (Style.CHAPTER, re.compile(rf"第([{_CHINESE}]+|\d{{1,2}})[章篇编部](?![分门])[\s、:：.]*")),
    (Style.PART, re.compile(rf"第([{_CHINESE}]+|\d{{1,2}})节[\s、:：.]*")),
    (Style.CHINESE, re.compile(rf"([{_CHINESE}]{{1,3}})[、．.]\s*")),
    # A bracketed one is read as a dash in scanned texts.
    (Style.CHINESE_BRACKETED, re.compile(rf"[(（]\s*([{_CHINESE}]{{1,3}}|[-—－])\s*[)）][、.．]?\s*")),
    (
        Style.DECIMAL,
        re.compile(
            r"(\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?(?:\s+|(?=[\u4e00-\u9fff“《]))(?![年月日%个家亿万倍项件人])"
        ),
    ),
    (Style.ARABIC, re.compile(r"(\d{1,2})[.．、](?!\d)\s*")),
    (Style.ARABIC_BRACKETED, re.compile(r"(?:[(（]\s*(\d{1,2})\s*[)）]|(\d{1,2})[)）])[、.．]?\s*")),
    (Style.CIRCLED, re.compile(rf"([{_CIRCLED}])\s*")),
)
_RANKS = {
    Style.PLAIN: 0,
    Style.CHAPTER: 0,
    Style.PART: 1,
    Style.CHINESE: 2,
    Style.CHINESE_BRACKETED: 3,
    Style.ARABIC: 4,
    Style.DECIMAL: 5,
    Style.ARABIC_BRACKETED: 6,
    Style.CIRCLED: 7,
    Style.UNNUMBERED: 8,
    Style.MARKED: 8,
}
_PANEL_TITLE = re.compile(
    rf"(?:专栏|专题|表(?=\s*[\d{_CHINESE}])|附表)\s*(?:\d{{1,2}}(?:[-.—－]\d{{1,2}})?|[{_CHINESE}]{{1,3}})?[\s:：.、．]*"
)
_LONGEST_WITH_COMMA = 14
_IS_SENTENCE = re.compile(
    r"[一二三四五六七八九]是|其中|同时|此外|(?:19|20)\d\d年|\d+(?:\.\d+)?(?:%|[万亿]?[元人家件亩吨])"
)
_GLOSSARY = re.compile(r"(?:附[件录表注]?\d{0,2})?.{0,4}(?:名词|指标|术语|概念)(?:解释|注释|说明|释义)")
_DASHES = re.compile(r"[—–-]{1,3}\s*(?=[^\d\s—–-])")


def style_rank(style: Style) -> int:
    """Return the place of a style among the others, 0 for the outermost."""
    return _RANKS[style]


def parse_marker(text: str) -> Marker | None:
    """Return the number at the start of a line, or None.

    >>> parse_marker("（二）发展形势").number, parse_marker("2.4%") is None
    (2, True)
    """
    for style, pattern in _MARKERS:
        match = pattern.match(text)
        if match is not None:
            digits = next(group for group in match.groups() if group is not None)
            return Marker(style, _value(digits), match.end())
    return None


def panel_title(text: str) -> str | None:
    """Return the title of a panel or table without its number, or None where the line is no such title.

    The title is empty where the line holds the number alone.

    >>> panel_title("专栏3 云湖产业园建设"), panel_title("表现突出的企业")
    ('云湖产业园建设', None)
    """
    match = _PANEL_TITLE.match(text)
    if match is None or len(text) > LONGEST_HEADING or text.endswith(tuple(_STOPS + ",，、")):
        return None
    number = match.group().strip(" :：.、．")
    if number in {"专栏", "专题", "附表"} and not re.match(r"(?:专栏|附表)[\s:：]", text):
        return None
    return text[match.end() :].strip()


def run_in_end(text: str, start: int = 0, *, numbered: bool = True, colon: bool = True) -> int:
    """Return where the run-in heading that begins at ``start`` ends, or ``start`` where there is none.

    It ends before the first full stop (or ``colon``), which comes soon and has words after it. Without a number before
    it, it is shorter and has no year or share, and a comma only where it is very short, since a sentence may.

    >>> run_in_end("科创组团。面向企业提供服务，打造高地。", numbered=False)
    4
    """
    longest = _LONGEST_RUN_IN if numbered else _LONGEST_PLAIN_RUN_IN
    depth = 0
    for position in range(start, min(len(text), start + longest + 1)):
        char = text[position]
        depth += (char in "(（《“") - (char in ")）》”")
        if depth <= 0 and (char == "。" or (colon and char in ":：")):
            follows = text[position + 1 :].strip()
            too_long = (
                not numbered and position - start > _LONGEST_WITH_COMMA and re.search("[，,]", text[start:position])
            )
            return position if len(follows) > 5 and position - start > 1 and not too_long else start
        if char in "；;！？" or (not numbered and _IS_SENTENCE.match(text, position)):
            return start
    return start


def dashes(text: str) -> int:
    """Return the length of the dashes before a principle or target (——坚持…), 0 where there are none."""
    match = _DASHES.match(text)
    return match.end() if match else 0


def is_heading(text: str, marker: Marker | None) -> bool:
    """Tell whether a whole line is a heading."""
    if marker is None:
        return plain_level(text) is not None
    title = text[marker.length :].rstrip(":： ")
    if not title or len(title) > LONGEST_HEADING:
        return False
    if title.endswith("。"):
        return len(title) <= _LONGEST_PLAIN_RUN_IN and not re.search("[。，,；:：]", title[:-1])
    return not title.endswith(tuple(_STOPS + ",，、:：")) and run_in_end(title) == 0


def is_unnumbered_heading(text: str, following: str) -> bool:
    """Tell whether a short line without a number, before a paragraph, is a heading.

    >>> is_unnumbered_heading("云江科学城", "以云江大学为核心，布局建设核心区，" * 3 + "打造策源地。")
    True
    """
    if not 2 < len(text) <= _LONGEST_PLAIN_RUN_IN or re.search(r"[。，；：！？,;:|]|\d{4}", text):
        return False
    return len(following) > LONGEST_HEADING - 10 and following.endswith("。") and parse_marker(following) is None


def is_heading_like(text: str) -> bool:
    """Tell whether a line opens something of its own, so that the line before it does not go on in it."""
    return parse_marker(text) is not None or panel_title(text) is not None or dashes(text) > 0 or is_heading(text, None)


def plain_level(text: str) -> int | None:
    """Return the level of a heading that is known without a number (前 言), None where it is not.

    >>> plain_level("附件：主要名词解释"), plain_level("名词很多")
    (1, None)
    """
    bare = re.sub(r"[\s:：]|\d+$", "", text)
    return 1 if bare in _words()[0] or _GLOSSARY.fullmatch(bare) else None


def opens_glossary(title: str) -> bool:
    """Tell whether a heading's title is that of a list of terms and what they mean."""
    return _GLOSSARY.fullmatch(re.sub(r"[\s:：]", "", title)) is not None


def glued_heading_end(text: str, start: int) -> int:
    """Return where a heading ends that its text follows without a stop (一、指导思想坚持…), or ``start``.

    >>> glued_heading_end("指导思想坚持创新引领", 0)
    4
    """
    for word in _words()[1]:
        if text.startswith(word, start):
            return start + len(word)
    match = _TEXT_BEGINS.search(text, start + 4, start + 26)
    return match.start() if match and not re.search("[，,。；]", text[start : match.start()]) else start


_TEXT_BEGINS = re.compile(
    r"到20\d\d年|以习近平|坚持以|全面贯彻|深入贯彻|深入实施|深入学习|紧紧围绕|紧扣|根据|按照|力争"
)


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the headings known without a number and all known headings, the longest first."""
    lines = Path(__file__).with_name("heading_words.txt").read_text(encoding="utf-8").split("\n")
    words = [line for line in lines if line and not line.startswith("#")]
    first = frozenset(word[1:] for word in words if word.startswith("="))
    return first, tuple(sorted({word.removeprefix("=") for word in words}, key=lambda word: (-len(word), word)))


def _value(digits: str) -> int:
    if digits in {"-", "—", "－"}:
        return 1
    if digits in _CIRCLED:
        return _CIRCLED.index(digits) + 1
    if digits[0].isdecimal():
        return int(re.split("[.．]", digits)[-1])
    tens, _, ones = digits.rpartition("十")
    if "十" not in digits:
        return _DIGITS.get(digits[-1], 0)
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)


@dataclass(slots=True)
class Outline:
    """The headings above a place, kept while a document is read from the top."""

    _open: list[tuple[Style, float, str]] = field(default_factory=list)

    def enter(self, style: Style, title: str, rank: float | None = None) -> int:
        """Open a section and return its level, from 1: numbers of one style are of one level.

        ``rank`` is that of a heading which the file's format marks, among the ranks of the styles.
        """
        rank = style_rank(style) if rank is None else rank
        while self._open and self._open[-1][1] >= rank:
            self._open.pop()
        if self._open and self._open[-1][0] is Style.PLAIN:
            self._open.pop()
        self._open.append((style, rank, title))
        return len(self._open)

    @property
    def path(self) -> tuple[str, ...]:
        """Return the open headings, outermost first."""
        return tuple(title for _, _, title in self._open)
