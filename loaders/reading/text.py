"""Bytes to text: the encodings in which plans are found."""

import codecs
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from loaders.reading.limits import DEFAULT_LIMITS, MEGABYTE
from ontology.errors import BinaryFileError, EmptyDocumentError, EncodingError, FileMissingError, TooLargeError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (as Word and Excel files are)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office file of the old kind"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
# The characters that Chinese text is made of; a wrong decoding is full of others (rare characters, private use).
_EXPECTED = re.compile(r"[\s!-~·×—‘’“”…《》〈〉【】〔〕、。「」①-⑳Ⅰ-Ⅻ\u4e00-\u9fa5\uff01-\uff5e]")
_UNMARKED = ("gb18030", "big5", "utf-16-le", "utf-16-be")


def read_bytes(path: Path, *, most: int = DEFAULT_LIMITS.file_bytes, kind: str = "document") -> bytes:
    """Return the bytes of a file, of which ``most`` are read; ``kind`` is the word for the file in messages.

    Raise ``FileMissingError`` where it is not there, no file (a folder, a pipe, a device) or not readable, and
    ``TooLargeError`` for one that has more bytes.
    """
    with _opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(most + 1) if size <= most else b""
    if max(size, len(data)) > most:
        raise TooLargeError(
            f"{path.name} has {max(size, len(data)) / MEGABYTE:,.0f} MB; a {kind} has at most "
            f"{most / MEGABYTE:,.0f} MB (INNOKG_READ_FILE_MB)."
        )
    return data


def file_digest(path: Path) -> str:
    """Return the SHA-256 of the bytes of a file in hex; raise ``FileMissingError`` as ``read_bytes`` does."""
    with _opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    """Open a file to read it; raise ``FileMissingError`` for what is none, without waiting for a pipe's other end."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise FileMissingError(f"{path} is no regular file but a pipe or device: save what it gives in a file.")
            yield file
    except FileNotFoundError as error:
        if path.is_symlink():
            raise FileMissingError(f"{path} is a link to a file that is not there.") from error
        raise FileMissingError(f"There is no file {path}.") from error
    except IsADirectoryError as error:
        raise FileMissingError(f"{path} is a directory, not a file.") from error
    except PermissionError as error:
        raise FileMissingError(f"{path} may not be read by this user: its permissions forbid it.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise FileMissingError(f"{path} cannot be read: {reason}.") from error


def _without_waiting(path: str, flags: int) -> int:
    # To open a pipe that nobody writes into would take for ever; Windows has no such flag and no such pipes.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def decode(data: bytes, *, name: str) -> str:
    """Return the characters of a text file, without its byte order mark and otherwise untouched.

    ``name`` is the file's name for the messages. Raise ``EmptyDocumentError`` where there is nothing but white space,
    ``BinaryFileError`` for what is no text and ``EncodingError`` where no known encoding fits.

    >>> decode("科技创新".encode("gb18030"), name="plan.txt")
    '科技创新'
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise BinaryFileError(f"{name} is {kind}, not a text file.")
    text = _decode_marked(data, name)
    if text is None:
        text = _decode_unmarked(data, name)
    if not text.strip("\ufeff\u200b \t\r\n\u3000\xa0\x0b\x0c"):
        raise EmptyDocumentError(f"{name} is empty: there is no text in it.")
    if _CONTROL.search(text):
        raise BinaryFileError(f"{name} holds control characters, as binary files do, not plain text.")
    return text


def _decode_marked(data: bytes, name: str) -> str | None:
    """Return the text of a file that begins with a byte order mark, None of any other."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise EncodingError(
                    f"{name} is marked as {encoding.upper()} but is not: see byte {error.start + len(mark)}."
                ) from error
    return None


def _decode_unmarked(data: bytes, name: str) -> str:
    """Return the text of a file without a mark: UTF-8 where it fits, else the encoding that gives Chinese."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    if broken.reason == "unexpected end of data" and not data[: broken.start].isascii():
        raise EncodingError(f"{name} ends in the middle of a character: it was cut off. Copy or download it again.")
    for encoding in _UNMARKED:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_plausible(text):
            return text
    if b"\x00" in data:
        raise BinaryFileError(
            f"{name} is a binary file, not a text file. What is read: text, Markdown, web pages, Word (.docx), "
            "PDF, Excel (.xlsx), CSV and RDF."
        )
    raise EncodingError(f"{name} is in no known encoding (UTF-8, GB18030, Big5, UTF-16): see byte {broken.start}.")


def _is_plausible(text: str) -> bool:
    """Tell whether nearly all characters are such as Chinese text has (at least 19 in 20)."""
    sample = text[:20000]
    return len(_EXPECTED.findall(sample)) >= 0.95 * len(sample) and not _CONTROL.search(sample)
