"""Which policies rest on which."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from api.dependencies import Cursor, Graph, Limit
from api.models import Listing
from api.structure_models import PolicyLink
from api.structure_rows import POLICY_HEAD, policy_rows
from api.table_answer import TABLE_RESPONSES, AskedFormat, csv_answer, json_answer, wants_csv

router = APIRouter(prefix="/api/policies", tags=["planning"])


@router.get(
    "/{policy}/chain",
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
    page = graph.planning.policies.chain(identifier, depth=depth, limit=limit, cursor=cursor)
    if wants_csv(request, table):
        return csv_answer("policies", POLICY_HEAD, policy_rows(page.items), request, page.next)
    items = [PolicyLink.model_validate(one) for one in page.items]
    return json_answer(Listing(items=items, total=page.total, next=page.next), request, page.next)
