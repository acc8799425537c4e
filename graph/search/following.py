"""The index of the present state: made once, then told what changes."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from graph.journal import Journal
from graph.rdf_terms import Names
from graph.search.index import SearchIndex
from graph.search.reading import IndexReader


@dataclass(frozen=True, slots=True)
class _Held:
    """An index and the mark of the journal up to which it was told."""

    index: SearchIndex
    mark: int


class FollowingIndex:
    """An index that is brought up to the present state before it is used.

    After a change only the things that it was about are read anew. ``journal`` gives the journal of changes, with what
    others have changed in the store noted too.
    """

    def __init__(self, reader: IndexReader, names: Names, journal: Callable[[], Journal]) -> None:
        self._reader = reader
        self._names = names
        self._journal = journal
        self._lock = Lock()
        self._held: _Held | None = None

    def get(self) -> SearchIndex:
        """Return the index of the present state."""
        journal, held = self._journal(), self._held
        if held is not None and held.mark == journal.mark:
            return held.index
        with self._lock:
            # The mark is read before the store is: what changes in between is read again rather than missed.
            mark, held = journal.mark, self._held
            changed = None if held is None else journal.since(held.mark)
            if held is None or changed is None:
                # Who still searches the index before has it until the search is done.
                index = SearchIndex(self._reader.read())
            else:
                index = held.index
                self._follow(index, {one for node in changed if (one := self._names.identifier(node))})
            self._held = _Held(index, mark)
            return index

    def close(self) -> None:
        """Release the index's file."""
        with self._lock:
            if self._held is not None:
                self._held.index.close()
            self._held = None

    def _follow(self, index: SearchIndex, changed: set[str]) -> None:
        if changed:
            affected = self._reader.affected(changed)
            index.update(self._reader.read(affected), gone=affected)
