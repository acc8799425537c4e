"""Values that are derived from the whole store and made again after it has changed."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Derived(Generic[Value]):
    """A value that holds for one generation of the store.

    It is made on first use by one thread, while others that want it wait. The generation is read before the value is
    made, so a change in between makes it again rather than leave a stale one.
    """

    def __init__(self, generation: Callable[[], object], make: Callable[[], Value]) -> None:
        self._generation = generation
        self._make = make
        self._lock = Lock()
        self._held: tuple[object, Value] | None = None

    def get(self) -> Value:
        """Return the value of the present generation."""
        held = self._held
        if held is not None and held[0] == self._generation():
            return held[1]
        with self._lock:
            generation = self._generation()
            if self._held is None or self._held[0] != generation:
                self._held = (generation, self._make())
            return self._held[1]
