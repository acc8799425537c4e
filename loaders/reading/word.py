"""Word files (.docx): paragraphs, tables and text boxes in their order, with the numbers that Word shows.

The XML is walked here and not by python-docx, whose paragraphs leave out what was inserted under revision, content
controls, text boxes and the numbers of lists, and which unpacks every part of the archive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from loaders.reading.archive import Archive
from loaders.reading.composition import Composer, TableCell, span_grid
from loaders.reading.limits import Limits
from loaders.reading.transcript import WORD, Transcript
from loaders.reading.word_numbering import Numbering
from loaders.reading.xml_tree import Element, attribute, child, children, local_name, parse_xml
from ontology.errors import DamagedFileError

_MAIN = "word/document.xml"
_MAIN_TYPE = "/officeDocument"
# Deleted, moved away, or the second form of what stands in another form beside it.
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "rt", "instrText", "delText", "pPr", "rPr", "sectPr"})
_BREAKS = {"br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def transcribe(data: bytes, *, name: str, limits: Limits) -> Transcript:
    """Return the text of a Word file; raise a ``ReadingError`` for what is damaged, encrypted, empty or too large."""
    archive = Archive(data, name=name, limits=limits)
    main = _main_part(archive, name)
    folder = dirname(main)
    body = child(_part(archive, main, name), "body")
    if body is None:
        raise DamagedFileError(f"{name} is damaged: its document has no body.")
    numbering = Numbering(_part(archive, f"{folder}/styles.xml", name), _part(archive, f"{folder}/numbering.xml", name))
    reader = _Body(Composer(name, limits), numbering)
    reader.read(body)
    for notes in ("footnotes", "endnotes"):
        reader.notes(_part(archive, f"{folder}/{notes}.xml", name))
    return reader.composer.finish(WORD, title=_title(_part(archive, "docProps/core.xml", name)))


def _part(archive: Archive, part: str, name: str) -> Element | None:
    data = archive.read(part)
    return None if data is None else parse_xml(data, name=name)


def _main_part(archive: Archive, name: str) -> str:
    """Return the name of the part with the text, which the archive's relations give."""
    relations = _part(archive, "_rels/.rels", name)
    if relations is not None:
        for relation in children(relations, "Relationship"):
            if attribute(relation, "Type").endswith(_MAIN_TYPE):
                target = normpath(join("/", attribute(relation, "Target"))).lstrip("/")
                if target in archive.names:
                    return target
    if _MAIN not in archive.names:
        raise DamagedFileError(f"{name} is damaged: the part with the text of the document is missing.")
    return _MAIN


def _title(properties: Element | None) -> str:
    return "".join(str(part) for part in title.itertext()) if (title := child(properties, "title")) is not None else ""


@dataclass(slots=True)
class _Words:
    """The words of a paragraph and the paragraphs of the text boxes that hang on it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[list[str]] = field(default_factory=list)
    text: str = ""


class _Body:
    """Reads what a document's body, a cell or a text box holds."""

    def __init__(self, composer: Composer, numbering: Numbering) -> None:
        self.composer = composer
        self._numbering = numbering

    def read(self, container: Element) -> None:
        """Add the paragraphs and tables of a container in their order."""
        for element in _blocks(container):
            if local_name(element) == "tbl":
                self.composer.table(span_grid(list(self._rows(element))))
                continue
            level = self._numbering.heading_level(child(element, "pPr"))
            words = self._paragraph(element)
            for line in words.text.split("\n"):
                self.composer.paragraph(line, level=level)
            for box in words.boxes:
                self.composer.box(box)

    def notes(self, root: Element | None) -> None:
        """Add the footnotes or endnotes, under a heading of their own."""
        if root is None:
            return
        lines = [line for note in root if not attribute(note, "type") for line in self._lines(note)]
        filled = [line for line in lines if line.strip()]
        if filled:
            self.composer.paragraph("注释", level=1)
        for line in filled:
            self.composer.paragraph(line)

    def _rows(self, table: Element) -> Iterator[list[tuple[TableCell, int, int]]]:
        """Yield the rows of a table, a cell that goes on from the row above as the same cell."""
        above: dict[int, TableCell] = {}
        for row in _contents(table, "tr"):
            cells: list[tuple[TableCell, int, int]] = []
            skipped = attribute(child(row, "trPr", "gridBefore"), "val")
            column = int(skipped) if skipped.isdecimal() else 0
            if column:
                cells.append((TableCell(), column, 1))
            for element in _contents(row, "tc"):
                span = attribute(child(element, "tcPr", "gridSpan"), "val")
                width = max(int(span), 1) if span.isdecimal() else 1
                merge = child(element, "tcPr", "vMerge")
                goes_on = merge is not None and attribute(merge, "val") != "restart"
                cell = above.get(column) if goes_on else None
                cell = cell or TableCell(list(self._lines(element)))
                above[column] = cell
                cells.append((cell, width, 1))
                column += width
            yield cells

    def _lines(self, container: Element) -> Iterator[str]:
        """Yield the lines of a cell, box or note, those of tables in it cell by cell."""
        for element in _blocks(container):
            if local_name(element) == "tbl":
                for row in self._rows(element):
                    yield from (line for cell, _, _ in row for line in cell.paragraphs)
                continue
            words = self._paragraph(element)
            yield from (line for line in words.text.split("\n") if line.strip())
            for box in words.boxes:
                yield from box

    def _paragraph(self, element: Element) -> _Words:
        properties = child(element, "pPr")
        words = _Words()
        self._collect(element, words)
        words.text = "".join(words.pieces)
        if not self._numbering.is_contents(properties):
            words.text = words.text.replace("\t", " ")
        if words.text.strip():
            words.text = self._numbering.number(properties) + words.text.strip(" ")
        return words

    def _collect(self, element: Element, words: _Words) -> None:
        """Collect the words under an element, in their order."""
        for part in element:
            name = local_name(part)
            if name == "t":
                words.pieces.append(part.text or "")
            elif name == "tab":
                words.pieces.append("\t")
            elif name in _BREAKS:
                words.pieces.append(_BREAKS[name])
            elif name == "txbxContent":
                words.boxes.append(list(self._lines(part)))
            elif name not in _LEFT_OUT and not (name == "r" and _is_hidden(part)):
                self._collect(part, words)


def _is_hidden(run: Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in {"0", "false"}


def _blocks(container: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a container, also those in content controls and revisions."""
    for element in container:
        name = local_name(element)
        if name in {"p", "tbl"}:
            yield element
        elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"}:
            yield from _blocks(element)


def _contents(container: Element, wanted: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for element in container:
        name = local_name(element)
        if name == wanted:
            yield element
        elif name in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _contents(element, wanted)
