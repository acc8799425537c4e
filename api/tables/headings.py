"""The columns of tables, and the words in them, for readers of Chinese."""

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from api.tables.csv_table import Cell
from api.tables.table import Rows


def in_chinese(head: Sequence[str]) -> tuple[str, ...]:
    """Return the names of columns in Chinese; a name without one stays.

    >>> in_chinese(["subject", "year", "no such column"])
    ('对象', '年份', 'no such column')
    """
    columns = dict(_data()["columns"])
    for name, others in _data()["beside"].items():
        if name in head and set(others) <= set(head):
            columns |= others
    return tuple(columns.get(name, name) for name in head)


def worded(head: Sequence[str], rows: Rows) -> list[list[Cell]]:
    """Return rows with the words of their columns in Chinese: a kind, a measure, a class; other cells stay.

    >>> worded(["subject", "kind"], [["云江区", "target"], ["云江区", None]])
    [['云江区', '目标'], ['云江区', None]]
    """
    words = [_data()["words"].get(name) for name in head]
    return [[_word(known, cell) if known else cell for known, cell in zip(words, row, strict=True)] for row in rows]


def wording(head: Sequence[str], *, chinese: bool) -> tuple[Sequence[str], Callable[[Rows], Rows]]:
    """Return the head to write and what words the rows below it: both in Chinese, or as they are."""
    if not chinese:
        return head, lambda rows: rows
    return in_chinese(head), lambda rows: worded(head, rows)


def _word(known: dict[str, str], cell: Cell) -> Cell:
    key = str(cell).lower() if isinstance(cell, bool) else cell
    return known.get(key, cell) if isinstance(key, str) else cell


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("api.tables").joinpath("headings.toml").read_text(encoding="utf-8"))
