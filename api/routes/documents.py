"""The loaded documents."""

from fastapi import APIRouter

from api.dependencies import Graph, Identifier
from api.models import Document, Listing

router = APIRouter(prefix="/api/documents", tags=["documents"])


@router.get("", summary="The loaded documents")
def documents(graph: Graph) -> Listing[Document]:
    """Return all documents with the number of their facts, ordered by id."""
    items = [Document.model_validate(item) for item in graph.documents()]
    return Listing(items=items, total=len(items), next=None)


@router.get("/{identifier}", summary="One document")
def document(graph: Graph, identifier: Identifier) -> Document:
    """Return a document with the number of its facts."""
    return Document.model_validate(graph.document(identifier))
