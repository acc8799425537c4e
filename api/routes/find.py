"""Search as a page that needs no script."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.dependencies import Cursor, Graph, PageLanguage
from api.entities.hit_reasons import reason_of
from api.pages import other_language, page, render
from graph.documents.listing import chosen_documents

router = APIRouter(tags=["pages"])

_HITS = 30
# Without a question all documents of a small graph are where one can start from.
_DOCUMENTS = 50


@router.get("/find", summary="Search as a page that needs no script", response_class=HTMLResponse)
def find(
    graph: Graph,
    language: PageLanguage,
    q: Annotated[str, Query(max_length=200, description="A part of a name")] = "",
    cursor: Cursor = None,
) -> HTMLResponse:
    """Return the page of what a search finds: things, and documents with the text in their titles."""
    text = q.strip()
    found = graph.search(text, limit=_HITS, cursor=cursor) if text else None
    documents = chosen_documents(graph.documents(), text=text)[:_DOCUMENTS] if cursor is None else []
    following = found and found.next and urlencode({"q": text, "lang": language, "cursor": found.next})
    html = render(
        "find.html",
        language=language,
        q=text,
        hits=[(hit, reason_of(hit, text, language)) for hit in found.items] if found else [],
        total=found.total if found else 0,
        next=f"/find?{following}" if following else None,
        documents=documents,
        other_language_address="/find?" + urlencode({"q": text, "lang": other_language(language)}),
    )
    return page(html)
