"""Whether a client still waits for its answer."""

from collections.abc import Callable

from anyio import from_thread
from fastapi import Request

Abandoned = Callable[[], bool]


def has_gone(request: Request) -> Abandoned:
    """Return what tells, on the thread that answers a request, whether the client has gone."""
    return lambda: from_thread.run(request.is_disconnected)
