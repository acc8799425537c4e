"""The query of a SPARQL 1.1 Protocol request, by any of its three ways."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from fastapi import Request
from starlette.exceptions import HTTPException

from ontology.errors import QueryForbiddenError, RequestError, UnsupportedMediaTypeError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

# A query of a thousand lines has some 100,000 bytes; percent-encoded Chinese takes nine for three.
_LARGEST_BODY = 1_000_000
_DATASET_PARAMETERS = ("default-graph-uri", "named-graph-uri")

_Parameters = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """A query as the client meant it: decoded once, whichever way it came. None stands for a request without one."""

    query: str | None


async def read_get(request: Request) -> SparqlRequest:
    """Read a query from the address."""
    parameters = _decode(request.url.query.encode())
    if "update" in parameters:
        raise RequestError("An update is never sent by GET.")
    # A page's own parameters, such as its language, are none of the protocol's.
    asked = parameters.keys() & {"query", *_DATASET_PARAMETERS}
    return SparqlRequest(_single(parameters) if asked else None)


async def read_post(request: Request) -> SparqlRequest:
    """Read a query from a form or as the body itself.

    Raises ``QueryForbiddenError`` for an update and ``UnsupportedMediaTypeError`` for any other body.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    match media_type:
        case "application/x-www-form-urlencoded":
            parameters = _decode(await _body(request))
            if "update" in parameters:
                raise QueryForbiddenError("This service does not take updates over HTTP.")
            return SparqlRequest(_single(parameters))
        case "application/sparql-query":
            _refuse_dataset(_decode(request.url.query.encode()))
            return SparqlRequest(_text(await _body(request)))
        case "application/sparql-update":
            raise QueryForbiddenError("This service does not take updates over HTTP.")
        case _:
            raise UnsupportedMediaTypeError(f"A query comes as {FORM} or {QUERY}, not as {media_type or 'nothing'}.")


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST_BODY:
            raise HTTPException(413, f"A query has at most {_LARGEST_BODY:,} bytes.")
    return bytes(body)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(f"The query is not UTF-8: byte {error.start} cannot be read.") from error


def _decode(data: bytes) -> _Parameters:
    try:
        return parse_qs(_text(data), keep_blank_values=True, errors="strict", max_num_fields=100)
    except UnicodeDecodeError as error:
        raise RequestError("The percent-encoded characters of the request are not UTF-8.") from error
    except ValueError as error:
        raise RequestError(f"The form cannot be read: {error}.") from error


def _single(parameters: _Parameters) -> str:
    _refuse_dataset(parameters)
    queries = parameters.get("query", [])
    if len(queries) != 1:
        raise RequestError(f"A request has exactly one parameter 'query', this one has {len(queries)}.")
    return queries[0]


def _refuse_dataset(parameters: _Parameters) -> None:
    # Leaving them out of account would answer another question than the one that was asked.
    for name in _DATASET_PARAMETERS:
        if name in parameters:
            raise RequestError(f"The parameter '{name}' is not read here; write FROM or FROM NAMED in the query.")
