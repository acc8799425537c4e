"""Cells of a table: where they stand, and what their text can be."""

import re
from dataclasses import dataclass

from loaders.extraction.observation_lexicon import words

# A longer cell is a name or a note.
LONGEST_VALUE = 24

_CELL = re.compile(r"[^\n|｜\t]+")
_VALUE = re.compile(
    r"(?:[^\d\u4e00-\u9fff]{0,3}|[^\d]{0,8}?(?:增长|增加|提高|提升|下降|降低|减少|上升|超过|不低于|突破|高于|低于|达到|约|近|大于|小于|不少于|累计|年均|新增|以上|至|到){1,3})"
    r"\s*\d[\d,，.]*\s*[】\]）)]?\s*(?:[\u4e00-\u9fff%％‰/㎡（）()]{0,10}|[-—–~～至]\s*\d[\d.]*\s*[\u4e00-\u9fff%％‰/]{0,8})[】\]]?"
)
# A name with its number: 1.地区生产总值.
NUMBERED = re.compile(r"\d{1,2}[.．、]\D")
_DATED = re.compile(r"(?:19|20)\d\d年")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell and where it stands in the table's text."""

    text: str
    start: int
    end: int


def cells(text: str) -> list[Cell]:
    r"""Return the cells of a table's text, one a line or parted by bars and tabs.

    >>> [c.text for c in cells("指标 | 2020年\n产值（亿元） |\n12 |")]
    ['指标', '2020年', '产值（亿元）', '12']
    """
    found = []
    for match in _CELL.finditer(text):
        bare = match.group().strip()
        if bare:
            start = match.start() + match.group().index(bare)
            found.append(Cell(bare, start, start + len(bare)))
    return found


def is_missing(text: str) -> bool:
    """Tell whether a cell says that there is no value."""
    return text in words("contexts", "table", "missing")


def is_attribute(text: str) -> bool:
    """Tell whether a cell is the attribute of a target: 预期性, 约束性."""
    return re.sub(r"\s", "", text) in words("contexts", "table", "attributes")


def is_value(text: str) -> bool:
    """Tell whether a cell holds a value or says that there is none.

    >>> [is_value(text) for text in ("【1125】", ">500", "↑15", "增长5.1个百分点", "15%以上", "——")]
    [True, True, True, True, True, True]
    >>> is_value("高新技术企业（家）"), is_value("5G基站（个）")
    (False, False)
    """
    if is_missing(text):
        return True
    named = len(text) > LONGEST_VALUE or _DATED.search(text) or NUMBERED.match(text)
    return not named and bool(_VALUE.fullmatch(text))
