"""What innokg keeps on a server about the store itself: the generation, which every change through innokg renews."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from pyoxigraph import Literal, NamedNode

from graph.stores.store import Row

#: The graph of the books; no store shows it.
BOOKS = NamedNode("urn:innokg:store")
GENERATION = NamedNode("urn:innokg:generation")

# For so long, in seconds, a generation that was read is taken for the present one.
_FRESH = 1.0


class Books:
    """The generations of one store, as one of its users knows them; ``begin`` is given the operations of the first.

    A writer takes away the generations that it knew and adds its own, in the request of the change. So two writers who
    do not know of each other leave two, and each sees at its next look that there was another.
    """

    def __init__(self, read: Callable[[str], list[Row]], begin: Callable[[str], None]) -> None:
        self._read = read
        self._begin = begin
        self._begun = False
        self._lock = Lock()
        self._known: tuple[frozenset[str], float] | None = None

    def revision(self) -> str:
        """Return a name of the present state, at most a second old; nothing where no change was ever recorded."""
        return " ".join(sorted(self._tokens()))

    @contextmanager
    def renewing(self) -> Iterator[str]:
        """Give the operations that renew the generation; the new one is known when what they go with has been done."""
        if not self._begun:
            self._begin("" if self._tokens() else f"INSERT DATA {_kept(secrets.token_hex(8))};\n")
            self._begun, self._known = True, None
        token = secrets.token_hex(8)
        operations = [f"DELETE DATA {_kept(old)};\n" for old in sorted(self._tokens())]
        try:
            yield "".join([*operations, f"INSERT DATA {_kept(token)};\n"])
        except BaseException:
            self._known = None  # It may have been done all the same.
            raise
        with self._lock:
            self._known = (frozenset({token}), time.monotonic())

    def _tokens(self) -> frozenset[str]:
        known = self._known
        if known is not None and time.monotonic() - known[1] < _FRESH:
            return known[0]
        rows = self._read(f"SELECT ?x WHERE {{ GRAPH {BOOKS} {{ {BOOKS} {GENERATION} ?x }} }}")
        tokens = frozenset(value.value for (value,) in rows if isinstance(value, Literal))
        with self._lock:
            if self._known is known:
                self._known = (tokens, time.monotonic())
        return tokens


def _kept(token: str) -> str:
    return f"{{ GRAPH {BOOKS} {{ {BOOKS} {GENERATION} {Literal(token)} }} }}"
