"""Problem details: the one shape of every error that the service answers with (RFC 9457)."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, get_args

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from api.http.negotiation import HTML, negotiate, negotiate_language
from api.pages import page, render, words
from ontology.errors import (
    AlgorithmLimitError,
    IdentifierError,
    IndexMakingError,
    InnokgError,
    NotAcceptableError,
    NotFoundError,
    OverloadedError,
    PreconditionFailedError,
    QueryError,
    QueryForbiddenError,
    QueryMemoryError,
    QuerySyntaxError,
    QueryTimeoutError,
    RdfSyntaxError,
    ReadingError,
    RequestError,
    ResultTooLargeError,
    StoreError,
    StoreFullError,
    TooLargeError,
    UnauthorisedError,
    UnsupportedMediaTypeError,
    ValidationError,
    VocabularyError,
    WritingOffError,
)
from ontology.vocabulary import Language

MEDIA_TYPE = "application/problem+json"

# Seconds after which a query that was too costly, and one that found no place, may be asked again.
_COSTLY = 60
_CROWDED = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of problem: the last part of its type's address (empty for a plain HTTP error), status and title.

    ``retry_after`` is after how many seconds the same request may be answered.
    """

    name: str
    status: HTTPStatus
    title: str
    retry_after: int | None = None

    @property
    def type(self) -> str:
        """Return the problem type's address, relative to the service."""
        return f"/problems/{self.name}" if self.name else "about:blank"


# The first class that an exception is an instance of decides, so narrow classes stand before wide ones.
PROBLEMS: Mapping[type[Exception], Problem] = {
    QuerySyntaxError: Problem("query-syntax", HTTPStatus.BAD_REQUEST, "The query is not valid SPARQL"),
    QueryForbiddenError: Problem("query-forbidden", HTTPStatus.FORBIDDEN, "The query is not allowed here"),
    QueryTimeoutError: Problem(
        "query-timeout", HTTPStatus.SERVICE_UNAVAILABLE, "The query took longer than it may", _COSTLY
    ),
    QueryMemoryError: Problem(
        "query-memory", HTTPStatus.SERVICE_UNAVAILABLE, "The query took more memory than it may", _COSTLY
    ),
    ResultTooLargeError: Problem(
        "result-too-large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The answer is larger than it may be"
    ),
    OverloadedError: Problem("overloaded", HTTPStatus.TOO_MANY_REQUESTS, "Too much is running already", _CROWDED),
    IndexMakingError: Problem(
        "index-making", HTTPStatus.SERVICE_UNAVAILABLE, "The index of names is still being made", _CROWDED
    ),
    AlgorithmLimitError: Problem(
        "algorithm-limit", HTTPStatus.SERVICE_UNAVAILABLE, "The algorithm took more than it may", _COSTLY
    ),
    QueryError: Problem("query", HTTPStatus.BAD_REQUEST, "The query cannot be answered"),
    WritingOffError: Problem("writing-off", HTTPStatus.FORBIDDEN, "This service does not take changes"),
    UnauthorisedError: Problem("unauthorised", HTTPStatus.UNAUTHORIZED, "Changes need the service's token"),
    NotFoundError: Problem("not-found", HTTPStatus.NOT_FOUND, "There is no such thing"),
    IdentifierError: Problem("identifier", HTTPStatus.NOT_FOUND, "This is no identifier of the graph"),
    NotAcceptableError: Problem("not-acceptable", HTTPStatus.NOT_ACCEPTABLE, "No accepted media type is offered"),
    UnsupportedMediaTypeError: Problem(
        "media-type", HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "The body's media type is not read here"
    ),
    PreconditionFailedError: Problem(
        "precondition", HTTPStatus.PRECONDITION_FAILED, "The graph is in another state than the request wants"
    ),
    RequestError: Problem("request", HTTPStatus.BAD_REQUEST, "The request is not understood"),
    RequestValidationError: Problem(
        "parameters", HTTPStatus.UNPROCESSABLE_ENTITY, "A parameter has a value that is not allowed"
    ),
    VocabularyError: Problem("vocabulary", HTTPStatus.UNPROCESSABLE_ENTITY, "The vocabulary has no such term"),
    ValidationError: Problem("validation", HTTPStatus.UNPROCESSABLE_ENTITY, "The data breaks the ontology"),
    RdfSyntaxError: Problem("rdf-syntax", HTTPStatus.BAD_REQUEST, "The RDF breaks the syntax of its format"),
    TooLargeError: Problem(
        "too-large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is larger than what is read here"
    ),
    ReadingError: Problem("reading", HTTPStatus.UNPROCESSABLE_ENTITY, "The file cannot be read as a document"),
    StoreFullError: Problem(
        "store-full", HTTPStatus.INSUFFICIENT_STORAGE, "The disk of the graph store is full", _COSTLY
    ),
    StoreError: Problem("store", HTTPStatus.SERVICE_UNAVAILABLE, "The graph store cannot answer"),
    InnokgError: Problem("innokg", HTTPStatus.INTERNAL_SERVER_ERROR, "The service cannot do this"),
    Exception: Problem("internal", HTTPStatus.INTERNAL_SERVER_ERROR, "The service failed"),
}


