"""Linked data: what a thing's IRI leads to, as a page for people or as RDF."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.dependencies import Accept, Configuration, Graph, Identifier, PageLanguage
from api.documents.page import document_page
from api.entities.description import FORMATS, describe, serialise
from api.entities.entity_page import entity_page
from api.http.negotiation import HTML, negotiate
from api.pages import page
from api.settings import Settings
from graph.knowledge_graph import KnowledgeGraph
from ontology.vocabulary import Language

router = APIRouter(prefix="/id", tags=["linked data"])

_DOCUMENT = "document-"
_OFFERS = (HTML, *FORMATS)
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The thing, as accepted", "content": {media_type: {} for media_type in _OFFERS}},
    301: {"description": "The thing has been merged into another"},
}


@router.get("/{identifier}", summary="A thing as a page or as RDF", responses=_ANSWERS, response_class=Response)
def thing(
    request: Request,
    graph: Graph,
    settings: Configuration,
    identifier: Identifier,
    language: PageLanguage,
    accept: Accept = None,
) -> Response:
    """Return what the graph knows of a thing, in the media type that the request likes best."""
    media_type = negotiate(accept, _OFFERS)
    current = graph.current_id(identifier)
    if current != identifier:
        # A merger can be undone, so that nobody may go on from here for good without asking.
        headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
        asked = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/id/{current}{asked}", status_code=301, headers=headers)
    if media_type == HTML:
        return _page(graph, settings, identifier, language)
    body = serialise(describe(graph, identifier, settings.namespaces), media_type)
    return Response(body, media_type=media_type, headers={"Vary": "Accept"})


def _page(graph: KnowledgeGraph, settings: Settings, identifier: str, language: Language) -> Response:
    document = identifier.removeprefix(_DOCUMENT)
    if document != identifier:
        return page(document_page(graph, document, language=language))
    return page(entity_page(graph, identifier, settings.namespaces, language=language))
