"""A part of the network."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import Depth, Graph, Limit, check_identifier
from api.models import Network

router = APIRouter(prefix="/api/graph", tags=["things"])

Focus = Annotated[
    str | None, Query(description="Id of the thing in the middle; without it the best connected things are shown")
]
Predicates = Annotated[list[str] | None, Query(alias="predicate", description="Follow these relations only")]
Types = Annotated[list[str] | None, Query(alias="type", description="Show things of these classes only")]


@router.get("", summary="The network around a thing")
def graph_around(
    graph: Graph,
    focus: Focus = None,
    depth: Depth = 1,
    limit: Limit = 200,
    predicate: Predicates = None,
    type: Types = None,  # noqa: A002 - the parameter's published name
) -> Network:
    """Return the things within some steps of one and the relations among them, with the evidence of each."""
    if focus is None:
        return Network.model_validate(graph.network(limit=limit))
    found = graph.neighbourhood(
        check_identifier(focus), depth=depth, limit=limit, predicates=predicate or (), types=type or ()
    )
    return Network.model_validate(found)
