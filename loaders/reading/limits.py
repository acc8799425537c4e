"""How much of a hostile file is read."""

from dataclasses import dataclass

_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The sizes beyond which a file is refused.

    ``file_bytes`` bounds the file on disk; ``unpacked_bytes`` the parts of a Word file that are read, as declared and
    as unpacked; ``characters`` the text (a UTF-8 character takes at most four bytes, so that a larger text file is
    refused unread); ``pages`` those of a PDF file. The longest plan of a province has
    some 200,000 characters, so that the defaults leave room for fifty of them in one file.
    """

    file_bytes: int = 256 * _MEGABYTE
    unpacked_bytes: int = 128 * _MEGABYTE
    characters: int = 10_000_000
    pages: int = 3000


DEFAULT_LIMITS = Limits()
