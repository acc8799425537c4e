"""Targets beside what became of them, and the indicators that there are figures of."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.dependencies import Cursor, DataLanguage, Graph, Limit
from api.models import ExplainedListing
from api.planning.ledger_models import Indicator, LedgerEntry
from api.planning.tables import indicator_table, ledger_table
from api.tables.answer import TABLE_RESPONSES, AskedFormat, table_answer
from graph.ledger.measures import Measure
from graph.ledger.question import LedgerQuestion
from ontology.observation import FigureKind

router = APIRouter(tags=["figures"])

_Text = Annotated[str, Query(max_length=200)]
_Year = Annotated[int, Query(ge=1900, le=2200)]


@router.get(
    "/api/ledger",
    summary="Targets of indicators across regions and years",
    response_model=ExplainedListing[LedgerEntry],
    responses=TABLE_RESPONSES,
)
def ledger(
    graph: Graph,
    request: Request,
    language: DataLanguage,
    indicator: Annotated[
        list[_Text] | None,
        Query(max_length=50, description="A name, another name or an id; repeatable", examples=[["研发经费投入强度"]]),
    ] = None,
    region: Annotated[
        list[_Text] | None,
        Query(
            max_length=100,
            description="What the figures are about, by a name or an id: a region, a park, a platform; repeatable",
            examples=[["涪陵区", "region-500116"]],
        ),
    ] = None,
    year: Annotated[
        list[_Year] | None, Query(max_length=50, description="Years to show; repeatable", examples=[[2020, 2025]])
    ] = None,
    kind: Annotated[FigureKind | None, Query(description="Show reported or promised figures only")] = None,
    measure: Annotated[
        list[Measure] | None,
        Query(max_length=10, description="What the figures measure; else what the indicator's name says; repeatable"),
    ] = None,
    base: Annotated[
        int | None,
        Query(ge=1900, le=2200, description="The year that progress begins in; else the latest before the target"),
    ] = None,
    disputed: Annotated[bool, Query(description="Only entries with conflicts or sums that do not add up")] = False,
    table: AskedFormat = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Return an indicator's figures about each thing: base, targets and reports, how far it is, what contradicts.

    Different values of one year stand side by side and are never averaged. Levels, changes (新增), sums (累计) and
    growth rates are entries of their own.
    """
    question = LedgerQuestion(
        indicators=tuple(indicator or ()),
        subjects=tuple(region or ()),
        years=tuple(year or ()),
        kind=kind,
        measures=tuple(measure or ()),
        base_year=base,
        disputed=disputed,
    )
    why = partial(graph.tables.explanation.of, question)
    found = ledger_table(partial(graph.tables.ledger.table, question), language, why)
    return table_answer(found, request, table, limit=limit, cursor=cursor)


@router.get(
    "/api/indicators",
    summary="The indicators that there are figures of",
    response_model=ExplainedListing[Indicator],
    responses=TABLE_RESPONSES,
)
def indicators(
    graph: Graph,
    request: Request,
    language: DataLanguage,
    q: Annotated[str | None, Query(max_length=200, description="A part of a name", examples=["研发"])] = None,
    region: Annotated[
        str | None, Query(max_length=200, description="What the figures are about, by a name or an id")
    ] = None,
    year: Annotated[int | None, Query(ge=1900, le=2200)] = None,
    kind: Annotated[FigureKind | None, Query(description="Reported or promised")] = None,
    known: Annotated[
        bool | None, Query(description="Those of the vocabulary, or those that only documents name")
    ] = None,
    table: AskedFormat = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    """Return the indicators with figures that meet every given condition, those with most figures first."""
    read = partial(graph.tables.indicators.indicators, text=q, region=region, year=year, kind=kind, known=known)
    question = LedgerQuestion(
        indicators=(q,) if q else (),
        subjects=(region,) if region else (),
        years=(year,) if year else (),
        kind=kind,
    )
    why = partial(graph.tables.explanation.of, question)
    return table_answer(indicator_table(read, language, why), request, table, limit=limit, cursor=cursor)
