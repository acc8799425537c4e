"""A file in, a document and its layout out."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from loaders.reading.cleaning import clean
from loaders.reading.layout import Layout, lay_out
from ontology.document import Document, DocumentDescription


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document as read, with the layout that extraction works on."""

    document: Document
    layout: Layout


def read(path: Path) -> Reading:
    """Read one file into a document and its layout."""
    data = path.read_bytes()
    text = data.decode("utf-8-sig")
    layout = lay_out(clean(text))
    description = DocumentDescription(
        id=path.stem,
        title=path.stem,
        source=path.name,
        digest=hashlib.sha256(data).hexdigest(),
        length=len(text),
    )
    return Reading(document=Document(description=description, text=text), layout=layout)
