"""Word files, written with python-docx and, where that cannot, by their XML."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.document import Document as WordDocument

from tests.loaders.reading.formats.plan import Plan

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def word_bytes(document: WordDocument) -> bytes:
    """Return the file of a document."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def add_table(document: WordDocument, rows: Iterable[Iterable[str]]) -> None:
    """Add a table of rows to a document."""
    filled = [list(row) for row in rows]
    table = document.add_table(len(filled), len(filled[0]))
    for row, cells in zip(table.rows, filled, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def word_plan(plan: Plan) -> bytes:
    """Return a plan as a Word file without heading styles."""
    document = Document()
    for line in plan.before:
        document.add_paragraph(line)
    add_table(document, plan.table)
    for line in plan.after:
        document.add_paragraph(line)
    return word_bytes(document)


def raw_word(body: str, *, declaration: str = "", parts: Iterable[tuple[str, str]] = ()) -> bytes:
    """Return a Word file with the given XML in its body."""
    xml = f'{declaration}<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        archive.writestr("word/document.xml", xml)
        for name, text in parts:
            archive.writestr(name, text)
    return out.getvalue()


def paragraph(text: str) -> str:
    """Return the XML of a paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
