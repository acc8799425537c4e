"""Things with their facts, links and evidence."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.dependencies import Accept, Configuration, Cursor, Graph, Identifier, Limit
from api.entities.entity_json import entity_json
from api.entities.models import Entity, Evidenced, Link, ListedThing, QuotedSentence
from api.models import Listing, Observation, Source
from graph.answers import Direction
from graph.entities.listed import Listed, Order
from graph.entities.statement_places import Place
from graph.knowledge_graph import KnowledgeGraph
from graph.quoted_sentence import sentence_around

router = APIRouter(prefix="/api/entities", tags=["things"])

_JSON_LD = "application/ld+json"

Types = Annotated[
    list[str] | None,
    Query(alias="type", max_length=50, description="Local name of a class, those below it included; repeatable"),
]
Relations = Annotated[
    list[str] | None,
    Query(max_length=50, description="Local name of a relation; repeatable", examples=[["partOf"]]),
]
Ways = Annotated[Direction | None, Query(description="Only relations from or to the thing")]


@router.get("", summary="The things of the graph")
def entities(
    graph: Graph,
    types: Types = None,
    region: Annotated[
        str | None,
        Query(max_length=200, description="What lies in it, by its name, code or id", examples=["涪陵区"]),
    ] = None,
    document: Annotated[str | None, Query(max_length=200, description="Id of a document that names them")] = None,
    has_figure: Annotated[bool | None, Query(description="Only those that figures are about, or not")] = None,
    sort: Annotated[Order, Query(description="By label, or those with the most relations first")] = Order.LABEL,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Listing[ListedThing]:
    """Return the things that meet every given condition; the order and the cursor outlast changes of the graph."""
    page = graph.entities(
        types=types or (),
        region=region,
        document=document,
        has_figures=has_figure,
        order=sort,
        limit=limit,
        cursor=cursor,
    )
    return Listing(items=[_listed(one) for one in page.items], total=page.total, next=page.next)


@router.get(
    "/{identifier}",
    summary="All that is known of a thing",
    response_model=Entity,
    responses={200: {"description": "The thing; as `application/ld+json` for who accepts that"}},
)
def entity(
    graph: Graph,
    settings: Configuration,
    identifier: Identifier,
    limit: Annotated[
        int, Query(ge=1, le=1000, description="The most facts of each relation, figures and documents")
    ] = 100,
    accept: Accept = None,
) -> Response:
    """Return a thing with its names, attributes, facts both ways, figures and documents.

    A merged id gives what it became. The JSON is JSON-LD: where no relation has more facts than the limit, it is the
    same RDF as `/id/{id}`.
    """
    body = entity_json(graph.entity(identifier, most=limit), settings.namespaces).model_dump_json(by_alias=True)
    return Response(body, media_type=_JSON_LD if _JSON_LD in (accept or "") else "application/json")


@router.get("/{identifier}/links", summary="The relations of a thing")
def links(
    graph: Graph,
    identifier: Identifier,
    direction: Ways = None,
    relation: Relations = None,
    types: Types = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Listing[Link]:
    """Return the relations of a thing without their evidence, by relation, direction and the other end's id."""
    page = graph.links(
        identifier, direction=direction, predicates=relation or (), types=types or (), limit=limit, cursor=cursor
    )
    return Listing(items=[Link.model_validate(fact) for fact in page.items], total=page.total, next=page.next)


@router.get("/{identifier}/evidence", summary="The sentences behind a thing's facts and figures")
def evidence(
    graph: Graph,
    identifier: Identifier,
    direction: Ways = None,
    relation: Annotated[
        list[str] | None,
        Query(max_length=50, description="Local name of a relation, or `value` for figures; repeatable"),
    ] = None,
    other: Annotated[str | None, Query(max_length=200, description="Id of the fact's other end")] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Listing[Evidenced]:
    """Return each place that states a fact or figure of the thing: document, section, offsets, words, rule.

    Where the document's text is held, the whole sentence is there too, with the place of the words in it.
    """
    page = graph.places(
        identifier, direction=direction, predicates=relation or (), other=other, limit=limit, cursor=cursor
    )
    return Listing(items=_evidenced(graph, page.items), total=page.total, next=page.next)


def _listed(one: Listed) -> ListedThing:
    thing = one.thing
    return ListedThing(id=thing.id, iri=thing.iri, label=thing.label, type=thing.type, links=one.links)


def _evidenced(graph: KnowledgeGraph, places: Iterable[Place]) -> list[Evidenced]:
    places = list(places)
    texts = {document: graph.held_text(document) for document in {place.source.document for place in places}}
    found = []
    for place in places:
        source, text = place.source, texts[place.source.document]
        around = None if text is None else sentence_around(text, source.start, source.end)
        found.append(
            Evidenced(
                fact=None if place.fact is None else Link.model_validate(place.fact),
                observation=None if place.figure is None else Observation.model_validate(place.figure),
                source=Source.model_validate(source),
                sentence=None if around is None else QuotedSentence.model_validate(around),
            )
        )
    return found
