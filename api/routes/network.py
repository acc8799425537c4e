"""A part of the network, and what it can be filtered by."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from api.dependencies import Depth, Graph, Limit, check_identifier
from api.models import Bearings, Network

router = APIRouter(prefix="/api/graph", tags=["things"])

Focus = Annotated[
    str | None, Query(description="Id of the thing in the middle; without it the best connected things are shown")
]
Relations = Annotated[list[str] | None, Query(description="Follow these relations only; repeatable")]
Types = Annotated[list[str] | None, Query(alias="type", description="Show things of these classes only; repeatable")]


@router.get("", summary="The network around a thing")
def graph_around(
    graph: Graph,
    focus: Focus = None,
    depth: Depth = 1,
    limit: Limit = 200,
    relation: Relations = None,
    type: Types = None,  # noqa: A002 - the parameter's published name
) -> Network:
    """Return the things within some steps of one and the relations among them, with the evidence of each."""
    if focus is None:
        return Network.model_validate(graph.network(limit=limit))
    found = graph.neighbourhood(
        check_identifier(focus), depth=depth, limit=limit, predicates=relation or (), types=type or ()
    )
    return Network.model_validate(found)


class Asked(BaseModel):
    """The things that are asked about."""

    model_config = ConfigDict(extra="forbid")

    things: list[str] = Field(max_length=1000, description="Ids of things")


@router.post("/bearings", summary="The regions and years of things")
def bearings(graph: Graph, asked: Asked) -> Bearings:
    """Return where things are and which years are told of them: what a network is filtered by.

    It changes nothing; ids that nothing has are left out.
    """
    return Bearings.model_validate(graph.bearings(map(check_identifier, asked.things)))
