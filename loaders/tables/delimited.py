"""CSV and its relatives: any encoding, any of the usual delimiters."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from loaders.reading.limits import DEFAULT_LIMITS, Limits
from loaders.reading.text import decode
from loaders.tables.limits import Allowance
from loaders.tables.sheet import RawSheet
from ontology.errors import DamagedFileError, TooLargeError

_DELIMITERS = (",", "\t", ";", "|", "，")
# Enough rows to see in how many columns a delimiter parts them; titles and notes are few among them.
_SAMPLE = 50
_LONGEST_SAMPLE = 200_000
# What Python says of a cell beyond its own limit of 131,072 characters.
_TOO_LONG = "field larger than field limit"


def read_delimited(data: bytes, *, name: str, sheet: str, limits: Limits = DEFAULT_LIMITS) -> RawSheet:
    """Return the one sheet of a delimited text file.

    ``name`` is the file's name for the messages, ``sheet`` what the sheet is called. Quotation marks around cells are
    removed; where they enclose nothing but stand in the words (“十四五” written with straight marks), they are kept as
    words if the columns then come out even.

    Raises what ``decode`` raises, ``TooLargeError`` for a file beyond the limits of a sheet and ``DamagedFileError``
    for a quotation mark that is not closed.
    """
    lines = list(StringIO(decode(data, name=name), newline=""))
    first = lines[0].strip().lower() if lines else ""
    told = first[4:] if first.startswith("sep=") and len(first) == len("sep=,") else ""
    lines = lines[1:] if told else lines
    delimiter = told or sniff(lines)
    try:
        rows = list(_rows(lines, delimiter, Allowance(name, limits), name, quoting=csv.QUOTE_MINIMAL))
    except _QuotesError as broken:
        rows = _without_quotes(lines, delimiter, Allowance(name, limits), name, broken)
    return RawSheet(sheet, rows)


def sniff(lines: list[str]) -> str:
    r"""Return the delimiter that parts most of the first lines into the same number of columns, above one.

    >>> sniff(["云江区名单, 2023\n", "名称;级别\n", "甲中心;国家级\n"])
    ';'
    """
    sample = [line for line in islice(lines, _SAMPLE) if line.strip() and len(line) <= _LONGEST_SAMPLE]
    best, delimiter = (0, 0), ","
    for candidate in _DELIMITERS:
        try:
            widths = Counter(len(row) for row in csv.reader(sample, delimiter=candidate) if len(row) > 1)
        except csv.Error:
            continue
        if widths:
            width, agreeing = max(widths.items(), key=lambda item: (item[1], item[0]))
            if (agreeing, width) > best:
                best, delimiter = (agreeing, width), candidate
    return delimiter


class _QuotesError(Exception):
    """Raised for quotation marks that do not enclose cells; knows the row where the reader stopped."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _rows(lines: list[str], delimiter: str, allowance: Allowance, name: str, *, quoting: int) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True, quoting=quoting)  # type: ignore[arg-type]
    begun, number = 1, 0
    try:
        for number, row in enumerate(reader, start=1):
            allowance.row(row, number=number)
            yield row
            begun = reader.line_num + 1
    except csv.Error as error:
        if _TOO_LONG in str(error):
            raise TooLargeError(
                f"{name}, line {begun}: a cell has more than {csv.field_size_limit():,} characters; a quotation mark "
                "that is not closed makes one cell of many."
            ) from error
        if quoting == csv.QUOTE_NONE:
            raise DamagedFileError(f"{name}, line {begun}: the row cannot be read ({error}).") from error
        raise _QuotesError(begun) from error


def _without_quotes(
    lines: list[str], delimiter: str, allowance: Allowance, name: str, broken: _QuotesError
) -> list[list[str]]:
    rows = list(_rows(lines, delimiter, allowance, name, quoting=csv.QUOTE_NONE))
    widths = Counter(len(row) for row in rows if any(row))
    if len(widths) == 1 and max(widths) > 1:
        return rows
    raise DamagedFileError(
        f"{name}, line {broken.line}: a quotation mark is not closed, or words follow a closed one, so that the cells "
        "cannot be told apart."
    )
