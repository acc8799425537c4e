"""The vocabulary as a page or as RDF."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from api.dependencies import Accept, Configuration, PageLanguage
from api.entities.description import FORMATS
from api.http.negotiation import HTML, negotiate
from api.pages import page, render
from api.vocabulary.publication import serialised
from api.vocabulary.terms import Vocabulary, vocabulary_terms
from ontology.vocabulary import classes, context, entity_context, known_indicators, properties

router = APIRouter(tags=["linked data"])

_JSON_LD = "application/ld+json"
_OFFERS = (*FORMATS, HTML)
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The vocabulary, as accepted", "content": {media_type: {} for media_type in _OFFERS}}
}


@router.get("/ontology", summary="The vocabulary as a page or as RDF", responses=_ANSWERS, response_class=Response)
def ontology(settings: Configuration, language: PageLanguage, accept: Accept = None) -> Response:
    """Return the classes, properties and indicators with their labels and definitions."""
    media_type = negotiate(accept, _OFFERS)
    if media_type == HTML:
        sections = {"classes": classes(), "properties": properties(), "indicators": known_indicators()}
        iri = settings.namespaces.ontology
        return page(render("vocabulary.html", language=language, sections=sections, iri=iri))
    body = serialised(settings.namespaces, FORMATS[media_type])
    return Response(body, media_type=media_type, headers={"Vary": "Accept"})


@router.get("/ontology/context.jsonld", summary="The vocabulary's JSON-LD context", response_class=Response)
async def vocabulary_context(settings: Configuration) -> Response:
    """Return what names in JSON-LD mean that is written with the vocabulary's local names."""
    return _context(context(settings.namespaces))


@router.get("/ontology/entity.jsonld", summary="The JSON-LD context of things", response_class=Response)
async def thing_context(settings: Configuration) -> Response:
    """Return what the members of `/api/entities/{id}` mean, beside the vocabulary's own context."""
    whole = entity_context(settings.namespaces)
    shared = context(settings.namespaces)["@context"]
    prefixes = {name: iri for name, iri in shared.items() if isinstance(iri, str) and iri.endswith(("#", "/"))}
    return _context({"@context": {**prefixes, **whole["@context"]}})


def _context(document: dict[str, Any]) -> Response:
    return JSONResponse(document, media_type=_JSON_LD)


@router.get("/api/vocabulary", summary="The vocabulary as JSON")
async def vocabulary() -> Vocabulary:
    """Return the classes with their colours, the relations and the known indicators, labelled in both languages."""
    return vocabulary_terms()
