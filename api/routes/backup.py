"""A backup of the whole graph, taken while the service runs."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from api.authorisation import check_token, has_token
from api.dependencies import Configuration, Graph
from graph.backup import Backup

router = APIRouter(prefix="/admin", tags=["service"])

_TAR = "application/x-tar"
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The backup, for `innokg restore`", "content": {_TAR: {}}},
}


async def _keeper(request: Request, settings: Configuration) -> None:
    """Let pass who shows the key in the service's directory, or the service's token."""
    key: str | None = getattr(request.app.state, "backup_key", None)
    if key is None or not has_token(request, replace(settings, admin_token=key)):
        check_token(request, settings)


@router.post("/backup", summary="A backup of the graph", response_class=StreamingResponse, responses=_ANSWERS)
def make_backup(_: Annotated[None, Depends(_keeper)], graph: Graph) -> StreamingResponse:
    """Return the graph as it stands at the request as one tar file; readers and writers do not wait for it.

    Its last member lists the others with their SHA-256, so that a file that was cut off is known as such:
    `innokg restore` refuses it. It needs the service's token.
    """
    return StreamingResponse(
        _sent(graph.backup()),
        media_type=_TAR,
        headers={"Content-Disposition": 'attachment; filename="innokg-backup.tar"', "Cache-Control": "no-store"},
    )


def _sent(backup: Backup) -> Iterator[bytes]:
    try:
        yield from backup.archive()
    finally:
        backup.close()
