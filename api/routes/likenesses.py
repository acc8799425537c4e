"""What is like a thing."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.comparison_models import Likeness
from api.comparison_rows import LIKENESS_HEAD, likeness_rows
from api.dependencies import Cursor, DataLanguage, Graph, Identifier, Limit
from api.models import Listing
from api.table_answer import TABLE_RESPONSES, AskedFormat, csv_answer, json_answer, wants_csv

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
    page = graph.planning.likenesses.similar(one, types=type_ or (), limit=limit, cursor=cursor)
    if wants_csv(request, table):
        return csv_answer("similar", LIKENESS_HEAD, likeness_rows(page.items, language), request, page.next)
    items = [Likeness.model_validate(item) for item in page.items]
    return json_answer(Listing(items=items, total=page.total, next=page.next), request, page.next)
