"""Whether the service lives and can answer."""

from fastapi import APIRouter

from api.dependencies import Graph
from api.models import Health

router = APIRouter(tags=["service"])


@router.get("/healthz", summary="Whether the process answers")
async def healthz() -> Health:
    """Return ``ok`` as long as the process serves requests."""
    return Health(status="ok")


@router.get("/readyz", summary="Whether the graph answers")
def readyz(graph: Graph) -> Health:
    """Return ``ok`` when the store has answered and takes changes.

    The error is a problem: with status 503, or 507 as long as the disk is full.
    """
    graph.documents()
    graph.check_writable()
    return Health(status="ok")
