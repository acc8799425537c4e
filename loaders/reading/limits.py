"""How much of a hostile file is read."""

from dataclasses import dataclass

from ontology.errors import TooLargeError

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The sizes beyond which a file is refused.

    ``file_bytes`` bounds the file on disk; ``unpacked_bytes`` the parts of a Word file that are read, as declared and
    as unpacked, and ``workbook_bytes`` all parts of a workbook; ``characters`` the text (a UTF-8 character takes at
    most four bytes, so that a larger text file is refused unread); ``pages`` those of a PDF file; ``rows`` those of a
    sheet and ``cells`` the filled ones of a list; ``statements`` those of a file of RDF; ``claims`` what one document
    may state, each mention of a thing counted.

    The longest plan of a province has some 200,000 characters, so that the defaults leave room for fifty of them in one
    file. The rows are the most that Excel writes. The cells and the statements, some 0.2 and 0.6 KB each while they are
    read, take some 2 GB of memory at the worst. A claim takes some 25 KB while it is put into the graph, 300,000 some
    7 GB; a plan of a province has some 10,000 and a list of 50,000 firms 250,000.
    """

    file_bytes: int = 256 * MEGABYTE
    unpacked_bytes: int = 128 * MEGABYTE
    workbook_bytes: int = 512 * MEGABYTE
    characters: int = 10_000_000
    pages: int = 3000
    rows: int = 1_048_576
    cells: int = 10_000_000
    statements: int = 3_000_000
    claims: int = 300_000

    def too_long(self, name: str) -> TooLargeError:
        """Return the error for a file whose text is too long."""
        return TooLargeError(
            f"{name} holds more than {self.characters:,} characters of text (INNOKG_READ_CHARACTERS); part it into "
            "several files."
        )


DEFAULT_LIMITS = Limits()
