"""What stands after a plan's body: the signature, the site's own words; and what the lines of a letter look like."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from loaders.reading.block import BlockKind
from loaders.reading.segments import Segment

LETTER = re.compile(
    r".{2,90}[:：]|[^。]{0,14}[〔\[［(（【]\s*(?:19|20)\d\d\s*[〕\]］)）】]\s*\d+\s*号|.*(?:印发给你们|贯彻执行|遵照执行|组织实施。).*"
    r"|(?:19|20)\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日?)?|二[〇○零O0]..年.{1,3}月(?:.{1,3}日)?|[(（]此件.{2,20}[)）]"
    r"|.{2,24}(?:人民政府|办公[厅室]|委员会|管委会|管理委员会|[厅局部院])|附件\s*[:：\d].*"
)
_BACK_FURNITURE = re.compile(
    r".*(?:网站|公众号|微信|微博|扫一扫|责任编辑|版权所有|备案|主办|承办|技术支持|联系我们|上一篇|下一篇|打印|关闭|分享|解读|媒体视角|一图读懂|相关).*"
)
# To whom a notice goes: 各镇人民政府、各街道办事处,区级各部门,有关单位:
_ADDRESSEES = re.compile(
    r"(?=[^。；;]{0,200}(?:各|有关)[^。；;]{0,12}(?:政府|单位|部门|机构|街道|乡镇|[区县市镇乡委局办]|企业|院校|高校))[^。；;]{4,400}[:：]\s*"
)
# A signature: bodies, each with a line of its own, then the day.
_SIGNER = re.compile(r".{2,24}(?:人民政府|办公[厅室]|委员会|管委会|管理委员会|[厅局部院委])")
_DAY = re.compile(r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|二[〇○零O0][^年]{2}年[^月]{1,3}月[^日]{1,3}日")
_MOST_SIGNERS = 6
_LONGEST_CELL = 40
_SENTENCE_ENDS = ("。", "；", ";", "！")


def is_address(text: str) -> bool:
    """Tell whether a line says to whom a notice goes.

    >>> is_address("各镇人民政府、各街道办事处，区级各部门，有关单位："), is_address("各项任务如下：")
    (True, False)
    """
    return _ADDRESSEES.fullmatch(text) is not None


def back_kinds(
    lines: Sequence[Segment], body: int, cells: Collection[int], known: Collection[int]
) -> dict[int, BlockKind]:
    """Return the kinds of the lines that are the signature or the site's, by their index.

    The plan's own text begins after ``body``; ``cells`` are lines of tables, ``known`` those whose kind is known.
    """
    kinds = _end(lines, body, cells)
    signed = _signature(lines, body, {*cells, *known, *kinds})
    return kinds | dict.fromkeys(signed, BlockKind.LETTER)


def _end(lines: Sequence[Segment], body: int, cells: Collection[int]) -> dict[int, BlockKind]:
    """Return the kinds of the site's words after the text, and of a signature and date at its end."""
    index = len(lines) - 1
    cut = len(lines)
    while index > body and index not in cells:
        line = lines[index]
        if len(line.text) > 30 or line.text.endswith("。") or line.marker is not None or line.opens or line.closes:
            break
        if _BACK_FURNITURE.fullmatch(line.text) or LETTER.fullmatch(line.text):
            cut = index
        elif not (len(line.text) <= 12 and cut == index + 1) and index < len(lines) - 3:
            break
        index -= 1
    if cut < len(lines) and _goes_on_in_cells(lines, cut):
        cut = _end_of_cells(lines, cut)
    return {place: _kind(lines[place].text) for place in range(cut, len(lines))}


def _kind(text: str) -> BlockKind:
    site = _BACK_FURNITURE.fullmatch(text) or not LETTER.fullmatch(text)
    return BlockKind.FURNITURE if site else BlockKind.LETTER


def _goes_on_in_cells(lines: Sequence[Segment], cut: int) -> bool:
    """Tell whether what looks like the back of a text is the last cells of a table: no sentence ends before it."""
    if cut == 0 or any(_DAY.fullmatch(line.text) for line in lines[cut:]):
        return False
    before = lines[cut - 1].text
    return len(before) <= _LONGEST_CELL and not before.endswith(_SENTENCE_ENDS)


def _end_of_cells(lines: Sequence[Segment], cut: int) -> int:
    """Return the index of the first line after ``cut`` that is the site's, as all lines after it are."""
    index = len(lines)
    while index > cut and _BACK_FURNITURE.fullmatch(lines[index - 1].text):
        index -= 1
    return index


def _signature(lines: Sequence[Segment], body: int, known: Collection[int]) -> range:
    """Return the lines of the signature after which an annex follows: bodies and the day.

    It stands under a sentence or under the list of annexes.
    """
    for index in range(len(lines) - 1, body, -1):
        if index in known or not _DAY.fullmatch(lines[index].text):
            continue
        first = index
        while first - 1 > body and index - first < _MOST_SIGNERS and _SIGNER.fullmatch(lines[first - 1].text):
            first -= 1
        above = lines[first - 1].text
        if first < index and (above.endswith(_SENTENCE_ENDS) or above.startswith("附件")):
            return range(first, index + 1)
    return range(0)
