"""What a SPARQL 1.1 Protocol request asks, by whichever way it came."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from fastapi import Request

from api.authorisation import check_token, has_token
from api.dependencies import Configuration
from api.http.request_body import media_type_of, read_body
from api.settings import Settings
from graph.sparql.dataset import WHOLE_STORE, SparqlDataset
from ontology.errors import RequestError, UnsupportedMediaTypeError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_MOST_PARAMETERS = 100
_SECONDS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")

_Parameters = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SparqlRequest:
    """A query or an update as the client meant it, decoded once; with neither, the request asks for nothing.

    ``seconds`` is how long the client lets a query run, None for as long as the service does.
    """

    query: str | None = None
    update: str | None = None
    dataset: SparqlDataset = WHOLE_STORE
    seconds: float | None = None


def read_get(request: Request) -> SparqlRequest:
    """Read a query from the address."""
    parameters = _address(request)
    if "update" in parameters:
        raise RequestError("An update is never sent by GET.")
    # A page's own parameters, such as its language, are none of the protocol's.
    if not parameters.keys() & {"query", "default-graph-uri", "named-graph-uri"}:
        return SparqlRequest()
    return _query(_single(parameters, "query"), parameters)


async def read_post(request: Request, settings: Settings) -> SparqlRequest:
    """Read a query or an update from a form or as the body itself; for an update, check the token first.

    Raises ``UnsupportedMediaTypeError`` for any other body.
    """
    match media_type_of(request):
        case "application/x-www-form-urlencoded":
            return await _form(request, settings)
        case "application/sparql-query":
            query = _text(await read_body(request, settings.request_limits.query), "query")
            return _query(query, _address(request))
        case "application/sparql-update":
            check_token(request, settings)
            update = _text(await read_body(request, settings.request_limits.update), "update")
            return SparqlRequest(update=update, dataset=_used(_address(request)))
        case other:
            raise UnsupportedMediaTypeError(
                f"A query comes as {FORM} or {QUERY} and an update as {FORM} or {UPDATE}, not as {other or 'nothing'}."
            )


async def read_patch(request: Request, settings: Configuration) -> str:
    """Read an update that is the patch of a graph; check the token first.

    Raises ``UnsupportedMediaTypeError`` for any other body.
    """
    check_token(request, settings)
    if media_type_of(request) != UPDATE:
        raise UnsupportedMediaTypeError(f"A patch of a graph comes as {UPDATE}.")
    return _text(await read_body(request, settings.request_limits.update), "update")


async def _form(request: Request, settings: Settings) -> SparqlRequest:
    # Whether the form holds an update shows only when it has been read.
    limits = settings.request_limits
    largest = limits.update if has_token(request, settings) else limits.query
    form, address = _decode(await read_body(request, largest)), _address(request)
    parameters = {name: [*address.get(name, ()), *form.get(name, ())] for name in address.keys() | form.keys()}
    if "update" not in parameters:
        return _query(_single(parameters, "query"), parameters)
    if "query" in parameters:
        raise RequestError("A request has a query or an update, not both.")
    check_token(request, settings)
    if "update" in address:
        raise RequestError("An update is sent in the form, not in the address.")
    return SparqlRequest(update=_single(parameters, "update"), dataset=_used(parameters))


def _address(request: Request) -> _Parameters:
    query_string: bytes = request.scope["query_string"]
    return _decode(query_string)


def _text(data: bytes, what: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(f"The {what} is not UTF-8: byte {error.start} cannot be read.") from error


def _decode(data: bytes) -> _Parameters:
    try:
        return parse_qs(_text(data, "form"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except UnicodeDecodeError as error:
        raise RequestError("The percent-encoded characters of the request are not UTF-8.") from error
    except ValueError as error:
        raise RequestError(f"The form cannot be read: {error}.") from error


def _single(parameters: _Parameters, name: str) -> str:
    given = parameters.get(name, [])
    if len(given) != 1:
        raise RequestError(f"A request has exactly one parameter {name!r}, this one has {len(given)}.")
    return given[0]


def _query(query: str, parameters: _Parameters) -> SparqlRequest:
    return SparqlRequest(query=query, dataset=_queried(parameters), seconds=_seconds(parameters))


def _seconds(parameters: _Parameters) -> float | None:
    """Return the value of ``timeout``, the name and the unit of RDF4J's and Fuseki's services."""
    if "timeout" not in parameters:
        return None
    given = _single(parameters, "timeout")
    if not _SECONDS.fullmatch(given) or not float(given):
        raise RequestError("The parameter 'timeout' is a number of seconds above 0, such as 5 or 0.5.")
    return float(given)


def _queried(parameters: _Parameters) -> SparqlDataset:
    return _dataset(parameters, "default-graph-uri", "named-graph-uri")


def _used(parameters: _Parameters) -> SparqlDataset:
    return _dataset(parameters, "using-graph-uri", "using-named-graph-uri")


def _dataset(parameters: _Parameters, default: str, named: str) -> SparqlDataset:
    return SparqlDataset(default=tuple(parameters.get(default, ())), named=tuple(parameters.get(named, ())))
