"""Whether a client still waits for its answer."""

from collections.abc import Callable
from typing import Annotated

from anyio import from_thread
from fastapi import Depends, Request

Abandoned = Callable[[], bool]


async def _abandoned(request: Request) -> Abandoned:
    """Return what tells, on the thread that answers a request, whether the client has gone."""
    return lambda: from_thread.run(request.is_disconnected)


HasGone = Annotated[Abandoned, Depends(_abandoned)]
