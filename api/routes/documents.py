"""The loaded documents."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import Cursor, Graph, Identifier, Limit
from api.documents.models import Document, DocumentDetails, OutlinedSection
from api.models import Listing
from graph.documents.listing import chosen_documents
from graph.keyset import keyset_page

router = APIRouter(prefix="/api/documents", tags=["documents"])


@router.get("", summary="The loaded documents")
def documents(
    graph: Graph,
    region: Annotated[
        str | None,
        Query(max_length=200, description="Of a region or one in it, by name, code or id", examples=["涪陵区"]),
    ] = None,
    year: Annotated[int | None, Query(ge=1900, le=2200, description="A year that they plan for")] = None,
    q: Annotated[str | None, Query(max_length=200, description="A part of the title or the file's name")] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Listing[Document]:
    """Return the documents that meet every given condition with the number of their facts, ordered by id."""
    found = chosen_documents(graph.documents(), region=region, year=year, text=q)
    page = keyset_page(found, lambda one: (one.id,), limit=limit, cursor=cursor)
    return Listing(items=list(map(Document.of, page.items)), total=page.total, next=page.next)


@router.get("/{identifier}", summary="One document")
def document(graph: Graph, identifier: Identifier) -> DocumentDetails:
    """Return a document with the number of its facts and its outline."""
    sections = [OutlinedSection.model_validate(one) for one in graph.outline(identifier)]
    return DocumentDetails(**Document.of(graph.document(identifier)).model_dump(), sections=sections)


@router.get("/{identifier}/sections", summary="The outline of a document")
def sections(graph: Graph, identifier: Identifier) -> Listing[OutlinedSection]:
    """Return the headings of a document in the text's order, each with its place and how much stands under it.

    A list and a file of RDF have none.
    """
    items = [OutlinedSection.model_validate(one) for one in graph.outline(identifier)]
    return Listing(items=items, total=len(items), next=None)
