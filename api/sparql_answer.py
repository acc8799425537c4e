"""The answer to a query over HTTP: in which form, from where, and how long it may be kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fastapi import Request
from fastapi.responses import Response

from api import entity_tags
from api.answer_cache import AnswerCache
from api.negotiation import HTML, negotiate
from api.parted_response import PartedResponse
from api.patience import has_gone
from api.sparql_request import SparqlRequest
from graph.answers import SparqlAnswer
from graph.knowledge_graph import KnowledgeGraph
from graph.serialisation import GRAPH_FORMATS, SELECT_FORMATS, SPARQL_JSON, TURTLE
from ontology.errors import NotAcceptableError

# Names that clients use for the same bytes.
_ALIASES = {"application/json": SPARQL_JSON, "application/xml": "application/sparql-results+xml"}
#: What results and what triples are offered as.
RESULTS: Sequence[str] = (*SELECT_FORMATS, *_ALIASES)
TRIPLES: Sequence[str] = tuple(GRAPH_FORMATS)

# Words of queries whose answer may be another though the graph is the same: functions that give another value each
# time, and what other services say.
_ANOTHER_EACH_TIME = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE|SERVICE)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Forms:
    """What results and what triples come as, None where the request accepts no form of them; ``page`` for browsers."""

    results: str | None
    triples: str | None
    page: bool


@lru_cache(maxsize=128)
def accepted(accept: str | None) -> Forms:
    """Return the forms that a request accepts; raise ``NotAcceptableError`` where it accepts none that is offered."""
    page = negotiate(accept, (*RESULTS, *TRIPLES, HTML)) == HTML
    return Forms(acceptable(accept, RESULTS), acceptable(accept, TRIPLES), page)


def acceptable(accept: str | None, offers: Sequence[str]) -> str | None:
    """Return what a request likes best of some offers, None where it likes none."""
    try:
        return negotiate(accept, offers)
    except NotAcceptableError:
        return None


def answered(request: Request, asked: SparqlRequest, forms: Forms, *, tagged: bool) -> Response:
    """Answer a query; where it is ``tagged``, with 304 who has the answer already.

    The state of the graph is looked at first: see ``entity_tags.tag``.
    """
    graph: KnowledgeGraph = request.app.state.graph
    if forms.results is None and forms.triples is None:
        negotiate(request.headers.get("accept"), (*RESULTS, *TRIPLES))
    lasts = not _ANOTHER_EACH_TIME.search(asked.query or "")
    version = graph.version if lasts else None
    tag = entity_tags.tag_of(version, forms.results, forms.triples) if version and tagged else None
    if unchanged := entity_tags.not_modified(request, tag):
        return unchanged
    answer = _answer(request, graph, asked, forms, version)
    # Only the answer tells whether the query was one for results or for triples.
    is_results = answer.media_type in SELECT_FORMATS
    chosen, offered = (forms.results, RESULTS) if is_results else (forms.triples, TRIPLES)
    if chosen is None:
        raise NotAcceptableError(f"This query's answer is offered as {', '.join(offered)} only.")
    return PartedResponse(answer.body, media_type=chosen, headers=entity_tags.headers(tag))


def _answer(
    request: Request, graph: KnowledgeGraph, asked: SparqlRequest, forms: Forms, version: str | None
) -> SparqlAnswer:
    """Return the answer from the cache or from the graph; what has no version is not kept."""
    cache: AnswerCache = request.app.state.answers
    query, base = asked.query or "", request.app.state.settings.base_iri
    results = _ALIASES.get(forms.results or SPARQL_JSON, forms.results or SPARQL_JSON)
    triples = forms.triples or TURTLE
    question = (query, asked.dataset, results, triples)
    kept = cache.get(version, question) if version else None
    if kept is not None:
        return kept
    answer = graph.answer(
        query,
        dataset=asked.dataset,
        base=base,
        results=results,
        graph=triples,
        seconds=asked.seconds,
        abandoned=has_gone(request),
    )
    if version:
        cache.put(version, question, answer, length=4 * len(query))
    return answer
