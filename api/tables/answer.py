"""Lists as JSON or as CSV, as a request wants them."""

from enum import StrEnum
from itertools import chain
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Query, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from api.http.negotiation import negotiate
from api.tables.csv_table import MEDIA_TYPE, csv_rows, csv_table
from api.tables.headings import wording
from api.tables.table import Part, Table, following
from ontology.errors import NotAcceptableError

_JSON = "application/json"
_CSV = f"{MEDIA_TYPE}; charset=utf-8; header=present"


class TableFormat(StrEnum):
    """The forms of a table."""

    JSON = "json"
    CSV = "csv"
    CHINESE_CSV = "csv-zh"


AskedFormat = Annotated[
    TableFormat | None,
    Query(alias="format", description="JSON or CSV (`csv-zh`: in Chinese headings and words); else by `Accept`"),
]

#: What the description of the API says of a table's answers.
TABLE_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The list; as CSV a table with one row a figure, in UTF-8 with a byte order mark, and with "
        "all rows where neither `limit` nor `cursor` is given",
        "content": {MEDIA_TYPE: {"schema": {"type": "string"}}},
    }
}


def wants_csv(request: Request, asked: TableFormat | None) -> bool:
    """Tell whether a request wants CSV: by its parameter ``format``, else by its ``Accept``."""
    if asked is not None:
        return asked is not TableFormat.JSON
    try:
        return negotiate(request.headers.get("accept"), (_JSON, MEDIA_TYPE)) == MEDIA_TYPE
    except NotAcceptableError:
        return False


def table_answer(
    table: Table[Part], request: Request, asked: TableFormat | None, *, limit: int, cursor: str | None = None
) -> Response:
    """Return a part of a table as JSON or CSV, with the address of the part after it as a link.

    CSV of which a request says neither where it begins nor how much it wants has all rows: a spreadsheet follows no
    links.
    """
    if wants_csv(request, asked):
        chinese = asked is TableFormat.CHINESE_CSV
        if "limit" not in request.query_params and cursor is None:
            return _whole(table, request, chinese=chinese)
        part = table.read(limit=limit, cursor=cursor)
        head, words = wording(table.head, chinese=chinese)
        body = csv_table(head, words(table.rows(part)))
        return Response(body, media_type=_CSV, headers=_csv_headers(table, request, following(part)))
    part = table.read(limit=limit, cursor=cursor)
    model = table.model(part)
    return JSONResponse(model.model_dump(mode="json"), headers=_headers(request, following(part)))


def _whole(table: Table[Part], request: Request, *, chinese: bool) -> Response:
    """Return all of a table, part by part; what is wrong with the request is found with the first."""
    parts = table.parts()
    head, words = wording(table.head, chinese=chinese)
    first = csv_table(head, words(table.rows(next(parts))))
    rest = (csv_rows(words(table.rows(part))) for part in parts)
    return StreamingResponse(chain([first], rest), media_type=_CSV, headers=_csv_headers(table, request, None))


def _csv_headers(table: Table[Part], request: Request, next_: str | None) -> dict[str, str]:
    return _headers(request, next_) | {"Content-Disposition": f'attachment; filename="{table.name}.csv"'}


def _headers(request: Request, next_: str | None) -> dict[str, str]:
    headers = {"Vary": "Accept, Accept-Language"}
    if next_ is not None:
        given = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
        headers["Link"] = f'<{quote(request.url.path)}?{urlencode([*given, ("cursor", next_)])}>; rel="next"'
    return headers
