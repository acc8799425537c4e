"""Parts that are made when they are first asked for: who does without them does not wait for their libraries."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Part = TypeVar("Part")


class OnFirstUse(Generic[Part]):
    """A part that is made once: by the first thread that asks for it, while others that ask wait.

    >>> part = OnFirstUse(list)
    >>> part.made is None, part.get() is part.get(), part.made
    (True, True, [])
    """

    def __init__(self, make: Callable[[], Part]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: tuple[Part] | None = None

    def get(self) -> Part:
        """Return the part."""
        if self._made is None:
            with self._lock:
                if self._made is None:
                    self._made = (self._make(),)
        return self._made[0]

    @property
    def made(self) -> Part | None:
        """Return the part where it was ever asked for."""
        return None if self._made is None else self._made[0]
