"""Things with their facts, links and evidence."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query

from api.dependencies import Graph, Identifier, Limit
from api.models import Entity, Evidenced, Link, Listing, Observation, Source
from graph.answers import Direction, EntityCard

router = APIRouter(prefix="/api/entities", tags=["things"])

Item = TypeVar("Item")
Offset = Annotated[
    str | None, Query(alias="cursor", pattern=r"^[0-9]{1,9}$", description="The value of `next` in the part before")
]


@router.get("/{identifier}", summary="All that is known of a thing")
def entity(graph: Graph, identifier: Identifier) -> Entity:
    """Return a thing with its names, facts both ways, figures and documents; a merged id gives what it became."""
    return Entity.of(graph.entity(identifier))


@router.get("/{identifier}/links", summary="The relations of a thing")
def links(
    graph: Graph,
    identifier: Identifier,
    direction: Annotated[Direction | None, Query(description="Only relations from or to the thing")] = None,
    predicate: Annotated[str | None, Query(max_length=100, examples=["partOf"])] = None,
    limit: Limit = 100,
    cursor: Offset = None,
) -> Listing[Link]:
    """Return the relations of a thing without their evidence, in the order of the thing's facts."""
    chosen = [
        Link.model_validate(fact)
        for fact in graph.entity(identifier).facts
        if direction in (None, fact.direction) and predicate in (None, fact.predicate)
    ]
    return _part(chosen, limit, cursor)


@router.get("/{identifier}/evidence", summary="The sentences behind a thing's facts and figures")
def evidence(graph: Graph, identifier: Identifier, limit: Limit = 100, cursor: Offset = None) -> Listing[Evidenced]:
    """Return each place that states a fact or figure of the thing: document, section, offsets, words, rule."""
    return _part(_evidence(graph.entity(identifier)), limit, cursor)


def _evidence(card: EntityCard) -> list[Evidenced]:
    facts = [
        Evidenced(fact=Link.model_validate(fact), source=Source.model_validate(source))
        for fact in card.facts
        for source in fact.sources
    ]
    figures = [
        Evidenced(observation=Observation.model_validate(figure), source=Source.model_validate(figure.source))
        for figure in card.figures
    ]
    return facts + figures


def _part(items: Sequence[Item], limit: int, cursor: str | None) -> Listing[Item]:
    start = int(cursor or 0)
    end = start + limit
    return Listing(items=list(items[start:end]), total=len(items), next=str(end) if end < len(items) else None)
