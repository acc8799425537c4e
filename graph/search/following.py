"""The index of the present state: made once, then told what changes."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar

from graph.journal import Journal
from graph.rdf.terms import Names
from ontology.errors import IndexMakingError, StoreError

# Seconds that a search waits for an index that another is making.
_PATIENCE = 10.0


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
    ``journal`` gives the journal of changes, with what others have changed in the store noted too. ``take`` gives an
    index of the state that the store was opened in, or none; it is asked once. ``opened`` is the journal's mark of that
    state, where it is not the present one.
    """

    def __init__(
        self,
        reader: Reader,
        names: Names,
        journal: Callable[[], Journal],
        make: Callable[[Iterator[Any]], Index],
        take: Callable[[], Index | None] = lambda: None,
        opened: int | None = None,
    ) -> None:
        self._reader = reader
        self._make = make
        self._names = names
        self._journal = journal
        self._lock = Lock()
        self._held: _Held[Index] | None = None
        self._closed = False
        self._take: Callable[[], Index | None] | None = take
        self._opened = journal().mark if opened is None else opened

    def get(self) -> Index:
        """Return the index of the present state; raise ``IndexMakingError`` where to make it takes others long."""
        journal, held = self._journal(), self._held
        if held is not None and held.mark == journal.mark:
            return held.index
        with self._turn():
            self._take_over()
            # The mark is read before the store is: what changes in between is read again rather than missed.
            mark, held = journal.mark, self._held
            changed = None if held is None else journal.since(held.mark)
            if held is None or changed is None:
                # Who still searches the index before has it until the search is done.
                index = self._make(self._until_closed(self._reader.read()))
            else:
                index = held.index
                self._follow(index, {one for node in changed if (one := self._names.identifier(node))})
            self._held = _Held(index, mark)
            return index

    def stop(self) -> None:
        """Stop making the index: it will not be needed any more."""
        self._closed = True

    def close(self, keep: Callable[[Index], None] | None = None) -> None:
        """Release the index, and stop making it; ``keep`` takes it where it is of the present state."""
        self.stop()
        with self._lock:
            held, self._held = self._held, None
            if held is not None and keep is not None and held.mark == self._journal().mark:
                keep(held.index)
            elif held is not None:
                held.index.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for who makes or changes the index, not so long that all who answer requests wait here."""
        if not self._lock.acquire(timeout=_PATIENCE):
            raise IndexMakingError("The index of names is still being made: try again in a minute.")
        try:
            yield
        finally:
            self._lock.release()

    def _take_over(self) -> None:
        """Take the index of the last run, once."""
        take, self._take = self._take, None
        if take is not None and (index := take()) is not None:
            self._held = _Held(index, self._opened)

    def _until_closed(self, things: Iterator[Any]) -> Iterator[Any]:
        for thing in things:
            if self._closed:
                raise StoreError("The graph is closed.")
            yield thing

    def _follow(self, index: Index, changed: set[str]) -> None:
        if changed:
            affected = self._reader.affected(changed)
            index.update(self._reader.read(affected), gone=affected)
