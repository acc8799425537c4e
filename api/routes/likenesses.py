"""What is like a thing."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.dependencies import Cursor, DataLanguage, Graph, Identifier, Limit
from api.models import Listing
from api.planning.comparison_models import Likeness
from api.planning.tables import likeness_table
from api.tables.answer import TABLE_RESPONSES, AskedFormat, table_answer

router = APIRouter(prefix="/api/entities", tags=["things"])


@router.get(
    "/{identifier}/similar", summary="What is like a thing", response_model=Listing[Likeness], responses=TABLE_RESPONSES
)
def similar(
    graph: Graph,
    request: Request,
    identifier: Identifier,
    language: DataLanguage,
    type_: Annotated[
        list[str] | None,
        Query(alias="type", max_length=50, description="Local name of a class, else the thing's own; repeatable"),
    ] = None,
    table: AskedFormat = None,
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Response:
    """Return the things that share neighbours or have close fields with a thing, best first, each with its reasons."""
    one = graph.planning.by_id(identifier).id
    found = likeness_table(partial(graph.planning.likenesses.similar, one, types=type_ or ()), language)
    return table_answer(found, request, table, limit=limit, cursor=cursor)
