"""The answer to a query over HTTP: in which form, from where, and how long it may be kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fastapi import Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from api.dependencies import graph_of, settings_of
from api.http import entity_tags
from api.http.negotiation import HTML, negotiate
from api.http.parted_response import PartedResponse
from api.http.patience import has_gone
from api.sparql.answer_cache import AnswerCache
from api.sparql.request import SparqlRequest
from graph.answers import SparqlAnswer
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


async def answered(request: Request, asked: SparqlRequest, forms: Forms, *, tagged: bool) -> Response:
    """Answer a query; where it is ``tagged``, with 304 who has the answer already."""
    asking = _Asking(request, asked, forms, tagged)
    # To ask a server whether it is as it was takes a request.
    known = asking.known() if asking.graph.answers_apart else await run_in_threadpool(asking.known)
    if known is not None:
        return known
    return asking.response(await asking.answer())


class _Asking:
    """One query of a request, on its way to an answer."""

    def __init__(self, request: Request, asked: SparqlRequest, forms: Forms, tagged: bool) -> None:
        if forms.results is None and forms.triples is None:
            negotiate(request.headers.get("accept"), (*RESULTS, *TRIPLES))
        self.graph = graph_of(request)
        self._request = request
        self._asked = asked
        self._forms = forms
        self._tagged = tagged
        self._cache: AnswerCache = request.app.state.answers
        self._query = asked.query or ""
        self._results = _ALIASES.get(forms.results or SPARQL_JSON, forms.results or SPARQL_JSON)
        self._triples = forms.triples or TURTLE
        self._question = (self._query, asked.dataset, self._results, self._triples)
        self._version: str | None = None
        self._tag: str | None = None

    def known(self) -> Response | None:
        """Return 304 or an answer that is kept, where there is one.

        The state of the graph is looked at before it is asked: see ``entity_tags.tag``.
        """
        if not _ANOTHER_EACH_TIME.search(self._query):
            self._version = self.graph.version
            if self._tagged:
                self._tag = entity_tags.tag_of(self._version, self._forms.results, self._forms.triples)
        if unchanged := entity_tags.not_modified(self._request, self._tag):
            return unchanged
        kept = self._cache.get(self._version, self._question) if self._version else None
        return None if kept is None else self.response(kept)

    async def answer(self) -> SparqlAnswer:
        """Return the graph's answer, and keep it where it holds as long as the graph is as it is."""
        answer = await self.graph.answer_soon(
            self._query,
            dataset=self._asked.dataset,
            base=settings_of(self._request).base_iri,
            results=self._results,
            graph=self._triples,
            seconds=self._asked.seconds,
            abandoned=has_gone(self._request),
            apart=run_in_threadpool,
        )
        if self._version:
            self._cache.put(self._version, self._question, answer, length=4 * len(self._query))
        return answer

    def response(self, answer: SparqlAnswer) -> Response:
        """Return an answer in the form that was accepted."""
        # Only the answer tells whether the query was one for results or for triples.
        is_results = answer.media_type in SELECT_FORMATS
        chosen, offered = (self._forms.results, RESULTS) if is_results else (self._forms.triples, TRIPLES)
        if chosen is None:
            raise NotAcceptableError(f"This query's answer is offered as {', '.join(offered)} only.")
        return PartedResponse(answer.body, media_type=chosen, headers=entity_tags.headers(self._tag))
