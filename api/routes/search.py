"""Search by a part of a name."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import Cursor, DataLanguage, Graph, Limit
from api.entities.hit_reasons import reason_of
from api.models import Hit, Listing

router = APIRouter(prefix="/api/search", tags=["things"])


@router.get("", summary="Find things by a part of a name")
def search(
    graph: Graph,
    language: DataLanguage,
    q: Annotated[str, Query(min_length=1, max_length=200, description="A part of a name", examples=["高新区"])],
    type: Annotated[  # noqa: A002 - the parameter's published name
        list[str] | None, Query(description="Local name of a class, several times for several", examples=["Park"])
    ] = None,
    region: Annotated[
        str | None, Query(max_length=200, description="A region by name, code or id", examples=["涪陵区"])
    ] = None,
    document: Annotated[str | None, Query(max_length=200, description="Id of a document that names the thing")] = None,
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Listing[Hit]:
    """Return the things of which a name contains the text, the best match first, each with why it was found.

    Letters are looked for in pinyin and its initials too. Where few names hold the text, those that sound alike or
    differ in one character follow. At most a thousand things are found.
    """
    page = graph.search(q, types=type or (), region=region, document=document, limit=limit, cursor=cursor)
    items = [Hit.of(hit, reason_of(hit, q.strip(), language)) for hit in page.items]
    return Listing(items=items, total=page.total, next=page.next)


@router.get("/completions", summary="Complete a name while it is typed")
def completions(
    graph: Graph,
    language: DataLanguage,
    q: Annotated[str, Query(min_length=1, max_length=200, description="What was typed", examples=["huigu"])],
    type: Annotated[  # noqa: A002 - the parameter's published name
        list[str] | None, Query(description="Local name of a class, several times for several", examples=["Park"])
    ] = None,
    limit: Annotated[int, Query(ge=1, le=50, description="The most items to answer with")] = 10,
) -> Listing[Hit]:
    """Return what may be meant, the best first: a search that takes less time and counts no more than it gives."""
    hits = graph.complete(q, types=type or (), limit=limit)
    items = [Hit.of(hit, reason_of(hit, q.strip(), language)) for hit in hits]
    return Listing(items=items, total=len(items), next=None)
