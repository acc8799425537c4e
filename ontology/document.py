"""Documents: the text as the reader decoded it, its sections, and what is known of the whole."""

from dataclasses import dataclass

PLAIN_TEXT = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it.

    ``start`` and ``end`` are offsets into the document's text and take in the heading and all that is under it;
    ``path`` holds the headings from the outermost down to this one; ``level`` counts from 1.
    """

    path: tuple[str, ...]
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDescription:
    """What is known of a document besides its text.

    ``id`` is a short ASCII name (``fuling-14fyp``), unique in a store; ``source`` the file's name as given;
    ``digest`` the SHA-256 of its bytes in hex; ``length`` its characters; ``region`` the GB/T 2260 code of the region
    that it plans for, where found; ``start_year`` and ``end_year`` the years that it plans for, where found;
    ``media_type`` the IANA media type of the file that was read; ``file_key`` hex digits that stand for the path of
    the file that a graph was given, by which it knows the file again without telling anyone the path.
    """

    id: str
    title: str
    source: str
    digest: str
    length: int
    region: str | None = None
    start_year: int | None = None
    end_year: int | None = None
    media_type: str = PLAIN_TEXT
    file_key: str | None = None

    @property
    def base_year(self) -> int | None:
        """Return the year before the plan begins, from which its targets are counted; None where it is not known."""
        return None if self.start_year is None else self.start_year - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentOrigin:
    """Which file a loaded document is of: its id and title, and the file's name, digest and key where known."""

    id: str
    title: str
    source: str
    digest: str
    file_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as read: every offset in innokg points into ``text``."""

    description: DocumentDescription
    text: str
    sections: tuple[Section, ...] = ()
