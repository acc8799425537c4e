"""The SPARQL 1.1 Protocol: queries, updates and the description of the service."""

import json
from functools import partial
from typing import Any, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool

from api.authorisation import TOKEN_FOR_SOME
from api.dependencies import graph_of, page_language_of, settings_of
from api.http import entity_tags
from api.http.negotiation import HTML
from api.http.patience import has_gone
from api.http.problems import problem_of
from api.http.request_address import address_of
from api.pages import other_language, page, render
from api.sparql.answer import RESULTS, TRIPLES, acceptable, accepted, answered
from api.sparql.questions import example_questions
from api.sparql.request import FORM, QUERY, UPDATE, SparqlRequest, read_get, read_post
from api.sparql.service_description import service_description
from api.writers import Changes
from graph.serialisation import SELECT_FORMATS
from ontology.errors import OverloadedError, QueryError, QuerySyntaxError
from ontology.vocabulary import Language

router = APIRouter(prefix="/sparql", tags=["SPARQL"])

# A page with tens of thousands of rows stops a browser; the protocol gives them all.
_SHOWN_ROWS = 1000
# What a page is made of takes some ten times its bytes of memory here.
_LARGEST_PAGE = 16 * 2**20
_TIMEOUT = {
    "name": "timeout",
    "in": "query",
    "schema": {"type": "number", "exclusiveMinimum": 0},
    "description": "Seconds after which a query is stopped; the service's own limit holds too",
}
_LANGUAGE = {
    "name": "lang",
    "in": "query",
    "schema": {"enum": list(get_args(Language))},
    "description": "Language of a page; else what `Accept-Language` likes best",
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The results of SELECT and ASK, or the triples of CONSTRUCT and DESCRIBE, as accepted",
        "content": {media_type: {} for media_type in (*RESULTS, *TRIPLES, HTML)},
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
            _LANGUAGE,
        ]
    },
)
async def query_by_get(request: Request) -> Response:
    """Answer a query; a browser gets a page with an editor and the results as a table.

    Without a query, a browser gets the editor and any other client the description of the service (SPARQL 1.1 Service
    Description, VoID).
    """
    asked, accept = read_get(request), request.headers.get("accept")
    if asked.query is None:
        chosen = acceptable(accept, (*TRIPLES, HTML))
        if chosen is None:
            raise QueryError("The request has no parameter 'query'; the service is described in RDF only.")
        described = partial(_page, request, asked) if chosen == HTML else partial(_described, request, chosen)
        return await run_in_threadpool(described)
    forms = accepted(accept)
    if forms.page:
        return await run_in_threadpool(_page, request, asked)
    return await answered(request, asked, forms, tagged=True)


@router.post(
    "",
    summary="Query or update by POST",
    responses=_ANSWERS | {204: {"description": "The update was carried out"}},
    response_class=Response,
    openapi_extra={
        "security": TOKEN_FOR_SOME,
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
async def query_or_update_by_post(request: Request, changes: Changes) -> Response:
    """Answer a query, or carry out an update, that came as a form or as the body itself.

    An update needs the service's token in `Authorization: Bearer`; it is carried out as a whole or not at all.
    """
    asked = await read_post(request, settings_of(request))
    if asked.update is not None:
        base = settings_of(request).base_iri
        await changes.run(partial(graph_of(request).update, asked.update, dataset=asked.dataset, base=base))
        return Response(status_code=204)
    forms = accepted(request.headers.get("accept"))
    return await answered(request, asked, forms, tagged=False)


def _described(request: Request, media_type: str) -> Response:
    graph, endpoint = graph_of(request), address_of(request)
    tag = entity_tags.tag(graph, endpoint, media_type)
    if unchanged := entity_tags.not_modified(request, tag):
        return unchanged
    body = service_description(graph, settings_of(request).namespaces, endpoint, media_type)
    return Response(body, media_type=media_type, headers=entity_tags.headers(tag))


def _page(request: Request, asked: SparqlRequest) -> HTMLResponse:
    query, base, language = asked.query, settings_of(request).base_iri, page_language_of(request)
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
            values |= _shown(request, asked, base)
        except (QueryError, OverloadedError) as error:
            status = problem_of(error).status
            values["error"] = str(error)
            if isinstance(error, QuerySyntaxError) and error.line is not None:
                values |= {"line": error.line, "column": error.column}
    return page(render("sparql.html", language=language, **values), status=status)


def _shown(request: Request, asked: SparqlRequest, base: str) -> dict[str, Any]:
    answer = graph_of(request).answer(
        asked.query or "",
        dataset=asked.dataset,
        base=base,
        seconds=asked.seconds,
        largest=_LARGEST_PAGE,
        abandoned=has_gone(request),
    )
    if answer.media_type not in SELECT_FORMATS:
        return {"triples": answer.body.decode()}
    result = json.loads(answer.body)
    if "boolean" in result:
        return {"boolean": result["boolean"]}
    return {"columns": result["head"]["vars"], "rows": result["results"]["bindings"]}
