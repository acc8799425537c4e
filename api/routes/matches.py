"""Matches (供需对接) of firms, technologies and parks."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.dependencies import Cursor, DataLanguage, Graph, Limit
from api.planning.match_models import Matches
from api.planning.match_request import find_matches
from api.planning.tables import match_table
from api.tables.answer import TABLE_RESPONSES, AskedFormat, table_answer
from graph.matches.answers import Status

router = APIRouter(prefix="/api/matches", tags=["planning"])

_Name = Annotated[str, Query(min_length=1, max_length=200)]


@router.get(
    "",
    summary="Who fits a firm, who works on a technology, what a park lacks",
    response_model=Matches,
    responses=TABLE_RESPONSES,
)
def matches(
    graph: Graph,
    request: Request,
    language: DataLanguage,
    firm: Annotated[_Name | None, Query(description="A firm by an id or a name", examples=["太极集团"])] = None,
    technology: Annotated[
        _Name | None, Query(description="A technology or an industry by an id or in words", examples=["石墨烯触摸屏"])
    ] = None,
    park: Annotated[_Name | None, Query(description="A park by an id or a name", examples=["涪陵国家高新区"])] = None,
    type_: Annotated[
        list[str] | None,
        Query(alias="type", max_length=50, description="Local name of a class of what fits; repeatable"),
    ] = None,
    status: Annotated[
        list[Status] | None, Query(max_length=10, description="Of a firm: only these; repeatable")
    ] = None,
    table: AskedFormat = None,
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Response:
    """Return what fits, best first, each with a score, its parts and its reasons; exactly one thing is asked about.

    For a firm: institutes, universities and platforms by field, place and shared partners; those that already work
    with it are marked and stand last. For a technology: who works on it or on what is close to it. For a park: the
    kinds of platforms and the industries that parks like it have and it has not.
    """
    read = partial(
        find_matches,
        graph,
        firm=firm,
        technology=technology,
        park=park,
        types=type_ or (),
        statuses=status or (),
        language=language,
    )
    return table_answer(match_table(read, language), request, table, limit=limit, cursor=cursor)
