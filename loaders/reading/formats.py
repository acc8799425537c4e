"""The formats that are read: how a file's format is known, and which reader is for it."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import Protocol

from loaders.reading.archive import Archive
from loaders.reading.limits import Limits
from loaders.reading.transcript import HTML, MARKDOWN, PDF, WORD, Transcript
from ontology.document import PLAIN_TEXT
from ontology.errors import EncryptedFileError, UnsupportedFormatError

_SUFFIXES = {
    ".txt": PLAIN_TEXT,
    ".text": PLAIN_TEXT,
    ".tsv": PLAIN_TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".shtml": HTML,
    ".xhtml": HTML,
    ".docx": WORD,
    ".docm": WORD,
    ".pdf": PDF,
}
_TEXT = frozenset({PLAIN_TEXT, MARKDOWN, HTML})
# In bytes, in UTF-8.
_LONGEST_CHARACTER = 4
# The endings of the files that readers are for.
SUFFIXES = frozenset(_SUFFIXES)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in an old Office file, which holds them in UTF-16.
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_SHEET_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_PDF_WITHIN = 1024
_HTML_WITHIN = 1024
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,800}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_NOT_READ = (
    (re.compile(rb"\{\\rtf"), "an RTF file", "Save it as .docx."),
    (
        re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*"),
        "an image",
        "Run text recognition (OCR) over it first.",
    ),
    (re.compile(rb"\x1f\x8b"), "a gzip archive", "Unpack it first."),
    (re.compile(rb"7z\xbc\xaf"), "a 7z archive", "Unpack it first."),
    (re.compile(rb"Rar!"), "a RAR archive", "Unpack it first."),
    (
        re.compile(rb"\s*<\?xml[^>]{0,200}>\s*<\?mso-application\s"),
        "an Office file in XML of 2003",
        "Save it as .docx.",
    ),
    (
        re.compile(rb"(?:[A-Za-z-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?Content-Type:\s*multipart/related", re.IGNORECASE),
        "a web page saved with its pictures (.mht)",
        "Save it as .html.",
    ),
)
_PARTS = {
    "word/document.xml": (WORD, ""),
    "xl/workbook.xml": ("an Excel workbook", "Name it .xlsx."),
    "ppt/presentation.xml": ("a PowerPoint presentation", "Save it as .pdf."),
    "content.xml": ("an OpenDocument file", "Save it as .docx, a table as .xlsx."),
    "META-INF/container.xml": ("an EPUB book", "Save it as .html or .pdf."),
    "OFD.xml": ("an OFD file", "Save it as .pdf."),
}


class Transcriber(Protocol):
    """Turns the bytes of a file of one format into text.

    ``name`` is the file's name for messages. Raises a ``ReadingError`` for bytes that it cannot read, whatever they
    are; opens no other file and no connection.
    """

    def __call__(self, data: bytes, *, name: str, limits: Limits) -> Transcript:
        """Return the text of a file and what its format marks in it."""


def transcribe(data: bytes, *, name: str, limits: Limits) -> Transcript:
    """Return the text of a file of any format that is read; raise a ``ReadingError`` for any other."""
    kind = media_type(data, name=name, limits=limits)
    if kind in _TEXT and len(data) > _LONGEST_CHARACTER * limits.characters:
        raise limits.too_long(name)
    return _reader(kind)(data, name=name, limits=limits)


def media_type(data: bytes, *, name: str, limits: Limits) -> str:
    """Return the media type of a file by its content, and by the ending of its name where the content leaves it open.

    Raise ``UnsupportedFormatError`` for a format that is known but not read, ``EncryptedFileError`` for an Office file
    with a password and ``DamagedFileError`` for an archive that was cut off.

    >>> media_type(b"<!DOCTYPE html><title>", name="plan.txt", limits=Limits())
    'text/html'
    """
    head = _head(data)
    if b"%PDF-" in data[:_PDF_WITHIN] and (head.lstrip().startswith(b"%PDF-") or b"startxref" in data[-_PDF_WITHIN:]):
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _archived(data, name, limits)
    if data.startswith(_OLD_OFFICE):
        raise _old_office(data, name)
    for pattern, kind, remedy in _NOT_READ:
        if pattern.match(head):
            raise _unsupported(name, kind, remedy)
    if _HTML_START.match(head):
        return HTML
    return _by_suffix(name)


def _head(data: bytes) -> bytes:
    """Return the first bytes of a file without its byte order mark, those of UTF-16 in UTF-8."""
    head = data[:_HTML_WITHIN]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore").encode()
    return head.removeprefix(codecs.BOM_UTF8)


def _by_suffix(name: str) -> str:
    """Return the media type that the ending of a name gives to text; a PDF or Word file would have been known."""
    found = _SUFFIXES.get(PurePath(name).suffix.lower(), PLAIN_TEXT)
    return found if found in _TEXT else PLAIN_TEXT


def _archived(data: bytes, name: str, limits: Limits) -> str:
    """Return the media type of a zip archive that is a Word file; raise for any other."""
    names = Archive(data, name=name, limits=limits).names
    for part, (kind, remedy) in _PARTS.items():
        if part in names:
            if kind == WORD:
                return WORD
            raise _unsupported(name, kind, remedy)
    if any(part.startswith("word/") for part in names):
        return WORD
    raise _unsupported(name, "a zip archive", "Unpack it first.")


def _old_office(data: bytes, name: str) -> Exception:
    """Return the error for a compound file: an Office file with a password, or one from before 2007."""
    if _ENCRYPTED_STREAM in data:
        return EncryptedFileError(f"{name} is encrypted: it opens only with a password. Save it without one.")
    if _WORD_STREAM in data or PurePath(name).suffix.lower() in {".doc", ".wps"}:
        return _unsupported(name, "a Word file of the old kind (.doc)", "Save it as .docx.")
    if any(stream in data for stream in _SHEET_STREAMS):
        return _unsupported(name, "an Excel file of the old kind (.xls)", "Save it as .xlsx.")
    return _unsupported(name, "an Office file of the old kind", "Save it in the present form.")


def _unsupported(name: str, kind: str, remedy: str) -> UnsupportedFormatError:
    return UnsupportedFormatError(f"{name} is {kind}, which is not read. {remedy}".rstrip())


def _reader(kind: str) -> Transcriber:
    """Return the reader of a media type.

    The modules are imported when first needed: lxml, pdfium and the Markdown parser together take some 100 ms, which
    every command would pay.
    """
    if kind == PDF:
        from loaders.reading.pdf import transcribe as reader
    elif kind == WORD:
        from loaders.reading.word import transcribe as reader
    elif kind == HTML:
        from loaders.reading.html import transcribe as reader
    elif kind == MARKDOWN:
        from loaders.reading.markdown import transcribe as reader
    else:
        from loaders.reading.plain_text import transcribe as reader
    return reader
