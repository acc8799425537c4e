"""A file in, a document and its layout out."""

from dataclasses import dataclass
from pathlib import Path

from loaders.reading.cleaning import clean
from loaders.reading.description import describe
from loaders.reading.formats import transcribe
from loaders.reading.layout import Layout, lay_out
from loaders.reading.limits import DEFAULT_LIMITS, Limits
from loaders.reading.outline import sections
from loaders.reading.text import read_bytes
from ontology.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document as read, with the layout that extraction works on."""

    document: Document
    layout: Layout


def read(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read one file of any format in ``formats`` into a document and its layout.

    Raise a ``ReadingError`` for what cannot be read: ``FileMissingError`` where there is no such file,
    ``EmptyDocumentError`` where it holds no text, ``UnsupportedFormatError``, ``BinaryFileError`` and
    ``EncodingError`` for what is in another format, ``EncryptedFileError``, ``DamagedFileError``,
    ``ScannedDocumentError``, and ``TooLargeError`` beyond the limits.
    """
    return read_document(path, read_bytes(path, most=limits.file_bytes), limits=limits)


def read_document(path: Path, data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read the bytes of a file with the given name into a document and its layout; raise as ``read`` does."""
    transcript = transcribe(data, name=path.name, limits=limits)
    layout = lay_out(clean(transcript.text, transcript.tables), transcript)
    description = describe(path, data, layout.surroundings, transcript)
    document = Document(description=description, text=transcript.text, sections=sections(layout))
    return Reading(document=document, layout=layout)
