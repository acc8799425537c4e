"""The SPARQL 1.1 Protocol: queries, updates and the description of the service."""

import json
import re
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from api import entity_tags
from api.dependencies import Accept, Configuration, Graph, PageLanguage
from api.negotiation import HTML, negotiate
from api.pages import other_language, page, render
from api.patience import Abandoned, HasGone
from api.problems import problem_of
from api.questions import example_questions
from api.request_address import address_of
from api.service_description import service_description
from api.sparql_request import FORM, QUERY, UPDATE, SparqlRequest, read_get, read_post
from graph.knowledge_graph import KnowledgeGraph
from graph.serialisation import GRAPH_FORMATS, SELECT_FORMATS, SPARQL_JSON, TURTLE
from ontology.errors import NotAcceptableError, OverloadedError, QueryError, QuerySyntaxError
from ontology.namespaces import Namespaces
from ontology.vocabulary import Language

router = APIRouter(prefix="/sparql", tags=["SPARQL"])

# Names that clients use for the same bytes.
_ALIASES = {"application/json": SPARQL_JSON, "application/xml": "application/sparql-results+xml"}
# A page with tens of thousands of rows stops a browser; the protocol gives them all.
_SHOWN_ROWS = 1000
# What a page is made of takes some ten times its bytes of memory here.
_LARGEST_PAGE = 16 * 2**20
# Functions that give another value each time, so that no answer may be kept.
_ANOTHER_EACH_TIME = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE)\b", re.IGNORECASE)
_RESULTS = (*SELECT_FORMATS, *_ALIASES)
_GRAPHS = tuple(GRAPH_FORMATS)
_TIMEOUT = {
    "name": "timeout",
    "in": "query",
    "schema": {"type": "number", "exclusiveMinimum": 0},
    "description": "Seconds after which a query is stopped; the service's own limit holds too",
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The results of SELECT and ASK, or the triples of CONSTRUCT and DESCRIBE, as accepted",
        "content": {media_type: {} for media_type in (*_RESULTS, *_GRAPHS, HTML)},
    }
}


def _graph_parameters(*names: str) -> list[dict[str, Any]]:
    """Return the description of parameters that name graphs, each as often as wanted."""
    iris = {"type": "array", "items": {"type": "string", "format": "iri"}}
    return [{"name": name, "in": "query", "schema": iris, "description": "IRIs of graphs"} for name in names]


@router.get(
    "",
    summary="Query by GET, or the description of the service",
    responses=_ANSWERS,
    response_class=Response,
    openapi_extra={
        "parameters": [
            {"name": "query", "in": "query", "schema": {"type": "string"}, "description": "SPARQL 1.1 query"},
            *_graph_parameters("default-graph-uri", "named-graph-uri"),
            _TIMEOUT,
        ]
    },
)
def query_by_get(
    graph: Graph,
    settings: Configuration,
    asked: Annotated[SparqlRequest, Depends(read_get)],
    request: Request,
    language: PageLanguage,
    has_gone: HasGone,
    accept: Accept = None,
) -> Response:
    """Answer a query; a browser gets a page with an editor and the results as a table.

    Without a query, a browser gets the editor and any other client the description of the service (SPARQL 1.1 Service
    Description, VoID).
    """
    if asked.query is None:
        offers = (*_GRAPHS, HTML)
        chosen = _acceptable(accept, offers)
        if chosen is None:
            raise QueryError("The request has no parameter 'query'; the service is described in RDF only.")
        if chosen == HTML:
            return _page(graph, settings.base_iri, asked, language, has_gone)
        return _described(graph, settings.namespaces, request, chosen)
    if negotiate(accept, (*_RESULTS, *_GRAPHS, HTML)) == HTML:
        return _page(graph, settings.base_iri, asked, language, has_gone)
    results, triples = _wanted(accept)
    tag = None if _ANOTHER_EACH_TIME.search(asked.query) else entity_tags.tag(graph, results, triples)
    if unchanged := entity_tags.not_modified(request, tag):
        return unchanged
    answer = _answer(graph, asked, settings.base_iri, results, triples, has_gone)
    answer.headers.update(entity_tags.headers(tag))
    return answer


