"""Chain lists (三张清单) of industries."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from api.dependencies import Cursor, DataLanguage, Graph, InDocument, InRegion, Limit
from api.models import Listing
from api.planning.chain_models import Industry, IndustryChain
from api.planning.tables import chain_table, industry_table
from api.tables.answer import TABLE_RESPONSES, AskedFormat, table_answer
from graph.chains.answers import ChainList

router = APIRouter(prefix="/api/chains", tags=["planning"])


@router.get("", summary="The industries", response_model=Listing[Industry], responses=TABLE_RESPONSES)
def industries(
    graph: Graph,
    request: Request,
    q: Annotated[str | None, Query(max_length=200, description="A part of a name", examples=["医药"])] = None,
    table: AskedFormat = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """Return the industries, names that mean the same taken together, those with most firms and resources first."""
    found = industry_table(partial(graph.planning.chains.industries, text=q))
    return table_answer(found, request, table, limit=limit, cursor=cursor)


@router.get(
    "/{industry:path}", summary="The lists of an industry", response_model=IndustryChain, responses=TABLE_RESPONSES
)
def chain(
    graph: Graph,
    request: Request,
    language: DataLanguage,
    industry: Annotated[
        str, Path(min_length=1, max_length=200, description="A name, another name or an id", examples=["中医药"])
    ],
    part: Annotated[list[ChainList] | None, Query(max_length=10, description="Lists to show; repeatable")] = None,
    region: InRegion = None,
    document: InDocument = None,
    narrower: Annotated[bool, Query(description="Whether parts of the industry count (新材料: 石墨烯)")] = True,
    table: AskedFormat = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """Return an industry's core firms, innovation resources, key technologies and policies, each with its reasons."""
    read = partial(
        graph.planning.chains.chain,
        industry,
        parts=part or (),
        region=region,
        document=document,
        narrower=narrower,
    )
    return table_answer(chain_table(read, language), request, table, limit=limit, cursor=cursor)
