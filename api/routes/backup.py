"""A backup of the whole graph, taken while the service runs."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from api.authorisation import Bearer, check_token, has_token
from api.dependencies import Configuration, Graph
from graph.stores.backup import Backup

router = APIRouter(prefix="/admin", tags=["service"])

_TAR = "application/x-tar"
_HEADERS = {"Content-Disposition": 'attachment; filename="innokg-backup.tar"', "Cache-Control": "no-store"}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The backup, for `innokg restore`", "content": {_TAR: {}}},
}


async def _keeper(request: Request, settings: Configuration, _: Bearer = None) -> None:
    """Let pass who shows the key in the service's directory, or the service's token."""
    key: str | None = getattr(request.app.state, "backup_key", None)
    if key is None or not has_token(request, replace(settings, admin_token=key)):
        check_token(request, settings)


class _BackupAnswer(StreamingResponse):
    """A backup on its way; its copy of the store goes when it has been sent or the client is gone."""

    def __init__(self, backup: Backup) -> None:
        super().__init__(backup.archive(), media_type=_TAR, headers=_HEADERS)
        self._backup = backup

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            # What was iterated over hangs in a cycle with the end of its task, and would wait for the collector.
            self._backup.close()


@router.post("/backup", summary="A backup of the graph", response_class=StreamingResponse, responses=_ANSWERS)
def make_backup(_: Annotated[None, Depends(_keeper)], graph: Graph) -> StreamingResponse:
    """Return the graph as it stands at the request as one tar file; readers and writers do not wait for it.

    Its last member lists the others with their SHA-256, so that a file that was cut off is known as such:
    `innokg restore` refuses it. It needs the service's token.
    """
    return _BackupAnswer(graph.backup())
