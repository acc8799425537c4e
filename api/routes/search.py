"""Search by a part of a name."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import Cursor, DataLanguage, Graph, Limit
from api.models import Hit, Listing
from api.pages import words
from graph.answers import SearchHit
from ontology.vocabulary import Language

router = APIRouter(prefix="/api/search", tags=["things"])


@router.get("", summary="Find things by a part of a name")
def search(
    graph: Graph,
    language: DataLanguage,
    q: Annotated[str, Query(min_length=1, max_length=200, description="A part of a name", examples=["高新区"])],
    type: Annotated[  # noqa: A002 - the parameter's published name
        list[str] | None, Query(description="Local name of a class, several times for several", examples=["Park"])
    ] = None,
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Listing[Hit]:
    """Return the things of which a name contains the text, the best match first, each with why it was found."""
    page = graph.search(q, types=type or (), limit=limit, cursor=cursor)
    items = [Hit.of(hit, _why(hit, q.strip(), language)) for hit in page.items]
    return Listing(items=items, total=page.total, next=page.next)


def _why(hit: SearchHit, text: str, language: Language) -> str:
    """Return why a hit was found, as a sentence."""
    texts = words(language)
    kind = texts["match_label" if hit.name == hit.thing.label else "match_other"]
    return texts[f"match_{hit.match}"].format(kind=kind, name=hit.name, text=text)
