"""Documents in the body of a request, written to files while they arrive."""

from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from fastapi import Request
from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from api.documents.file_names import safe_name
from api.documents.uploads import Sent
from api.http.request_body import media_type_of
from loaders.tables.mapping import read_mapping
from ontology.errors import RequestError, TooLargeError, UnsupportedMediaTypeError

FORM = "multipart/form-data"
#: The part of a form that says what the columns of lists mean; the others are documents.
MAPPING = "mapping"

_MOST_FILES = 100
_MOST_HEADER = 4000


async def read_documents(request: Request, most: int, *, name: str | None) -> Sent:
    """Write the documents in the body of a request, of at most so many bytes, to files in a folder of their own.

    The body is a form with a file in each part, or one file, whose name is given. Raises ``TooLargeError`` as early as
    can be, ``UnsupportedMediaTypeError`` for a packed body, ``RequestError`` for a form that is none and files without
    a name, and ``MappingError``; nothing is kept then.
    """
    if request.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise UnsupportedMediaTypeError("Documents are sent as they are, not packed.")
    folder = TemporaryDirectory(prefix="innokg-upload-")
    try:
        if media_type_of(request) == FORM:
            return await _from_form(request, most, folder)
        path = _place(folder, 0, _given(name))
        await _write(request, most, path)
        return Sent(folder=folder, files=(path,))
    except BaseException:
        folder.cleanup()
        raise


def _given(name: str | None) -> str:
    if name is None:
        raise RequestError("A document that is no part of a form needs its file name: '?name=plan.txt'.")
    return name


async def _write(request: Request, most: int, path: Path) -> None:
    path.parent.mkdir()
    with path.open("wb") as file:
        async for chunk in _chunks(request, most):
            await run_in_threadpool(file.write, chunk)


async def _from_form(request: Request, most: int, folder: "TemporaryDirectory[str]") -> Sent:
    form = _Form(request.headers.get("content-type", ""), folder)
    try:
        async for chunk in _chunks(request, most):
            await run_in_threadpool(form.write, chunk)
        await run_in_threadpool(form.end)
    except MultipartParseError as error:
        raise RequestError(f"The form cannot be read: {error}.") from error
    finally:
        form.close()
    mapping = None if form.mapping is None else await run_in_threadpool(read_mapping, form.mapping)
    return Sent(folder=folder, files=tuple(form.files), mapping=mapping)


async def _chunks(request: Request, most: int) -> AsyncIterator[bytes]:
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > most:
        raise _too_large(most)
    taken = 0
    try:
        async for chunk in request.stream():
            taken += len(chunk)
            if taken > most:
                raise _too_large(most)
            yield chunk
    except ClientDisconnect as error:
        raise RequestError("The client has gone before its request was whole.") from error


class _Form:
    """A form while it arrives (RFC 7578): each part with a file name becomes a file."""

    def __init__(self, content_type: str, folder: "TemporaryDirectory[str]") -> None:
        _, options = parse_options_header(content_type)
        if not options.get(b"boundary"):
            raise RequestError("The form's parts cannot be told apart: its boundary is missing.")
        self.files: list[Path] = []
        self.mapping: Path | None = None
        self._folder = folder
        self._open: IO[bytes] | None = None
        self._field, self._value = b"", b""
        self._headers: dict[bytes, bytes] = {}
        self._ended = False
        self._parser = MultipartParser(
            options[b"boundary"],
            {
                "on_part_begin": self._headers.clear,
                "on_header_field": self._on_field,
                "on_header_value": self._on_value,
                "on_header_end": self._on_header_end,
                "on_headers_finished": self._on_part,
                "on_part_data": self._on_data,
                "on_part_end": self.close,
                "on_end": self._on_end,
            },
        )

    def write(self, chunk: bytes) -> None:
        """Take in a part of the body."""
        self._parser.write(chunk)

    def end(self) -> None:
        """Take in the end of the body; raise ``RequestError`` where it comes too early or the form has no file."""
        self._parser.finalize()
        if not self._ended:
            raise RequestError("The form is cut off: its last boundary is missing.")
        if not self.files:
            raise RequestError("The form has no file: send each document as a part with a file name.")

    def close(self) -> None:
        """Close the file that is open."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _on_field(self, data: bytes, start: int, end: int) -> None:
        self._field = _longer(self._field, data[start:end])

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value = _longer(self._value, data[start:end])

    def _on_header_end(self) -> None:
        self._headers[self._field.lower()] = self._value
        self._field, self._value = b"", b""

    def _on_part(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        is_mapping = options.get(b"name") == MAPPING.encode()
        given = options.get(b"filename")
        if is_mapping:
            path = _place(self._folder, len(self.files), "mapping.toml")
            self.mapping = path
        elif given:
            if len(self.files) >= _MOST_FILES:
                raise TooLargeError(f"A form holds at most {_MOST_FILES} files; send the others in another.")
            path = _place(self._folder, len(self.files), given.decode(errors="replace"))
            self.files.append(path)
        else:
            return
        path.parent.mkdir(exist_ok=True)
        self._open = path.open("wb")

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        if self._open is not None:
            self._open.write(data[start:end])

    def _on_end(self) -> None:
        self._ended = True


def _longer(held: bytes, more: bytes) -> bytes:
    if len(held) + len(more) > _MOST_HEADER:
        raise RequestError("A part of the form has a longer header than what is read here.")
    return held + more


def _place(folder: "TemporaryDirectory[str]", number: int, name: str) -> Path:
    """Return where a file is kept: folders of one file each let two have one name."""
    return Path(folder.name, str(number), safe_name(name))


def _too_large(most: int) -> TooLargeError:
    return TooLargeError(f"The documents of a request have at most {most:,} bytes together; send them in parts.")
