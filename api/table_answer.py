"""Lists as JSON or as CSV, as a request wants them."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from api.csv_table import MEDIA_TYPE, Cell, csv_table
from api.negotiation import negotiate
from ontology.errors import NotAcceptableError

_JSON = "application/json"


class TableFormat(StrEnum):
    """The forms of a table."""

    JSON = "json"
    CSV = "csv"


AskedFormat = Annotated[
    TableFormat | None, Query(alias="format", description="JSON or CSV; else what `Accept` likes best")
]

#: What the description of the API says of a table's answers.
TABLE_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The list; as CSV a table with one row a figure, in UTF-8 with a byte order mark",
        "content": {MEDIA_TYPE: {"schema": {"type": "string"}}},
    }
}


def wants_csv(request: Request, asked: TableFormat | None) -> bool:
    """Tell whether a request wants CSV: by its parameter ``format``, else by its ``Accept``."""
    if asked is not None:
        return asked is TableFormat.CSV
    try:
        return negotiate(request.headers.get("accept"), (_JSON, MEDIA_TYPE)) == MEDIA_TYPE
    except NotAcceptableError:
        return False


def json_answer(body: BaseModel, request: Request, following: str | None) -> Response:
    """Return a part of a list as JSON, with the address of the part after it as a link."""
    return JSONResponse(body.model_dump(mode="json"), headers=_headers(request, following))


def csv_answer(
    name: str, head: Sequence[str], rows: Sequence[Sequence[Cell]], request: Request, following: str | None
) -> Response:
    """Return a part of a list as a CSV file of the given name, with the address of the part after it as a link."""
    headers = _headers(request, following)
    headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return Response(csv_table(head, rows), media_type=f"{MEDIA_TYPE}; charset=utf-8; header=present", headers=headers)


def _headers(request: Request, following: str | None) -> dict[str, str]:
    headers = {"Vary": "Accept, Accept-Language"}
    if following is not None:
        given = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
        headers["Link"] = f'<{quote(request.url.path)}?{urlencode([*given, ("cursor", following)])}>; rel="next"'
    return headers
