"""The SPARQL 1.1 Protocol, queries only."""

import json
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, Response

from api.dependencies import Accept, Configuration, Graph, PageLanguage
from api.negotiation import HTML, negotiate
from api.pages import other_language, page, render
from api.questions import example_questions
from api.sparql_request import SparqlRequest, read_get, read_post
from graph.knowledge_graph import KnowledgeGraph
from graph.serialisation import GRAPH_FORMATS, SELECT_FORMATS, SPARQL_JSON, TURTLE
from ontology.errors import NotAcceptableError, QueryError, QueryForbiddenError, QuerySyntaxError
from ontology.vocabulary import Language

router = APIRouter(prefix="/sparql", tags=["SPARQL"])

# Names that clients use for the same bytes.
_ALIASES = {"application/json": SPARQL_JSON, "application/xml": "application/sparql-results+xml"}
# A page with tens of thousands of rows stops a browser; the protocol gives them all.
_SHOWN_ROWS = 1000
_RESULTS = (*SELECT_FORMATS, *_ALIASES)
_GRAPHS = tuple(GRAPH_FORMATS)
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The results of SELECT and ASK, or the triples of CONSTRUCT and DESCRIBE, as accepted",
        "content": {media_type: {} for media_type in (*_RESULTS, *_GRAPHS, HTML)},
    }
}


@router.get(
    "",
    summary="Query by GET",
    responses=_ANSWERS,
    response_class=Response,
    openapi_extra={
        "parameters": [
            {"name": "query", "in": "query", "schema": {"type": "string"}, "description": "SPARQL 1.1 query"}
        ]
    },
)
def query_by_get(
    graph: Graph,
    settings: Configuration,
    request: Annotated[SparqlRequest, Depends(read_get)],
    language: PageLanguage,
    accept: Accept = None,
) -> Response:
    """Answer a query; a browser gets a page with an editor and the results as a table."""
    if negotiate(accept, (*_RESULTS, *_GRAPHS, HTML)) == HTML:
        return _page(graph, settings.base_iri, request.query, language)
    if request.query is None:
        raise QueryError("The request has no parameter 'query'.")
    return _answer(graph, request.query, accept)


@router.post(
    "",
    summary="Query by POST",
    responses=_ANSWERS,
    response_class=Response,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/sparql-query": {"schema": {"type": "string"}},
                "application/x-www-form-urlencoded": {
                    "schema": {"type": "object", "properties": {"query": {"type": "string"}}, "required": ["query"]}
                },
            },
        }
    },
)
def query_by_post(
    graph: Graph,
    request: Annotated[SparqlRequest, Depends(read_post)],
    accept: Accept = None,
) -> Response:
    """Answer a query that came as a form or as the body itself."""
    return _answer(graph, request.query or "", accept)


def _answer(graph: KnowledgeGraph, query: str, accept: str | None) -> Response:
    results, triples = _acceptable(accept, _RESULTS), _acceptable(accept, _GRAPHS)
    if results is None and triples is None:
        negotiate(accept, (*_RESULTS, *_GRAPHS))
    answer = graph.answer(
        query, results=_ALIASES.get(results or SPARQL_JSON, results or SPARQL_JSON), graph=triples or TURTLE
    )
    # Only the answer tells whether the query was one for results or for triples.
    chosen, offered = (results, _RESULTS) if answer.media_type in SELECT_FORMATS else (triples, _GRAPHS)
    if chosen is None:
        raise NotAcceptableError(f"This query's answer is offered as {', '.join(offered)} only.")
    return Response(answer.body, media_type=chosen, headers={"Vary": "Accept"})


def _acceptable(accept: str | None, offers: Sequence[str]) -> str | None:
    try:
        return negotiate(accept, offers)
    except NotAcceptableError:
        return None


def _page(graph: KnowledgeGraph, base: str, query: str | None, language: Language) -> HTMLResponse:
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
            values |= _shown(graph, query)
        except QueryError as error:
            status = 403 if isinstance(error, QueryForbiddenError) else 400
            values["error"] = str(error)
            if isinstance(error, QuerySyntaxError) and error.line is not None:
                values |= {"line": error.line, "column": error.column}
    return page(render("sparql.html", language=language, **values), status=status)


def _shown(graph: KnowledgeGraph, query: str) -> dict[str, Any]:
    answer = graph.answer(query)
    if answer.media_type not in SELECT_FORMATS:
        return {"triples": answer.body.decode()}
    result = json.loads(answer.body)
    if "boolean" in result:
        return {"boolean": result["boolean"]}
    return {"columns": result["head"]["vars"], "rows": result["results"]["bindings"]}
