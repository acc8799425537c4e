"""What the words of a cell say: several names, a year, a number with its bound and unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from loaders.extraction.figures import comparator_before
from loaders.tables.sheet import Cell
from ontology.observation import Comparator
from ontology.provenance import Span

_MISSING = re.compile(r"[-—–－/／\\*.·…]*|无|暂无|没有|待定|不详|不适用|n/?a|null|none|#.{1,10}[!?]?", re.IGNORECASE)
_PARTS = re.compile(r"[、;；,，|/]|\s+(?=[\u4e00-\u9fff])|\s+和\s+")
_BRACKETS = {"(": 1, "（": 1, "[": 1, "【": 1, "《": 1, "“": 1, ")": -1, "）": -1, "]": -1, "】": -1, "》": -1, "”": -1}
_QUOTES = "\"“”'‘’ \t"
_NOTE = re.compile(r"^(?:注|备注|附注|说明|填表说明|资料来源|数据来源|制表|填报|审核|联系人|单位[:：])")
_TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|平\s*均)|^共\s*\d+\s*[家个项]")
_GROUP = re.compile(
    r"^[（(]?[一二三四五六七八九十]{1,3}[、)）.．]|^第[一二三四五六七八九十]{1,3}[类批部]|[（(]共?\s*\d+\s*[家个项][）)]$"
)
_NUMBER = re.compile(
    r"(?P<before>[^\d\-−+.]{0,8}?)\s*(?P<number>[-−+]?(?:\d{1,3}(?:[,，]\d{3})+|\d{1,30})(?:\.\d{1,30})?)\s*"
    r"(?P<unit>[^\d\s]{0,10}?)(?P<after>以上|以下|以内|左右)?"
)
_AFTER = {
    "以上": Comparator.AT_LEAST,
    "以下": Comparator.AT_MOST,
    "以内": Comparator.AT_MOST,
    "左右": Comparator.ABOUT,
}
_SIGNS = {
    "≥": Comparator.AT_LEAST,
    ">=": Comparator.AT_LEAST,
    "≧": Comparator.AT_LEAST,
    ">": Comparator.MORE_THAN,
    "＞": Comparator.MORE_THAN,
    "≤": Comparator.AT_MOST,
    "<=": Comparator.AT_MOST,
    "≦": Comparator.AT_MOST,
    "<": Comparator.LESS_THAN,
    "＜": Comparator.LESS_THAN,
    "≈": Comparator.ABOUT,
    "~": Comparator.ABOUT,
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a cell gives it."""

    value: Decimal
    unit: str
    comparator: Comparator


def is_missing(text: str) -> bool:
    """Tell whether a cell says that there is nothing to say.

    >>> [is_missing(text) for text in ("——", "无", "#N/A", "0", "无锡市")]
    [True, True, True, False, False]
    """
    return len(text) <= 12 and _MISSING.fullmatch(text) is not None


def is_remark(text: str) -> bool:
    """Tell whether words in the place of a name are a note, a total, or the heading of a group of rows.

    >>> [is_remark(text) for text in ("注：数据截至年底", "合计", "一、国家级（5家）", "合力智造有限公司")]
    [True, True, True, False]
    """
    return any(pattern.search(text[:300]) for pattern in (_NOTE, _TOTAL, _GROUP))


def is_total(text: str) -> bool:
    """Tell whether the words that begin a row make it a note or a sum over other rows.

    >>> is_total("合计"), is_total("一、国家级")
    (True, False)
    """
    return any(pattern.search(text[:300]) for pattern in (_NOTE, _TOTAL))


def bare(cell: Cell) -> Cell | None:
    """Return a cell without the quotation marks and blanks around its words, None where it then says nothing."""
    text = cell.text.strip(_QUOTES)
    if not text or is_missing(text):
        return None
    start = cell.span.start + cell.text.index(text)
    return Cell(text, Span(start, start + len(text)))


def parts(cell: Cell) -> Iterator[Cell]:
    """Yield the names that a cell lists, each with its place; what stands in brackets is not parted.

    >>> [part.text for part in parts(Cell("云州大学(机械、材料)、慧云公司", Span(0, 16)))]
    ['云州大学(机械、材料)', '慧云公司']
    """
    depths: list[int] = []
    depth = 0
    for character in cell.text:
        depth = max(0, depth + _BRACKETS.get(character, 0))
        depths.append(depth)
    # An opening bracket that none closes would hide all that follows.
    level = 0 if depth == 0 else len(depths)
    start = 0
    cuts = [match.span() for match in _PARTS.finditer(cell.text) if depths[match.start()] <= level]
    for end, following in [*cuts, (len(cell.text), len(cell.text))]:
        if cell.text[start:end].strip():
            offset = cell.span.start + start
            part = bare(Cell(cell.text[start:end], Span(offset, offset + end - start)))
            if part is not None:
                yield part
        start = following


def quantity(text: str) -> Quantity | None:
    """Return the number that a cell gives, None for any other words.

    >>> quantity("≥1,250家")
    Quantity(value=Decimal('1250'), unit='家', comparator=<Comparator.AT_LEAST: '>='>)
    >>> quantity("2.4%").value, quantity("第3") is None
    (Decimal('2.4'), True)
    """
    found = _NUMBER.fullmatch(text.strip()) if len(text) <= 80 else None
    if found is None:
        return None
    before = found["before"].strip()
    comparator = _SIGNS.get(before)
    if comparator is None:
        word, comparator = comparator_before(before)
        if word != before:
            return None
    number = found["number"].replace(",", "").replace("，", "").replace("−", "-")
    try:
        value = Decimal(number)
    except InvalidOperation:
        return None
    return Quantity(value, found["unit"], _AFTER.get(found["after"] or "", comparator))
