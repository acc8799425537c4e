"""What holds for every sheet, code and cell."""

import string
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from loaders.tables.cells import parts, quantity
from loaders.tables.columns import match
from loaders.tables.credit_code import check_credit_code
from loaders.tables.sheet import Cell, RawSheet, render, tidy
from ontology.provenance import Span
from tests.loaders.tables.lists import CODE

cells = st.text(alphabet="云江区12 \t\n,、（）()", max_size=6)
sheets = st.lists(st.lists(cells, max_size=4), max_size=5)


@given(st.lists(sheets, min_size=1, max_size=3))
def test_every_cell_stands_where_it_says(rows: list[list[list[str]]]) -> None:
    text, read = render(RawSheet(str(number), sheet) for number, sheet in enumerate(rows))
    for sheet, raw in zip(read, rows, strict=True):
        for row, words in zip(sheet.rows, raw, strict=False):
            found = [cell.text if cell else "" for cell in row.all_cells()]
            assert found == [tidy(word) for word in words][: len(found)]
            assert not any(tidy(word) for word in words[len(found) :])
            assert all(cell is None or cell.span.of(text) == cell.text for cell in row.all_cells())
            assert text[sheet.start : sheet.end].count("\n") == len(sheet.rows)


@given(st.integers(0, 17), st.sampled_from(string.digits + string.ascii_uppercase))
def test_one_wrong_character_breaks_a_credit_code(place: int, character: str) -> None:
    changed = CODE[:place] + character + CODE[place + 1 :]
    assert check_credit_code(changed) == (CODE if changed == CODE else None)


@given(st.text(max_size=30))
def test_the_check_of_a_code_takes_any_text(text: str) -> None:
    assert check_credit_code(text) is None or len(text) >= 18


@given(st.text(alphabet="云江大学公司、，;（）()[]《》 /", max_size=30))
def test_parts_are_exact_and_in_order(text: str) -> None:
    words = tidy(text)
    if not words:
        return
    found = list(parts(Cell(words, Span(7, 7 + len(words)))))
    assert all(words[part.span.start - 7 : part.span.end - 7] == part.text for part in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3))
def test_any_number_is_read_with_its_value(number: object) -> None:
    read = quantity(f"{number:,}")
    assert read is not None
    assert read.value == number


@given(st.text(max_size=80))
def test_any_words_may_stand_in_a_cell(text: str) -> None:
    read = quantity(text)
    assert read is None or read.value.is_finite()


@given(st.lists(st.sampled_from(["企业名称", "单位名称", "区县", "名称", "级别", "x"]), max_size=6))
def test_no_header_is_two_columns(headers: list[str]) -> None:
    places = [place for place, _ in match(headers, ["企业名称", "区县", "级别", "平台名称"]).values()]
    assert len(places) == len(set(places))
