"""The index of the present state: made once, then told what changes."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar

from graph.journal import Journal
from graph.rdf.terms import Names


class Kept(Protocol):
    """An index that can be told what changes."""

    def update(self, things: Iterable[Any], *, gone: Collection[str] = ()) -> None:
        """Take things in and forget those that have gone."""

    def close(self) -> None:
        """Release what the index holds."""


Index = TypeVar("Index", bound=Kept)


class Reader(Protocol):
    """What an index is made from."""

    def read(self, identifiers: Collection[str] | None = None) -> Iterator[Any]:
        """Yield all things, or those of the given ids."""

    def affected(self, changed: Collection[str]) -> set[str]:
        """Return the ids whose entry may be another when statements about the given ones have changed."""


@dataclass(frozen=True, slots=True)
class _Held(Generic[Index]):
    """An index and the mark of the journal up to which it was told."""

    index: Index
    mark: int


class FollowingIndex(Generic[Index]):
    """An index that is brought up to the present state before it is used.

    ``make`` makes it of what ``reader`` reads. After a change only the things that it was about are read anew.
    ``journal`` gives the journal of changes, with what others have changed in the store noted too.
    """

    def __init__(
        self, reader: Reader, names: Names, journal: Callable[[], Journal], make: Callable[[Iterator[Any]], Index]
    ) -> None:
        self._reader = reader
        self._make = make
        self._names = names
        self._journal = journal
        self._lock = Lock()
        self._held: _Held[Index] | None = None

    def get(self) -> Index:
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
                index = self._make(self._reader.read())
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

    def _follow(self, index: Index, changed: set[str]) -> None:
        if changed:
            affected = self._reader.affected(changed)
            index.update(self._reader.read(affected), gone=affected)
