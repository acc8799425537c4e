"""What stands behind a document's facts: its text, and what was read in it but is not believed."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import Graph, Identifier
from api.documents.models import DocumentText, Mention, Quarantined
from api.models import Listing, Words
from ontology.errors import NotFoundError
from ontology.identity import quarantined_id
from ontology.quarantine_json import quarantined_to_json, written

router = APIRouter(prefix="/api/documents", tags=["documents"])

# A text of ten million characters, the longest that is read, would be 30 MB in one answer.
_LONGEST_PART = 200_000

Offset = Annotated[int, Query(ge=0, le=10**9)]


@router.get("/{identifier}/text", summary="The text of a document with the things that it names")
def text(
    graph: Graph,
    identifier: Identifier,
    start: Annotated[Offset, Query(description="Offset of the first character")] = 0,
    end: Annotated[Offset | None, Query(description="Offset after the last one; at most 200,000 further")] = None,
) -> DocumentText:
    """Return the text that the offsets of evidence point into, or a part of it; mentions are ordered by place.

    Documents that were loaded as claims alone, as those of the demo, have no text.
    """
    whole = graph.text(identifier)
    if whole is None:
        raise NotFoundError(f"The text of the document {identifier!r} is not kept: it was loaded as claims alone.")
    last = min(len(whole), start + _LONGEST_PART, len(whole) if end is None else end)
    mentions = [
        Mention(start=span.start, end=span.end, id=entity.key, label=entity.name, type=entity.type)
        for entity in graph.claims(identifier).entities
        for span in entity.mentions
        if start <= span.start and span.end <= last
    ]
    return DocumentText(
        document=identifier,
        length=len(whole),
        start=min(start, len(whole)),
        end=max(last, min(start, len(whole))),
        text=whole[start:last],
        mentions=sorted(mentions, key=lambda mention: (mention.start, -mention.end, mention.id)),
    )


@router.get("/{identifier}/quarantine", summary="What was read in a document but is not believed")
def quarantine(graph: Graph, identifier: Identifier) -> Listing[Quarantined]:
    """Return the claims of a document that failed a check, each with the reason."""
    found = graph.quarantine(identifier)[identifier]
    items = [
        Quarantined(
            id=quarantined_id(identifier, written(one)),
            explanation=Words.told(one.reason),
            **quarantined_to_json(one),
        )
        for one in found
    ]
    return Listing(items=items, total=len(items), next=None)
