"""The numbers of Word's paragraphs, which the file does not hold as text: styles, lists, counters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from loaders.reading.xml_tree import Element, attribute, child, children

_LEVELS = 9
_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"%([1-9])")
_DIGITS = "零一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# A counter past this is no number of a heading.
_HIGHEST = 9999


def chinese_number(number: int) -> str:
    """Return a number from 1 to 99 as headings write it, any other in digits.

    >>> [chinese_number(number) for number in (3, 10, 12, 20, 45, 100)]
    ['三', '十', '十二', '二十', '四十五', '100']
    """
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26)


def _roman(number: int) -> str:
    pairs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, sign in pairs:
        times, number = divmod(number, value) if number < 100 else (0, number)
        text += sign * times
    return text


def _circled(number: int) -> str:
    return _CIRCLED[number - 1] if 0 < number <= len(_CIRCLED) else f"({number})"


# ECMA-376, ST_NumberFormat: the formats that Chinese documents use.
_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese_number,
    "chineseCountingThousand": chinese_number,
    "chineseLegalSimplified": chinese_number,
    "ideographDigital": chinese_number,
    "japaneseCounting": chinese_number,
    "japaneseDigitalTenThousand": chinese_number,
    "taiwaneseCounting": chinese_number,
    "taiwaneseCountingThousand": chinese_number,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalZero": "{:02d}".format,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
}


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: the format of its number, the pattern around it (第%1章), where it starts."""

    format: str
    pattern: str
    start: int


@dataclass(slots=True)
class _List:
    """The levels of a list by their index, and which counters it shares."""

    counters: str
    levels: dict[int, _Level]


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of its paragraphs; ``level`` is that of a heading from 1, 0 of running text."""

    based_on: str
    level: int | None
    list_id: str
    list_level: str
    is_contents: bool


class Numbering:
    """Knows styles and lists, and counts the paragraphs in their order."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles = {attribute(style, "styleId"): _style(style) for style in _all(styles, "style")}
        self._lists = _lists(numbering)
        self._counts: dict[str, list[int]] = {}

    def heading_level(self, properties: Element | None) -> int:
        """Return the level of a paragraph that is a heading by its outline level or its style, else 0."""
        own = attribute(child(properties, "outlineLvl"), "val")
        if own.isdecimal():
            return _outline_level(own)
        return next((s.level for s in self._chain(properties) if s.level is not None), 0)

    def is_contents(self, properties: Element | None) -> bool:
        """Tell whether a paragraph is a line of the table of contents."""
        return any(style.is_contents for style in self._chain(properties))

    def number(self, properties: Element | None) -> str:
        """Count a paragraph and return its number as printed (第二章, （一）, 3.), empty where it has none."""
        own = child(properties, "numPr")
        list_id = attribute(child(own, "numId"), "val")
        level = attribute(child(own, "ilvl"), "val")
        for style in self._chain(properties):
            list_id = list_id or style.list_id
            level = level or style.list_level
        numbered = self._lists.get(list_id)
        index = int(level) if level.isdecimal() else 0
        if numbered is None or index not in numbered.levels:
            return ""
        return self._count(numbered, index)

    def _count(self, numbered: _List, index: int) -> str:
        counts = self._counts.setdefault(numbered.counters, [0] * _LEVELS)
        for above in range(index + 1):
            start = numbered.levels[above].start if above in numbered.levels else 1
            counts[above] = counts[above] or start - (above == index)
        counts[index] = min(counts[index] + 1, _HIGHEST)
        counts[index + 1 :] = [0] * (_LEVELS - index - 1)
        level = numbered.levels[index]
        if level.format in {"bullet", "none"}:
            return ""

        def shown(match: re.Match[str]) -> str:
            place = int(match.group(1)) - 1
            form = numbered.levels[place].format if place in numbered.levels else "decimal"
            return _FORMATS.get(form, str)(counts[place])

        return _PLACEHOLDER.sub(shown, level.pattern)

    def _chain(self, properties: Element | None) -> list[_Style]:
        """Return the style of a paragraph and those that it is based on."""
        found: list[_Style] = []
        name = attribute(child(properties, "pStyle"), "val")
        while name in self._styles and len(found) < _LEVELS:
            found.append(self._styles[name])
            name = found[-1].based_on
        return found


def _all(root: Element | None, name: str) -> list[Element]:
    return [] if root is None else list(children(root, name))


def _style(style: Element) -> _Style:
    properties = child(style, "pPr")
    name = attribute(child(style, "name"), "val")
    named = _HEADING_NAME.fullmatch(name)
    outline = attribute(child(properties, "outlineLvl"), "val")
    level = _outline_level(outline) if outline.isdecimal() else int(named.group(1)) if named else None
    return _Style(
        based_on=attribute(child(style, "basedOn"), "val"),
        level=level,
        list_id=attribute(child(properties, "numPr", "numId"), "val"),
        list_level=attribute(child(properties, "numPr", "ilvl"), "val"),
        is_contents=name.lower().startswith("toc "),
    )


def _outline_level(value: str) -> int:
    return int(value) + 1 if int(value) < _LEVELS else 0


def _lists(numbering: Element | None) -> dict[str, _List]:
    """Return the lists by id, each with the levels of its definition and what it overrides."""
    defined = {
        attribute(each, "abstractNumId"): dict(map(_level, children(each, "lvl")))
        for each in _all(numbering, "abstractNum")
    }
    found: dict[str, _List] = {}
    for each in _all(numbering, "num"):
        number, abstract = attribute(each, "numId"), attribute(child(each, "abstractNumId"), "val")
        levels = dict(defined.get(abstract, {}))
        restarted = False
        for override in children(each, "lvlOverride"):
            index = _index(override)
            start = attribute(child(override, "startOverride"), "val")
            own = child(override, "lvl")
            if own is not None:
                levels[index] = _level(own)[1]
            if start.isdecimal() and index in levels:
                levels[index] = _Level(levels[index].format, levels[index].pattern, int(start))
                restarted = True
        found[number] = _List(f"num {number}" if restarted else f"abstract {abstract}", levels)
    return found


def _level(level: Element) -> tuple[int, _Level]:
    start = attribute(child(level, "start"), "val")
    return _index(level), _Level(
        format=attribute(child(level, "numFmt"), "val") or "decimal",
        pattern=attribute(child(level, "lvlText"), "val"),
        start=int(start) if start.isdecimal() else 1,
    )


def _index(level: Element) -> int:
    value = attribute(level, "ilvl")
    return min(int(value), _LEVELS - 1) if value.isdecimal() else 0
