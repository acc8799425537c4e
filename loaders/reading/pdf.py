"""PDF files with a text layer: lines joined to paragraphs, columns read one after the other, ruled tables kept.

pdfium (the library of Chromium) reads the file: measured on the same three pages it takes a fifteenth of the time of
pdfplumber and a fifth of that of pypdf, and it alone gives the characters of fonts that map to radicals (⼈ for 人).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.reading.composition import Composer, TableCell
from loaders.reading.limits import Limits
from loaders.reading.pdf_lines import Column, TextLine, columns, joined_lines, rows, settled, text_lines
from loaders.reading.pdf_page import PageContent, read_page
from loaders.reading.pdf_tables import RuledTable, aligned_tables, ruled_tables
from loaders.reading.transcript import PDF, Transcript
from ontology.errors import (
    DamagedFileError,
    EmptyDocumentError,
    EncryptedFileError,
    ScannedDocumentError,
    TooLargeError,
)

# pdfium must not be called from two threads at a time.
_ONE_AT_A_TIME = Lock()
_END_OF_FILE = b"%%EOF"
# Servers and mail programs append a little after the end of the file.
_END_WITHIN = 4096
_PAGE_NUMBER = re.compile(r"[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－·\s]*")
# Furniture stands in the upper and lower eighth of a page.
_MARGIN = 0.125
_NEAR = 4.0
# Headers of left and right pages differ, so that each comes on less than half of the pages.
_USUAL = 0.4
# A scanned page may carry a stamp or a number as text.
_FEWEST_CHARACTERS = 8
_UNMAPPED = re.compile(r"[\ue000-\uf8ff\ufffd]")


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """A page parted into its lines of running text and its tables."""

    lines: list[TextLine]
    tables: list[RuledTable]
    width: float
    height: float


def transcribe(data: bytes, *, name: str, limits: Limits) -> Transcript:
    """Return the text of a PDF file.

    Raise ``EncryptedFileError`` where it needs a password, ``ScannedDocumentError`` where it has no text layer,
    ``DamagedFileError`` where it is damaged or cut off, ``TooLargeError`` beyond the limits.
    """
    with _ONE_AT_A_TIME:
        contents, title = _contents(data, name, limits)
    _check_text(contents, name)
    pages = _without_furniture([_page(content) for content in contents])
    composer = Composer(name, limits)
    table: list[Sequence[TableCell]] = []
    run: list[tuple[TextLine, Column]] = []
    sides: list[Column] = []
    for page in pages:
        sides = settled(columns(page.lines, page.width), sides, page.lines, page.width) or sides
        for element in _in_order(page, sides):
            if isinstance(element, RuledTable):
                _add_lines(composer, run)
                table = _continued(composer, table, element)
            else:
                if table:
                    composer.table(table)
                    table = []
                run.append(element)
    _add_lines(composer, run)
    if table:
        composer.table(table)
    return composer.finish(PDF, title=title)


def _contents(data: bytes, name: str, limits: Limits) -> tuple[list[PageContent], str]:
    """Return what stands on the pages of a file and the title in its metadata."""
    if _END_OF_FILE not in data[-_END_WITHIN:]:
        raise DamagedFileError(f"{name} is damaged: its end is missing, it was cut off. Copy or download it again.")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise EncryptedFileError(
                f"{name} is encrypted: it opens only with a password. Save it without one."
            ) from error
        raise DamagedFileError(f"{name} is damaged: it cannot be read as a PDF file.") from error
    try:
        if len(document) > limits.pages:
            raise TooLargeError(
                f"{name} has {len(document):,} pages, more than the {limits.pages:,} that are read (INNOKG_READ_PAGES)."
            )
        found, left = [], limits.characters + 1
        for index in range(len(document)):
            page = document[index]
            found.append(read_page(page, left))
            page.close()
            left -= len(found[-1].glyphs)
            if left <= 0:
                raise limits.too_long(name)
        return found, document.get_metadata_value("Title") or ""
    except pypdfium2.PdfiumError as error:
        raise DamagedFileError(f"{name} is damaged: one of its pages cannot be read.") from error
    finally:
        document.close()


def _check_text(contents: Sequence[PageContent], name: str) -> None:
    """Refuse a file whose text layer is missing or says nothing."""
    text = "".join(glyph.char for content in contents for glyph in content.glyphs)
    pictures = any(content.has_pictures for content in contents)
    drawn = pictures or text or any(content.rules for content in contents)
    if len(text) < _FEWEST_CHARACTERS * len(contents) and drawn:
        raise ScannedDocumentError(
            f"{name} is scanned, it has no text layer: its pages are pictures. Run text recognition (OCR) over them, "
            "or load the Word file that it was made from."
        )
    if not text:
        raise EmptyDocumentError(f"{name} is empty: there is no text in it.")
    if 3 * len(_UNMAPPED.findall(text)) > len(text):
        raise ScannedDocumentError(
            f"{name} has no text layer that can be read: its fonts do not say which characters they show."
        )


def _page(content: PageContent) -> _Page:
    tables = ruled_tables(content.rules, content.glyphs, width=content.width, height=content.height)
    loose = [glyph for glyph in content.glyphs if not any(table.holds(glyph) for table in tables)]
    aligned, lines = aligned_tables(text_lines(loose))
    return _Page(lines, [*tables, *aligned], content.width, content.height)


def _without_furniture(pages: Sequence[_Page]) -> list[_Page]:
    """Return the pages without page numbers, and without headers and footers that come again."""
    seen = Counter(key for page in pages for key in {_key(line) for line in page.lines if _in_margin(line, page)})
    usual = max(2, round(_USUAL * len(pages)))

    def is_furniture(page: _Page, line: TextLine) -> bool:
        text, place = _key(line)
        if not _in_margin(line, page):
            return False
        return sum(seen[text, place + step] for step in (-1, 0, 1)) >= usual or _is_page_number(line, page)

    kept: list[_Page] = []
    for page in pages:
        dropped: set[TextLine] = set()
        for lines in (page.lines, page.lines[::-1]):
            # What stands further in than a line of the text is of the text.
            dropped.update(takewhile(partial(is_furniture, page), lines))
        kept.append(_Page([line for line in page.lines if line not in dropped], page.tables, page.width, page.height))
    return kept


def _is_page_number(line: TextLine, page: _Page) -> bool:
    """Tell whether a line is a number with nothing beside it."""
    alone = not any(other is not line and abs(other.middle - line.middle) < _NEAR for other in page.lines)
    return alone and _PAGE_NUMBER.fullmatch(line.text) is not None


def _key(line: TextLine) -> tuple[str, int]:
    """Return what tells two headers apart: the text without its digits, and the height."""
    return re.sub(r"\d+", "#", line.text), round(line.middle / _NEAR)


def _in_margin(line: TextLine, page: _Page) -> bool:
    return line.middle < _MARGIN * page.height or line.middle > (1 - _MARGIN) * page.height


def _in_order(page: _Page, sides: Sequence[Column]) -> Iterator[RuledTable | tuple[TextLine, Column]]:
    """Yield the lines and tables of a page as they are read: column by column between what spans them all."""
    if len(sides) < 2:
        edges = sides[0] if sides else Column(0, page.width)
        yield from _down([(line, edges) for line in rows(page.lines)], page.tables)
        return
    whole = Column(sides[0].left, sides[1].right)
    gutter = (sides[0].right + sides[1].left) / 2
    everything: list[TextLine | RuledTable] = [*page.lines, *page.tables]
    crossing: list[TextLine | RuledTable] = [each for each in everything if each.left < gutter < each.right]
    crossing.sort(key=lambda each: each.top)
    spans_all = set(crossing)
    above = float("-inf")
    for spanning in (*crossing, None):
        below = float("inf") if spanning is None else spanning.top
        between = [each for each in everything if above <= each.top < below and each not in spans_all]
        for side in sides:
            own = [each for each in between if (each.left + each.right < 2 * gutter) == (side is sides[0])]
            lines = [each for each in own if isinstance(each, TextLine)]
            tables = [each for each in own if isinstance(each, RuledTable)]
            yield from _down([(line, side) for line in rows(lines)], tables)
        if spanning is not None:
            yield spanning if isinstance(spanning, RuledTable) else (spanning, whole)
            above = spanning.top


def _down(
    lines: Sequence[tuple[TextLine, Column]], tables: Sequence[RuledTable]
) -> Iterator[RuledTable | tuple[TextLine, Column]]:
    """Yield lines and tables from the top down."""
    placed: list[tuple[float, int, RuledTable | tuple[TextLine, Column]]] = [
        *((line.top, index, (line, edges)) for index, (line, edges) in enumerate(lines)),
        *((table.top, -1, table) for table in tables),
    ]
    yield from (element for _, _, element in sorted(placed, key=lambda each: each[:2]))


def _add_lines(composer: Composer, run: list[tuple[TextLine, Column]]) -> None:
    """Add the lines read so far as paragraphs."""
    for paragraph, _ in joined_lines(run):
        composer.paragraph(paragraph)
    run.clear()


def _continued(
    composer: Composer, table: list[Sequence[TableCell]], following: RuledTable
) -> list[Sequence[TableCell]]:
    """Return the rows of a table with those of one that follows it, on the next page, with as many columns."""
    grid = [list(row) for row in following.grid]
    if not table:
        return [*grid]
    if len(table[0]) != len(grid[0]) or len(grid[0]) < 2:
        composer.table(table)
        return [*grid]
    header = [cell.text for cell in table[0]]
    again = bool(grid) and [cell.text for cell in grid[0]] == header
    return [*table, *grid[again:]]
