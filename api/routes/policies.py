"""Which policies rest on which."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from api.dependencies import Cursor, Graph, Limit
from api.models import Listing
from api.planning.structure_models import PolicyLink
from api.planning.tables import policy_table
from api.tables.answer import TABLE_RESPONSES, AskedFormat, table_answer

router = APIRouter(prefix="/api/policies", tags=["planning"])


@router.get(
    "/{policy:path}/chain",
    summary="What a policy rests on and what rests on it",
    response_model=Listing[PolicyLink],
    responses=TABLE_RESPONSES,
)
def chain(
    graph: Graph,
    request: Request,
    policy: Annotated[
        str,
        Path(
            min_length=1,
            max_length=200,
            description="An id, a name or a part of one",
            examples=["重庆市科技创新“十四五”规划"],
        ),
    ],
    depth: Annotated[int, Query(ge=1, le=10, description="The most steps up and down")] = 6,
    table: AskedFormat = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """Return a policy, those it rests on and those that rest on it, with issuers and regions, each with its source."""
    identifier = graph.planning.thing(policy, types=("Policy",)).id
    found = policy_table(partial(graph.planning.policies.chain, identifier, depth=depth))
    return table_answer(found, request, table, limit=limit, cursor=cursor)