def install(application: FastAPI) -> None:
    """Make every error of an application, the framework's own included, answer as problem details."""
    application.add_exception_handler(InnokgError, foreseen)
    application.add_exception_handler(HTTPException, _of_framework)
    application.add_exception_handler(RequestValidationError, _of_parameters)
    application.add_exception_handler(Exception, _unforeseen)


def response(problem: Problem, detail: str, request: Request, **members: Any) -> Response:
    """Return the answer for one occurrence of a problem: a page for a browser, else problem details.

    ``members`` are the type's own, left out where None.
    """
    if _wants_page(request):
        return _page(problem, detail, request)
    body = {
        "type": problem.type,
        "title": problem.title,
        "status": problem.status.value,
        "detail": detail,
        "instance": request.url.path,
        **{name: value for name, value in members.items() if value is not None},
    }
    return JSONResponse(body, status_code=problem.status, media_type=MEDIA_TYPE)


def _wants_page(request: Request) -> bool:
    try:
        return negotiate(request.headers.get("accept"), (MEDIA_TYPE, "application/json", HTML)) == HTML
    except NotAcceptableError:
        return False


def _page(problem: Problem, detail: str, request: Request) -> Response:
    asked = request.query_params.get("lang")
    language: Language = "en" if asked == "en" else "zh"
    if asked not in get_args(Language):
        language = negotiate_language(request.headers.get("accept-language"), "zh")
    title = words(language).get(f"problem_{problem.status.value}", problem.title)
    html = render("problem.html", language=language, title=title, status=problem.status, detail=detail)
    return page(html, status=problem.status)


def problem_of(error: Exception) -> Problem:
    """Return the kind of problem that an error is."""
    return next(problem for kind, problem in PROBLEMS.items() if isinstance(error, kind))


async def foreseen(request: Request, error: Exception) -> Response:
    """Return the answer for an error of the tree in ``ontology.errors``."""
    members: dict[str, Any] = {}
    if isinstance(error, (QuerySyntaxError, RdfSyntaxError)):
        members = {"line": error.line, "column": error.column}
    answer = response(problem_of(error), str(error), request, **members)
    if isinstance(error, UnauthorisedError):
        answer.headers["WWW-Authenticate"] = 'Bearer realm="innokg"'
    retry_after = problem_of(error).retry_after
    if retry_after is not None:
        answer.headers["Retry-After"] = str(retry_after)
    return answer


async def _of_parameters(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise TypeError("Only validation errors have parameters.")
    errors = [
        {"in": str(item["loc"][0]), "name": ".".join(map(str, item["loc"][1:])), "message": item["msg"]}
        for item in error.errors()
    ]
    detail = "; ".join(f"{item['name'] or item['in']}: {item['message']}" for item in errors)
    return response(problem_of(error), f"{detail}.", request, errors=errors)


async def _of_framework(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise TypeError("Only the framework's own errors carry a status.")
    status = HTTPStatus(error.status_code)
    answer = response(Problem("", status, status.phrase), _sentence(status, request, error.detail), request)
    answer.headers.update(error.headers or {})
    return answer


def _sentence(status: HTTPStatus, request: Request, detail: str) -> str:
    match status:
        case HTTPStatus.NOT_FOUND:
            return f"The service has nothing at {request.url.path}; /docs lists what it has."
        case HTTPStatus.METHOD_NOT_ALLOWED:
            return f"{request.method} is not possible at {request.url.path}."
        case _:
            return detail


async def _unforeseen(request: Request, error: Exception) -> Response:
    # The traceback goes to the server's log; a client learns nothing of the inside.
    return response(problem_of(error), "The service failed in a way that its log describes.", request)