@router.post(
    "",
    summary="Query or update by POST",
    responses=_ANSWERS | {204: {"description": "The update was carried out"}},
    response_class=Response,
    openapi_extra={
        "parameters": [
            *_graph_parameters("default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri"),
            _TIMEOUT,
        ],
        "requestBody": {
            "required": True,
            "content": {
                QUERY: {"schema": {"type": "string"}},
                UPDATE: {"schema": {"type": "string"}},
                FORM: {
                    "schema": {
                        "type": "object",
                        "properties": {"query": {"type": "string"}, "update": {"type": "string"}},
                    }
                },
            },
        },
    },
)
def query_or_update_by_post(
    graph: Graph,
    settings: Configuration,
    asked: Annotated[SparqlRequest, Depends(read_post)],
    has_gone: HasGone,
    accept: Accept = None,
) -> Response:
    """Answer a query, or carry out an update, that came as a form or as the body itself.

    An update needs the service's token in `Authorization: Bearer`; it is carried out as a whole or not at all.
    """
    if asked.update is not None:
        graph.update(asked.update, dataset=asked.dataset, base=settings.base_iri)
        return Response(status_code=204)
    answer = _answer(graph, asked, settings.base_iri, *_wanted(accept), has_gone)
    answer.headers.update(entity_tags.headers(None))
    return answer


def _wanted(accept: str | None) -> tuple[str | None, str | None]:
    """Return what results and what triples come as, where the request accepts them in any form that is offered."""
    results, triples = _acceptable(accept, _RESULTS), _acceptable(accept, _GRAPHS)
    if results is None and triples is None:
        negotiate(accept, (*_RESULTS, *_GRAPHS))
    return results, triples


def _answer(
    graph: KnowledgeGraph,
    asked: SparqlRequest,
    base: str,
    results: str | None,
    triples: str | None,
    has_gone: Abandoned,
) -> Response:
    answer = graph.answer(
        asked.query or "",
        dataset=asked.dataset,
        base=base,
        results=_ALIASES.get(results or SPARQL_JSON, results or SPARQL_JSON),
        graph=triples or TURTLE,
        seconds=asked.seconds,
        abandoned=has_gone,
    )
    # Only the answer tells whether the query was one for results or for triples.
    chosen, offered = (results, _RESULTS) if answer.media_type in SELECT_FORMATS else (triples, _GRAPHS)
    if chosen is None:
        raise NotAcceptableError(f"This query's answer is offered as {', '.join(offered)} only.")
    return Response(answer.body, media_type=chosen)


def _described(graph: KnowledgeGraph, namespaces: Namespaces, request: Request, media_type: str) -> Response:
    endpoint = address_of(request)
    tag = entity_tags.tag(graph, endpoint, media_type)
    if unchanged := entity_tags.not_modified(request, tag):
        return unchanged
    body = service_description(graph, namespaces, endpoint, media_type)
    return Response(body, media_type=media_type, headers=entity_tags.headers(tag))


def _acceptable(accept: str | None, offers: Sequence[str]) -> str | None:
    try:
        return negotiate(accept, offers)
    except NotAcceptableError:
        return None


def _page(
    graph: KnowledgeGraph, base: str, asked: SparqlRequest, language: Language, has_gone: Abandoned
) -> HTMLResponse:
    query = asked.query
    values: dict[str, Any] = {
        "query": query or "",
        "base": base,
        "questions": example_questions(language, base),
        "shown_rows": _SHOWN_ROWS,
    }
    if query:
        values["other_language_address"] = f"?{urlencode({'query': query, 'lang': other_language(language)})}"
    status = 200
    if query:
        try:
            values |= _shown(graph, asked, base, has_gone)
        except (QueryError, OverloadedError) as error:
            status = problem_of(error).status
            values["error"] = str(error)
            if isinstance(error, QuerySyntaxError) and error.line is not None:
                values |= {"line": error.line, "column": error.column}
    return page(render("sparql.html", language=language, **values), status=status)


def _shown(graph: KnowledgeGraph, asked: SparqlRequest, base: str, has_gone: Abandoned) -> dict[str, Any]:
    answer = graph.answer(
        asked.query or "",
        dataset=asked.dataset,
        base=base,
        seconds=asked.seconds,
        largest=_LARGEST_PAGE,
        abandoned=has_gone,
    )
    if answer.media_type not in SELECT_FORMATS:
        return {"triples": answer.body.decode()}
    result = json.loads(answer.body)
    if "boolean" in result:
        return {"boolean": result["boolean"]}
    return {"columns": result["head"]["vars"], "rows": result["results"]["bindings"]}
