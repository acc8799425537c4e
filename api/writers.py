"""Changes in their turn: those that wait keep no reader waiting."""

from collections.abc import Callable
from typing import Annotated, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import Depends, Request

from ontology.errors import OverloadedError

Result = TypeVar("Result")

# The store takes one change after the other. A second thread parses what the next one brings.
_AT_ONCE = 2


class Writers:
    """The threads on which changes are made; those that have none yet wait without one, so many at most."""

    def __init__(self, waiting: int) -> None:
        self._waiting = waiting
        self._threads = CapacityLimiter(_AT_ONCE)

    async def run(self, change: Callable[[], Result]) -> Result:
        """Return what a change returns; raise ``OverloadedError`` where too many wait already."""
        if self._threads.statistics().tasks_waiting >= self._waiting:
            raise OverloadedError(f"{self._waiting} changes are waiting for their turn: ask again later.")
        return await to_thread.run_sync(change, limiter=self._threads)


async def _writers(request: Request) -> Writers:
    writers = request.app.state.writers
    if not isinstance(writers, Writers):
        raise TypeError("The application has no writers.")
    return writers


#: For routes that change the graph.
Changes = Annotated[Writers, Depends(_writers)]
