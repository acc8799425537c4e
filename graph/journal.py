"""Which things a change was about, for those who keep something made of the view."""

from collections import deque
from collections.abc import Iterable
from threading import Lock

from pyoxigraph import NamedNode, Quad

# Changes with more things than this are not noted one by one: to make all anew is no slower then.
_MOST = 20_000


class Journal:
    """The last changes, each by the subjects and objects of the statements that came or went."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._changes: deque[frozenset[NamedNode]] = deque()
        self._first = 0
        self._held = 0

    @property
    def mark(self) -> int:
        """Return the place after the last change."""
        with self._lock:
            return self._first + len(self._changes)

    def note(self, statements: Iterable[Quad]) -> None:
        """Note the statements that a change has brought and taken."""
        nodes = {node for quad in statements for node in (quad.subject, quad.object) if isinstance(node, NamedNode)}
        with self._lock:
            self._changes.append(frozenset(nodes))
            self._held += len(nodes)
            while self._held > _MOST and self._changes:
                self._held -= len(self._changes.popleft())
                self._first += 1

    def forget(self) -> None:
        """Note that anything may have changed."""
        with self._lock:
            self._first += len(self._changes) + 1
            self._changes.clear()
            self._held = 0

    def since(self, mark: int) -> frozenset[NamedNode] | None:
        """Return what the changes after a mark were about, None where that is not known any more.

        >>> from pyoxigraph import Literal
        >>> journal = Journal()
        >>> before = journal.mark
        >>> park, name = NamedNode("https://kg.example/park"), NamedNode("https://kg.example/name")
        >>> journal.note([Quad(park, name, Literal("云湖"))])
        >>> journal.since(before) == {park}, journal.since(journal.mark) == frozenset()
        (True, True)
        >>> journal.forget()
        >>> journal.since(before) is None
        True
        """
        with self._lock:
            if mark < self._first:
                return None
            return frozenset().union(*list(self._changes)[mark - self._first :])
