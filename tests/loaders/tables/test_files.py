"""Files that are broken, hostile or of another kind are refused with a sentence."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from loaders.reading.limits import Limits
from loaders.tables import delimited
from loaders.tables.delimited import read_delimited
from loaders.tables.lists import read_list
from loaders.tables.workbook import read_workbook
from ontology.errors import (
    DamagedFileError,
    EmptyDocumentError,
    EncryptedFileError,
    FileMissingError,
    TooLargeError,
    UnsupportedFormatError,
)
from tests.loaders.tables.lists import csv_list, named, write_workbook

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def rows(text: str) -> list[list[str]]:
    return [list(row) for row in read_delimited(text.encode(), name="a.csv", sheet="a").rows]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in [["云江, 名单"], ["名称", "级别", "年份"], ["甲", "市级", "2020"]])
    assert rows(text)[2] == ["甲", "市级", "2020"]


def test_excel_s_own_word_for_the_delimiter_is_followed() -> None:
    assert rows("sep=;\n甲,乙;丙\n") == [["甲,乙", "丙"]]


def test_a_cell_over_several_lines_is_one_line_of_text(tmp_path: Path) -> None:
    reading = csv_list(tmp_path, '企业名称,区县\n"慧云\r\n智造公司",江津区\n', name="企业名单.csv")
    assert "慧云 智造公司\t江津区\n" in reading.document.text


def test_quotation_marks_that_enclose_nothing_are_words() -> None:
    assert rows('名称,级别\n"双碳"研究院,市级\n')[1] == ['"双碳"研究院', "市级"]


def test_a_quotation_mark_that_is_not_closed_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(DamagedFileError, match=r"^a\.csv, line 3: a quotation mark is not closed"):
        csv_list(tmp_path, '企业名称,区县\n慧云,江津区\n"鹭川,江\n湖\n', name="a.csv")


def test_a_million_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match=r"row 1: there are 1,000,000 columns"):
        csv_list(tmp_path, "列," * 1_000_000)


def test_a_huge_cell_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match=r"line 2: a cell has more than 131,072 characters"):
        csv_list(tmp_path, "企业名称,区县\n" + "云" * 5_000_000 + ",江津区\n")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("企业名称,区县\n慧云,江津区\n", encoding="utf-8")
    with pytest.raises(TooLargeError, match="a list has at most"):
        read_list(file, limits=Limits(file_bytes=10))


def test_the_number_of_filled_cells_is_bounded() -> None:
    with pytest.raises(TooLargeError, match="filled cells"):
        read_delimited("甲,乙\n丙,丁\n".encode(), name="a.csv", sheet="a", limits=Limits(cells=3))


def test_the_number_of_rows_is_bounded() -> None:
    with pytest.raises(TooLargeError, match="more than 1 rows"):
        read_delimited("甲,乙\n丙,丁\n".encode(), name="a.csv", sheet="a", limits=Limits(rows=1))


@pytest.mark.parametrize("text", ["", "\n\n", " , ,\n,,\n"])
def test_a_list_without_a_filled_cell_is_empty(tmp_path: Path, text: str) -> None:
    with pytest.raises(EmptyDocumentError, match="is empty"):
        csv_list(tmp_path, text)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        read_list(tmp_path / "a.csv")


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (OLD + b"\0" * 600, UnsupportedFormatError, r"old kind \(\.xls\): save it as"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), EncryptedFileError, "encrypted"),
        (b"PK\x03\x04 and no more", DamagedFileError, "damaged or was cut off"),
        (b"<html>", UnsupportedFormatError, "a web page under its name: open it in Excel"),
    ],
)
def test_other_files_are_no_workbooks(data: bytes, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        read_workbook(data, name="a.xlsx")


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = packed({f"xl/worksheets/sheet{n}.xml": b"\0" * 6_000_000 for n in range(2)})
    assert len(bomb) < 100_000
    with pytest.raises(TooLargeError, match="unpacks to 11 MB"):
        read_workbook(bomb, name="a.xlsx", limits=Limits(workbook_bytes=10_000_000))


def test_an_archive_of_something_else_is_damaged() -> None:
    with pytest.raises(DamagedFileError, match="cannot be read as an Excel workbook"):
        read_workbook(packed({"word/document.xml": b"<a/>"}), name="a.xlsx")


def replaced(file: Path, part: str, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    return packed({**parts, part: parts[part].replace(old, new)})


def test_xml_entities_in_a_workbook_are_refused(tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "a.xlsx", {"一": [["甲", "乙"]]})
    start = b"<worksheet"
    bomb = b'<!DOCTYPE w [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;">]>' + start
    with pytest.raises(DamagedFileError):
        read_workbook(replaced(file, "xl/worksheets/sheet1.xml", start, bomb), name="a.xlsx")


def test_a_row_number_beyond_the_sheet_ends_the_reading(tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "a.xlsx", {"一": [["甲"], ["乙"]]})
    data = replaced(file, "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="99999999"')
    with pytest.raises((TooLargeError, DamagedFileError)):
        read_workbook(data, name="a.xlsx", limits=Limits(rows=1000))


def test_formulas_give_what_the_file_kept_and_are_never_computed(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["企业名称", "区县"])
    sheet.append(['=HYPERLINK("http://example.org","慧云")', "江津区"])
    sheet.append(["=鹭川科技有限公司", "江津区"])
    sheet["A3"].data_type = "s"
    file = tmp_path / "企业名单.xlsx"
    book.save(file)
    reading = read_list(file)
    assert set(named_firms := [n for n, kind in named(reading).items() if kind == "Firm"]) == {"=鹭川科技有限公司"}
    assert len(named_firms) == 1


def test_a_cell_of_csv_that_looks_like_a_formula_is_words(tmp_path: Path) -> None:
    reading = csv_list(tmp_path, "企业名称,区县\n=1+1科技有限公司,江津区\n", name="企业名单.csv")
    assert "=1+1科技有限公司" in named(reading)


def test_numbers_dates_and_percentages_show_as_in_the_sheet(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([0.1 + 0.2, 2020.0, 0.024, True, 1e21])
    sheet["C1"].number_format = "0.0%"
    file = tmp_path / "a.xlsx"
    book.save(file)
    (read,) = read_workbook(file.read_bytes(), name="a.xlsx")
    assert list(read.rows[0]) == ["0.3", "2020", "2.4%", "TRUE", "1000000000000000000000"]


def test_hidden_sheets_are_passed_over(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["甲"])
    hidden = book.create_sheet("字典")
    hidden.append(["乙"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert [sheet.name for sheet in read_workbook((tmp_path / "a.xlsx").read_bytes(), name="a.xlsx")] == ["Sheet"]


def test_a_hostile_sample_does_not_stop_the_sniffing() -> None:
    assert delimited.sniff(['"' * 1001, ";" * 10, "a;b"]) in {",", ";"}


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"])
def test_broken_xml_in_any_part_is_damage(tmp_path: Path, part: str) -> None:
    file = write_workbook(tmp_path / "a.xlsx", {"一": [["甲", "乙"]]})
    with pytest.raises(DamagedFileError, match=r"^a\.xlsx is damaged"):
        read_workbook(replaced(file, part, b"xmlns", b"<xmlns"), name="a.xlsx")
