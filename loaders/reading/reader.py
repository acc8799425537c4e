"""A file in, a document and its layout out."""

from dataclasses import dataclass
from pathlib import Path

from loaders.reading.cleaning import clean
from loaders.reading.description import describe
from loaders.reading.layout import Layout, lay_out
from loaders.reading.outline import sections
from loaders.reading.text import decode, read_bytes
from ontology.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document as read, with the layout that extraction works on."""

    document: Document
    layout: Layout


def read(path: Path) -> Reading:
    """Read one file into a document and its layout.

    Raise ``FileMissingError`` where there is no such file, ``EmptyDocumentError`` where it holds no text,
    ``BinaryFileError`` for a file that is not text and ``EncodingError`` where no known encoding fits.
    """
    return read_document(path, read_bytes(path))


def read_document(path: Path, data: bytes) -> Reading:
    """Read the bytes of a file with the given name into a document and its layout; raise as ``read`` does."""
    text = decode(data, name=path.name)
    layout = lay_out(clean(text))
    description = describe(path, data, text, layout.surroundings)
    document = Document(description=description, text=text, sections=sections(layout))
    return Reading(document=document, layout=layout)
