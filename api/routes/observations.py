"""Figures by indicator, region and year."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import Cursor, Graph, Limit
from api.models import Listing, Observation
from ontology.observation import FigureKind

router = APIRouter(prefix="/api/observations", tags=["figures"])


@router.get("", summary="Figures by indicator, region and year")
def observations(
    graph: Graph,
    indicator: Annotated[
        str | None, Query(max_length=200, description="A name, another name or an id", examples=["研发经费投入强度"])
    ] = None,
    region: Annotated[
        str | None,
        Query(max_length=200, description="What the figures are about, by a name or an id", examples=["涪陵区"]),
    ] = None,
    year: Annotated[int | None, Query(ge=1900, le=2200)] = None,
    kind: Annotated[FigureKind | None, Query(description="Reported or promised")] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Listing[Observation]:
    """Return the figures that meet every given condition, each with the sentence or table cell that states it."""
    page = graph.figures(indicator=indicator, subject=region, year=year, kind=kind, limit=limit, cursor=cursor)
    return Listing(items=[Observation.model_validate(item) for item in page.items], total=page.total, next=page.next)
