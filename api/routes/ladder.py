"""The incubation ladder and the tiers of firms."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.dependencies import Cursor, DataLanguage, Graph, Limit
from api.models import ExplainedListing
from api.planning.ladder_models import LadderRung
from api.planning.tables import ladder_table
from api.tables.answer import TABLE_RESPONSES, AskedFormat, table_answer
from graph.ladder.rungs import Chain
from graph.ledger.question import LedgerQuestion
from ontology.observation import FigureKind

router = APIRouter(tags=["figures"])

_Text = Annotated[str, Query(max_length=200)]
_Year = Annotated[int, Query(ge=1900, le=2200)]


@router.get(
    "/api/ladder",
    summary="From maker space to park, and from science firm to listed firm",
    response_model=ExplainedListing[LadderRung],
    responses=TABLE_RESPONSES,
)
def ladder(
    graph: Graph,
    request: Request,
    language: DataLanguage,
    chain: Annotated[Chain | None, Query(description="Places where firms grow, or tiers of firms")] = None,
    rung: Annotated[
        list[_Text] | None, Query(max_length=50, description="Ids of rungs; repeatable", examples=[["incubator"]])
    ] = None,
    region: Annotated[
        list[_Text] | None,
        Query(max_length=100, description="A region, by a name or an id; repeatable", examples=[["涪陵区"]]),
    ] = None,
    year: Annotated[list[_Year] | None, Query(max_length=50, description="Years to show; repeatable")] = None,
    kind: Annotated[FigureKind | None, Query(description="Show reported or promised figures only")] = None,
    table: AskedFormat = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """Return each rung in each region: the figures that plans state of it by year, and the things that they name."""
    read = partial(
        graph.tables.ladder.rungs,
        chain=chain,
        names=rung or (),
        regions=region or (),
        years=year or (),
        kind=kind,
    )
    question = LedgerQuestion(subjects=tuple(region or ()), years=tuple(year or ()), kind=kind)
    why = partial(graph.tables.explanation.of, question)
    return table_answer(ladder_table(read, language, why), request, table, limit=limit, cursor=cursor)
