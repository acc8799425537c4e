"""Wholes and their parts as trees."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from api.dependencies import Cursor, Graph, Limit
from api.models import Listing
from api.planning.structure_models import Structure, Whole
from api.planning.tables import structure_table, whole_table
from api.tables.answer import TABLE_RESPONSES, AskedFormat, table_answer
from graph.structure.answers import Structure as Tree

router = APIRouter(prefix="/api/structures", tags=["planning"])


@router.get("", summary="The things that have parts", response_model=Listing[Whole], responses=TABLE_RESPONSES)
def wholes(
    graph: Graph,
    request: Request,
    q: Annotated[
        str | None, Query(max_length=200, description="A part of a name or layout", examples=["科学城"])
    ] = None,
    table: AskedFormat = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """Return the things that have parts or that things lie in, regions left out, those with most first."""
    found = whole_table(partial(graph.planning.structures.wholes, text=q))
    return table_answer(found, request, table, limit=limit, cursor=cursor)


@router.get("/{whole:path}", summary="A whole and its parts", response_model=Structure, responses=TABLE_RESPONSES)
def structure(
    graph: Graph,
    request: Request,
    whole: Annotated[
        str,
        Path(
            min_length=1,
            max_length=200,
            description="An id, a name or a part of one, or the phrase for a layout (一园四组团)",
            examples=["1+2+8+N"],
        ),
    ],
    depth: Annotated[int, Query(ge=1, le=8, description="The most levels below the whole")] = 4,
    limit: Annotated[int, Query(ge=1, le=2000, description="The most things in the tree")] = 500,
    table: AskedFormat = None,
) -> Response:
    """Return a whole and its parts as a tree, by what is part of what and what lies where, each with its source."""
    identifier = graph.planning.whole(whole).id

    def read(**_: object) -> Tree:
        return graph.planning.structures.tree(identifier, depth=depth, limit=limit)

    return table_answer(structure_table(read), request, table, limit=limit)
