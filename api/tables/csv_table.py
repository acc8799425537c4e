"""Tables as CSV that a spreadsheet opens rightly and safely."""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence

MEDIA_TYPE = "text/csv"

#: What may stand in a cell.
Cell = str | int | float | bool | None

# A spreadsheet takes a text that begins so, maybe after blanks, for a formula; full-width forms are taken for it too.
_FORMULA = "=+-@＝＋－＠\t\r\n"
_ALONE = frozenset("+-＋－")


class Verbatim(str):
    """A text that is written as it stands, because it is known to be no formula: a number of somebody's table."""

    __slots__ = ()


def csv_table(head: Sequence[Cell], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table in UTF-8 with a byte order mark, without which Excel takes Chinese for something else.

    A text that a spreadsheet could take for a formula begins with an apostrophe; numbers stay numbers.

    >>> csv_table(["name", "value"], [["=1+1", -2.5], [None, 3.0]]).decode("utf-8-sig").splitlines()
    ['name,value', "'=1+1,-2.5", ',3']
    """
    return codecs.BOM_UTF8 + csv_rows([head, *rows])


def csv_rows(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return more rows of such a table."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", errors="replace")


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int() | float():
            return f"{cell:.12g}" if isinstance(cell, float) else str(cell)
        case Verbatim():
            return str(cell)
        case str():
            bare = cell.lstrip(" \u3000")
            # A dash or plus alone stands for an empty cell in many tables, and computes nothing.
            return f"'{cell}" if bare[:1] in tuple(_FORMULA) and bare.strip() not in _ALONE else cell
