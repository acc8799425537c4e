"""Tables of the whole view that outlast changes: what a change was about is read from the store instead."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from graph.journal import Journal
from graph.rdf.terms import Names

Table = TypeVar("Table")

# With more things changed than this the table is made anew: looking them up takes as long by then.
_MOST = 2000


@dataclass(frozen=True, slots=True)
class Followed(Generic[Table]):
    """A table and the ids of the things that it may be wrong about."""

    table: Table
    changed: frozenset[str]


class FollowedTable(Generic[Table]):
    """A table that is made on first use, and made anew when much has changed since.

    ``journal`` gives the journal of changes, with what others have changed in the store noted too.
    """

    def __init__(self, names: Names, journal: Callable[[], Journal], make: Callable[[], Table]) -> None:
        self._names = names
        self._journal = journal
        self._make = make
        self._lock = Lock()
        self._made = 0
        self._held: tuple[int, Followed[Table]] | None = None

    def get(self) -> Followed[Table]:
        """Return the table with the things of which the store has to be asked."""
        journal, held = self._journal(), self._held
        if held is not None and held[0] == journal.mark:
            return held[1]
        with self._lock:
            # The mark is read before the store is: what changes in between counts as changed.
            mark = journal.mark
            changed = None if self._held is None else journal.since(self._made)
            if self._held is None or changed is None or len(changed) > _MOST:
                self._made, found = mark, Followed(self._make(), frozenset())
            else:
                ids = frozenset(one for node in changed if (one := self._names.identifier(node)))
                found = Followed(self._held[1].table, ids)
            self._held = (mark, found)
            return found
