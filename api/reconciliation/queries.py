"""What a client of the reconciliation service sends."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import parse_qs

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from api.http.request_body import media_type_of, read_body
from api.settings import Settings
from graph.reconciliation.question import Clue, Question
from ontology.errors import RequestError, TooLargeError, UnsupportedMediaTypeError
from ontology.namespaces import Namespaces

#: Queries in one batch; the manifest says so too.
BATCH = 50
#: Things and properties of one data extension.
MOST_ROWS, MOST_PROPERTIES = 200, 30
FORM = "application/x-www-form-urlencoded"
_MOST_PARAMETERS = 20
_LONGEST = 1000
_MOST_CANDIDATES = 50
_MOST_ERRORS = 20

Model = TypeVar("Model")
_Text = Annotated[str, StringConstraints(max_length=_LONGEST)]


def _words(value: object) -> object:
    """Return the words of a property's value, which may be a text, a number, a thing, or several of these."""
    values = value if isinstance(value, list) else [value]
    return [_word(one) for one in values[:_MOST_CANDIDATES]]


def _word(value: object) -> object:
    if isinstance(value, dict):
        return value.get("id") or value.get("name") or ""
    return value if isinstance(value, str) else "" if value is None else str(value)


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else [] if value is None else value


class _Sent(BaseModel):
    """Base of what is sent: members that the specification does not name are let pass."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class SentProperty(_Sent):
    """A property that the thing should have; ``pid`` is its id and ``v`` its value or values."""

    pid: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    v: Annotated[list[_Text], BeforeValidator(_words)]


class SentQuery(_Sent):
    """One name to reconcile."""

    query: _Text = ""
    type: Annotated[list[_Text], BeforeValidator(_several), Field(max_length=20)] = []
    limit: Annotated[int, Field(ge=1, le=_MOST_CANDIDATES)] = 5
    properties: Annotated[list[SentProperty], Field(max_length=20)] = []
    type_strict: Literal["any", "all", "should"] | None = None

    def question(self, namespaces: Namespaces) -> Question:
        """Return the question that the query asks; classes may be given as IRIs."""
        clues = [Clue(property=one.pid, values=tuple(one.v)) for one in self.properties]
        regions = tuple(value for clue in clues if clue.property == "region" for value in clue.values)
        more = (value for clue in clues if clue.property == "class" for value in clue.values)
        return Question(
            name=self.query,
            types=tuple(one.removeprefix(namespaces.ontology) for one in (*self.type, *more) if one),
            regions=regions,
            clues=tuple(clue for clue in clues if clue.property not in ("region", "class")),
            limit=self.limit,
        )


class SentSetting(_Sent):
    """A property to extend rows by, with the settings for it."""

    id: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    settings: dict[str, Any] = {}


class SentExtension(_Sent):
    """Things and the properties that are wanted of them."""

    ids: list[Annotated[str, StringConstraints(max_length=_LONGEST)]]
    properties: list[SentSetting]


Queries = dict[str, SentQuery]
_QUERIES = TypeAdapter(Queries)
_EXTENSION = TypeAdapter(SentExtension)


async def read_form(request: Request, settings: Settings) -> Mapping[str, str]:
    """Return the parameters of a form; raise ``UnsupportedMediaTypeError`` for a body that is none."""
    if media_type_of(request) != FORM:
        raise UnsupportedMediaTypeError(f"Queries come as {FORM}, in the parameter 'queries' or 'extend'.")
    body = await read_body(request, settings.request_limits.query)
    try:
        found = parse_qs(body.decode(), max_num_fields=_MOST_PARAMETERS, keep_blank_values=True)
    except ValueError as error:
        raise RequestError("The form is not UTF-8, or it has too many parameters.") from error
    return {name: values[0] for name, values in found.items()}


def read_queries(text: str) -> Queries:
    """Return the queries of a batch; raise ``TooLargeError`` for more than ``BATCH`` and 422 for what is none."""
    queries = _read(_QUERIES, text, "queries")
    if len(queries) > BATCH:
        raise TooLargeError(f"A batch has at most {BATCH} queries, not {len(queries):,}.")
    return queries


def read_extension(text: str) -> SentExtension:
    """Return the things and properties of a data extension; raise as ``read_queries`` does."""
    asked = _read(_EXTENSION, text, "extend")
    if len(asked.ids) > MOST_ROWS or len(asked.properties) > MOST_PROPERTIES:
        raise TooLargeError(
            f"A data extension is of at most {MOST_ROWS} things and {MOST_PROPERTIES} properties, not of "
            f"{len(asked.ids):,} and {len(asked.properties):,}."
        )
    return asked


def _read(adapter: TypeAdapter[Model], text: str, name: str) -> Model:
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=False)[:_MOST_ERRORS]
        raise RequestValidationError([{**one, "loc": ("query", name, *one["loc"])} for one in errors]) from error
