"""The values used most recently, within a bound."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """Values by key; those not used for longest go where all together cost more than ``most``.

    ``cost`` tells what a value costs. The last value stays whatever it costs.

    >>> held = Recent(2, cost=lambda value: 1)
    >>> for key in "abc":
    ...     held.put(key, key)
    >>> held.get("a"), held.get("c")
    (None, 'c')
    """

    def __init__(self, most: float, *, cost: Callable[[Value], float]) -> None:
        self._most = most
        self._cost = cost
        self._held: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Value | None:
        """Return the value of a key, None where it is not held."""
        with self._lock:
            value = self._held.get(key)
            if value is not None:
                self._held.move_to_end(key)
            return value

    def put(self, key: Hashable, value: Value) -> None:
        """Hold a value."""
        with self._lock:
            self._held[key] = value
            self._held.move_to_end(key)
            while len(self._held) > 1 and sum(map(self._cost, self._held.values())) > self._most:
                self._held.popitem(last=False)

    def __len__(self) -> int:
        return len(self._held)
