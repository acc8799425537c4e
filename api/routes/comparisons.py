"""Two documents side by side."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.dependencies import Cursor, Graph, Limit
from api.planning.comparison_models import Comparison
from api.planning.tables import difference_table
from api.tables.answer import TABLE_RESPONSES, AskedFormat, table_answer
from graph.comparison.answers import Part, Side

router = APIRouter(prefix="/api/documents", tags=["planning"])

_Document = Annotated[str, Query(min_length=1, max_length=200, description="Id of a document")]


@router.get("/diff", summary="Two documents side by side", response_model=Comparison, responses=TABLE_RESPONSES)
def compare(
    graph: Graph,
    request: Request,
    left: Annotated[_Document, Query(examples=["fuling-14fyp"])],
    right: Annotated[_Document, Query(examples=["jiangjin-14fyp"])],
    part: Annotated[list[Part] | None, Query(max_length=10, description="What to show; repeatable")] = None,
    side: Annotated[list[Side] | None, Query(max_length=10, description="Only what this side has; repeatable")] = None,
    type_: Annotated[
        list[str] | None,
        Query(
            alias="type", max_length=50, description="Local name of a class of things; repeatable", examples=[["Park"]]
        ),
    ] = None,
    table: AskedFormat = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """Return the things, relations and figures of two documents: in one, the other, both, or with other values.

    What a document says of its own region stands beside what the other says of its own.
    """
    read = partial(
        graph.planning.comparisons.compare, left, right, parts=part or (), sides=side or (), types=type_ or ()
    )
    return table_answer(difference_table(read), request, table, limit=limit, cursor=cursor)
