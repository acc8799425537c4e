"""CSV that a spreadsheet opens rightly and safely."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.tables.csv_table import csv_table

_FORMULA = "=+-@＝＋－＠\t\r\n"


def read(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=2))
def test_no_text_begins_like_a_formula_and_every_text_is_kept(cells: list[str]) -> None:
    _, row = read(csv_table(["a", "b"], [cells]))
    for cell, shown in zip(cells, row, strict=True):
        assert shown.lstrip(" \u3000")[:1] not in tuple(_FORMULA)
        assert shown in (cell, f"'{cell}")


@pytest.mark.parametrize(("cell", "shown"), [(-2.5, "-2.5"), (300.0, "300"), (7, "7"), (None, ""), (True, "true")])
def test_numbers_stay_numbers(cell: float | bool | None, shown: str) -> None:
    assert read(csv_table(["a"], [[cell, "x"]]))[1][0] == shown


def test_half_a_surrogate_pair_does_not_end_the_answer() -> None:
    assert read(csv_table(["a"], [["\ud800", "园"]]))[1] == ["?", "园"]
