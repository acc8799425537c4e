"""Answers to queries, kept for as long as the graph is as it was when they were asked."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from graph.answers import SparqlAnswer

# What an entry takes beside its answer and its question, about.
_ENTRY = 1000
# One answer takes at most this part of the room, so that a large one does not drive out all others.
_PART = 4


class AnswerCache:
    """The last answers of one state of a graph, up to a number of bytes; those that were not asked for longest go.

    An answer is kept under the name of the state that the graph had before it was asked for. Since no two states have
    one name, and a change has its name before its writer is told, nobody is given what was true before a change that
    they know of. All methods may be called from several threads.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._lock = Lock()
        self._version = ""
        self._held: OrderedDict[Hashable, tuple[SparqlAnswer, int]] = OrderedDict()
        self._taken = 0

    @property
    def taken(self) -> int:
        """Return how many bytes the answers take, about."""
        return self._taken

    def get(self, version: str, question: Hashable) -> SparqlAnswer | None:
        """Return the answer to a question in the state of a name, None where it is not kept."""
        with self._lock:
            if version != self._version:
                return None
            found = self._held.get(question)
            if found is None:
                return None
            self._held.move_to_end(question)
            return found[0]

    def put(self, version: str, question: Hashable, answer: SparqlAnswer, *, length: int) -> None:
        """Keep the answer to a question of so many bytes in the state of a name, where there is room for it."""
        size = len(answer.body) + length + _ENTRY
        if size * _PART > self._room:
            return
        with self._lock:
            if version != self._version:
                self._held.clear()
                self._taken = 0
                self._version = version
            _, before = self._held.pop(question, (None, 0))
            self._held[question] = (answer, size)
            self._taken += size - before
            while self._taken > self._room:
                _, (_, size) = self._held.popitem(last=False)
                self._taken -= size
