"""Excel workbooks (.xlsx): the values that their cells show, nothing computed."""

import re
import warnings
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from loaders.reading.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from loaders.tables.limits import MOST_COLUMNS, MOST_SHEETS, Allowance
from loaders.tables.sheet import Merge, RawSheet
from ontology.errors import DamagedFileError, EncryptedFileError, TooLargeError, UnsupportedFormatError

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a compound file: .xls, and an encrypted .xlsx
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_MOST_PARTS = 10_000
# What many a site gives out as .xls.
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|table|meta|\?xml)", re.IGNORECASE)
_CHUNK = 1 << 20
# Each merged range counts with its width, so that a hostile file cannot make a table of every cell of a sheet.
_MOST_MERGED = 1_000_000
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^<>]{0,200}?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_DIGITS = 15  # of a number that Excel keeps


def read_workbook(data: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS) -> list[RawSheet]:
    """Return the visible sheets of a workbook, each cell as the words that it shows.

    Formulas give the value that the file keeps for them and are never computed; a cell that holds words beginning with
    an equals sign is words. A percentage is written as one (2.4%), a date as 2023-05-01.

    ``name`` is the file's name for the messages. Raises ``UnsupportedFormatError`` for an old .xls file,
    ``EncryptedFileError``, ``DamagedFileError``, and ``TooLargeError`` for a file beyond the limits.
    """
    _check_container(data, name, limits)
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that say nothing of the words
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                return list(_sheets(book.worksheets, data, Allowance(name, limits), name))
            finally:
                book.close()
    except (
        BadZipFile,
        zlib.error,
        InvalidFileException,
        SyntaxError,  # of expat and of lxml, whichever openpyxl finds
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        EOFError,
        RecursionError,
        NotImplementedError,
        AssertionError,
    ) as error:
        raise DamagedFileError(f"{name} is damaged: it cannot be read as an Excel workbook ({error}).") from error


def _check_container(data: bytes, name: str, limits: Limits) -> None:
    """Refuse what is no workbook and what unpacks to too much, before anything is unpacked."""
    if data.startswith(_OLD):
        if _ENCRYPTED in data:
            raise EncryptedFileError(f"{name} is encrypted: it opens only with a password. Save it without one.")
        raise UnsupportedFormatError(f"{name} is an Excel file of the old kind (.xls): save it as .xlsx or .csv.")
    if not data.startswith(_ZIP):
        what = "a web page" if _PAGE.match(data) else "something else"
        raise UnsupportedFormatError(
            f"{name} is no Excel workbook but {what} under its name: open it in Excel and save it as .xlsx or .csv."
        )
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise DamagedFileError(f"{name} is damaged or was cut off: copy or download it again.") from error
    # What a part declares holds: unpacking stops there.
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.workbook_bytes:
        raise TooLargeError(
            f"{name} unpacks to {unpacked // MEGABYTE:,} MB, more than the {limits.workbook_bytes // MEGABYTE:,} MB "
            "that are read (INNOKG_READ_WORKBOOK_MB)."
        )
    if len(parts) > _MOST_PARTS:
        raise TooLargeError(f"{name} holds {len(parts):,} parts, more than any workbook has.")


def _sheets(worksheets: Sequence[Any], data: bytes, allowance: Allowance, name: str) -> Iterator[RawSheet]:
    if len(worksheets) > MOST_SHEETS:
        raise TooLargeError(f"{name} has {len(worksheets):,} sheets; at most {MOST_SHEETS} are read.")
    parts = _parts(data)
    for worksheet in worksheets:
        if worksheet.sheet_state != "visible":
            continue
        worksheet.reset_dimensions()  # the size that a sheet declares is often wrong
        rows = [_row(row, allowance, number) for number, row in enumerate(worksheet.iter_rows(), start=1)]
        yield RawSheet(worksheet.title, rows, _merges(data, parts.get(worksheet.title), name))


def _row(row: tuple[object, ...], allowance: Allowance, number: int) -> list[str]:
    words = [_shown(cell) for cell in row]
    allowance.row(words, number=number)
    return words


def _shown(cell: object) -> str:
    """Return the words that a cell shows."""
    value = getattr(cell, "value", None)
    if value is None or getattr(cell, "data_type", "") == "e":
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float, Decimal)):
        return _number(value, str(getattr(cell, "number_format", "")))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    return value.isoformat() if isinstance(value, (date, time)) else "" if isinstance(value, timedelta) else str(value)


def _number(value: float | Decimal, number_format: str) -> str:
    """Return a number without the noise of its binary form, as a percentage where it is shown as one."""
    try:
        exact = Decimal(f"{value:.{_DIGITS}g}") if isinstance(value, float) else Decimal(value)
        if not exact.is_finite() or abs(exact.adjusted()) > _DIGITS * 2:
            return str(value)
    except InvalidOperation:
        return str(value)
    percent = "%" in number_format
    text = f"{exact * 100 if percent else exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}%" if percent else text


def _parts(data: bytes) -> dict[str, str]:
    """Return the part of the archive that holds each sheet, by the sheet's name."""
    from openpyxl.xml.functions import fromstring

    with ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        book = fromstring(archive.read("xl/workbook.xml"))
        relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {item.get("Id"): item.get("Target", "") for item in relations}
    found: dict[str, str] = {}
    for element in book.iter():
        if element.tag.rpartition("}")[2] == "sheet":
            key = next((value for name, value in element.items() if name.endswith("}id")), None)
            target = targets.get(key, "").removeprefix("/xl/")
            if f"xl/{target}" in names:
                found[element.get("name", "")] = f"xl/{target}"
    return found


def _merges(data: bytes, part: str | None, name: str) -> list[Merge]:
    """Return the merged ranges of a sheet, found in its bytes: openpyxl keeps none of them when it reads row by row."""
    found: list[Merge] = []
    width = 0
    for first, top, last, bottom in _merge_references(data, part):
        left, right = sorted((_column(first), _column(last)))
        if right < MOST_COLUMNS:
            low, high = sorted((int(top) - 1, int(bottom) - 1))
            found.append(Merge(low, high, left, right))
            width += right - left + 1
        if width > _MOST_MERGED:
            raise TooLargeError(f"{name} has more merged cells than any list needs.")
    return found


def _merge_references(data: bytes, part: str | None) -> Iterator[tuple[bytes, bytes, bytes, bytes]]:
    if part is None:
        return
    with ZipFile(BytesIO(data)) as archive, archive.open(part) as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            window = tail + chunk
            end = 0
            for match in _MERGE.finditer(window):
                yield match[1], match[2], match[3], match[4]
                end = match.end()
            tail = window[max(end, len(window) - 300) :]


def _column(letters: bytes) -> int:
    """Return the number of a column, counted from 0, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
