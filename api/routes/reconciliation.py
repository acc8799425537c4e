"""Reconciliation: which things the names in a table mean (W3C Reconciliation Service API 0.2)."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from api.dependencies import Configuration, Graph, PageLanguage
from api.pages import page, render
from api.reconciliation import suggestions
from api.reconciliation.answers import named, result
from api.reconciliation.extension import extended, identifier_of
from api.reconciliation.manifest import manifest
from api.reconciliation.queries import FORM, read_extension, read_form, read_queries
from graph.knowledge_graph import KnowledgeGraph
from graph.reconciliation.properties import proposed
from ontology.errors import RequestError
from ontology.namespaces import Namespaces
from ontology.regions import full_name, region
from ontology.vocabulary import Language

router = APIRouter(prefix="/reconcile", tags=["reconciliation"])

# A client shows the preview in a frame of its own page, wherever that is.
_PREVIEW_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *"
)

_Queries = Annotated[
    str | None,
    Query(
        description="A batch as JSON: an object of queries by keys of your own",
        examples=['{"q0": {"query": "重庆大学", "type": "University", "limit": 3}}'],
    ),
]
_Extend = Annotated[
    str | None,
    Query(
        description="A data extension as JSON: things and properties",
        examples=['{"ids": ["region-500102"], "properties": [{"id": "RDIntensity"}]}'],
    ),
]
_Prefix = Annotated[str, Query(max_length=200, description="What the user has typed", examples=["重庆"])]
_Start = Annotated[int, Query(alias="cursor", ge=0, le=1000, description="How many suggestions to pass over")]
_Id = Annotated[str, Query(max_length=1000, description="An id or IRI of a thing", examples=["region-500102"])]
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}},
                }
            }
        },
    }
}


@router.get("", summary="The service's manifest, or what a batch of names means")
def reconcile(
    request: Request,
    graph: Graph,
    settings: Configuration,
    language: PageLanguage,
    queries: _Queries = None,
    extend: _Extend = None,
) -> dict[str, Any]:
    """Return the manifest; with `queries` the candidates for each name, with `extend` values for things.

    `score` lies in 0..100. `match` is true where the name, or a known other name, is the same and nothing else has it;
    a name that every region has one of (科技创新中心) needs the property `region` for that. The properties `region`,
    `class`, `creditCode` and relations raise and lower candidates.
    """
    sent = {name: text for name, text in (("queries", queries), ("extend", extend)) if text is not None}
    if not sent:
        return manifest(_base(request), settings.namespaces, language)
    return _answer(graph, sent, settings.namespaces, language)


@router.post("", summary="What a batch of names means", openapi_extra=_BODY)
async def reconcile_by_post(
    request: Request, graph: Graph, settings: Configuration, language: PageLanguage
) -> dict[str, Any]:
    """Answer as by GET, the parameters in a form: for batches that are too long for an address."""
    sent = await read_form(request, settings)
    if not sent.keys() & {"queries", "extend"}:
        raise RequestError("The form has neither 'queries' nor 'extend'.")
    return await run_in_threadpool(_answer, graph, sent, settings.namespaces, language)


@router.get("/properties", summary="The properties by which rows can be extended")
def properties(
    language: PageLanguage,
    type: Annotated[  # noqa: A002 - the parameter's published name
        str | None, Query(max_length=200, description="Local name of a class", examples=["Region"])
    ] = None,
    limit: Annotated[int | None, Query(ge=1, le=1000)] = None,
) -> dict[str, Any]:
    """Return the properties that things of a class may have values of."""
    found = [named(one.id, one.name(language)) for one in proposed(type)]
    return {"type": type or "", "properties": found[:limit], **({"limit": limit} if limit else {})}


@router.get("/suggest/{family}", summary="What a user who types may mean")
def suggest(
    graph: Graph,
    language: PageLanguage,
    family: Literal["entity", "type", "property"],
    prefix: _Prefix,
    cursor: _Start = 0,
) -> dict[str, Any]:
    """Return things, classes or properties for what has been typed, in Chinese, pinyin or English."""
    match family:
        case "entity":
            return suggestions.entities(graph, prefix, cursor, language)
        case "type":
            return suggestions.types(prefix, cursor, language)
        case "property":
            return suggestions.properties(prefix, cursor, language)


@router.get("/flyout/{family}", summary="A few words on a suggestion")
def flyout(
    graph: Graph,
    settings: Configuration,
    language: PageLanguage,
    family: Literal["entity", "type", "property"],
    id: _Id,  # noqa: A002 - the parameter's published name
) -> dict[str, str]:
    """Return a piece of HTML without scripts for a thing, a class or a property."""
    identifier = identifier_of(id, settings.namespaces)
    kind, label, about = suggestions.described(graph, family, identifier, language)
    return {"id": id, "html": render("flyout.html", language=language, kind=kind, label=label, about=about)}


@router.get("/preview", summary="A thing in a small page", response_class=HTMLResponse)
def preview(
    graph: Graph,
    settings: Configuration,
    language: PageLanguage,
    id: _Id,  # noqa: A002 - the parameter's published name
) -> HTMLResponse:
    """Return a page without scripts that a client shows in a frame."""
    card = graph.entity(identifier_of(id, settings.namespaces))
    places = [full_name(code) for code in graph.reconciliation.regions_of(card.thing.id) if region(code)]
    html = render("preview.html", language=language, card=card, regions=places)
    return page(html, policy=_PREVIEW_POLICY)


def _answer(
    graph: KnowledgeGraph, sent: Mapping[str, str], namespaces: Namespaces, language: Language
) -> dict[str, Any]:
    if "queries" in sent and "extend" in sent:
        raise RequestError("A request has 'queries' or 'extend', not both.")
    if "extend" in sent:
        return extended(graph, read_extension(sent["extend"]), namespaces, language)
    return {
        key: result(graph.reconciliation.candidates(query.question(namespaces)), language)
        for key, query in read_queries(sent["queries"]).items()
    }


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")
