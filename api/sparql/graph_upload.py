"""RDF that clients send into a graph: parsed safely, whatever it holds."""

from collections.abc import Iterator
from email.parser import BytesParser
from email.policy import HTTP

from fastapi import Request
from pyoxigraph import DefaultGraph, Quad, RdfFormat, Triple
from starlette.exceptions import HTTPException

from api.dependencies import Configuration
from api.http.request_body import media_type_of, read_body
from graph.serialisation import GRAPH_FORMATS
from loaders.rdf.parsing import decoded, parse_quads
from ontology.errors import EmptyDocumentError, RequestError, TooLargeError, UnsupportedMediaTypeError

_MULTIPART = "multipart/form-data"
_NAME = "The request's body"


class Upload:
    """A body as it came, for a thread to parse."""

    def __init__(self, body: bytes, content_type: str, most: int) -> None:
        self._body = body
        self._content_type = content_type
        self._most = most

    def triples(self, base: str) -> list[Triple]:
        """Return the triples; relative IRIs are read against ``base``.

        Raises ``UnsupportedMediaTypeError``, ``RdfSyntaxError`` with line and column, ``ReadingError`` for what reaches
        out of the body, ``RequestError`` for named graphs and ``TooLargeError``.
        """
        found: list[Triple] = []
        for body, media_type in self._parts():
            for quad in _quads(body, media_type, base):
                if not isinstance(quad.graph_name, DefaultGraph):
                    raise RequestError(f"{_NAME} names graphs; the address says which graph its triples go into.")
                found.append(quad.triple)
                if len(found) > self._most:
                    raise TooLargeError(f"{_NAME} has more than {self._most:,} triples; send it in parts.")
        return found

    def _parts(self) -> list[tuple[bytes, str]]:
        media_type = self._content_type.partition(";")[0].strip().lower()
        if media_type != _MULTIPART:
            return [(self._body, media_type)]
        head = f"Content-Type: {self._content_type}\r\n\r\n".encode("latin-1")
        message = BytesParser(policy=HTTP).parsebytes(head + self._body)
        if not message.is_multipart():
            raise RequestError("The form's parts cannot be told apart: its boundary is missing.")
        return [(_payload(part.get_payload(decode=True)), part.get_content_type()) for part in message.iter_parts()]


async def read_upload(request: Request, settings: Configuration) -> Upload:
    """Read the body of a request as RDF of any format that is read here; nothing is parsed yet.

    Raises ``UnsupportedMediaTypeError`` and ``TooLargeError`` as early as can be; a body of unknown length is 411.
    """
    if not {"content-length", "transfer-encoding"} & set(request.headers.keys()):
        raise HTTPException(411, "The request says neither how long its body is nor that it comes in chunks.")
    media_type = media_type_of(request)
    if media_type != _MULTIPART:
        _format(media_type)
    limits = settings.request_limits
    body = await read_body(request, limits.upload)
    return Upload(body, request.headers.get("content-type", ""), limits.upload_triples)


def _quads(body: bytes, media_type: str, base: str) -> Iterator[Quad]:
    try:
        text = decoded(body, name=_NAME)
    except EmptyDocumentError:
        return iter(())
    return parse_quads(text, _format(media_type), name=_NAME, base=base)


def _format(media_type: str) -> RdfFormat:
    found = GRAPH_FORMATS.get(media_type)
    if found is None:
        offered = ", ".join(GRAPH_FORMATS)
        raise UnsupportedMediaTypeError(f"A graph comes as {offered}, not as {media_type or 'nothing'}.")
    return found


def _payload(data: object) -> bytes:
    return data if isinstance(data, bytes) else b""
