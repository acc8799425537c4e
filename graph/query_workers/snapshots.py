"""Copies of the store for workers to read: one for each state that was asked about, removed when nobody uses it."""

import shutil
import tempfile
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Protocol, runtime_checkable

from graph.stores.oxigraph_engine import store_error
from graph.stores.oxigraph_record import tables
from graph.stores.oxigraph_updates import SNAPSHOT
from ontology.errors import StoreError

# How often, in seconds, it is seen whether the engine has merged tables since the newest snapshot was made. To look
# takes 0.2 ms with a hundred tables; a new snapshot takes the next query of each worker some 20 ms.
_LOOK = 5.0


@runtime_checkable
class SnapshotStore(Protocol):
    """A store that can be copied as it stands."""

    @property
    def generation(self) -> int:
        """Return a number that is larger after every change."""
        ...

    @property
    def directory(self) -> Path | None:
        """Return where its files are, None where it has none."""
        ...

    def copy_to(self, directory: Path) -> None:
        """Copy the store as it stands into a directory that does not exist yet."""
        ...


class HeldSnapshot:
    """A copy of the store that holds at least the changes up to a generation."""

    __slots__ = ("directory", "generation", "tables", "untidy", "users")

    def __init__(self, directory: Path, generation: int) -> None:
        self.directory = directory
        self.generation = generation
        self.users = 0
        # The names of its tables, and whether the store itself has merged some of them since.
        self.tables: frozenset[str] = frozenset()
        self.untidy = False

    def serves(self, generation: int) -> bool:
        """Tell whether to answer from it who must see the changes up to a generation."""
        return self.generation >= generation and not self.untidy


class Snapshots:
    """The copies of a store. What ``take`` returns is to be given back to ``release``."""

    def __init__(self, store: SnapshotStore) -> None:
        self._store = store
        self._making = Lock()
        self._counting = Lock()
        self._newest: HeldSnapshot | None = None
        self._looked = 0.0

    def look(self) -> None:
        """See, some times a minute, whether the engine has merged tables of the newest snapshot, as it does by itself.

        Queries on the merged tables are several times faster, so that such a snapshot serves no more, though it holds
        what the store does. Those who are reading it go on.
        """
        newest, now = self._newest, monotonic()
        if newest is None or self._store.directory is None or now - self._looked < _LOOK:
            return
        self._looked = now
        standing = tables(self._store.directory)
        newest.untidy = bool(standing) and not newest.tables <= standing

    def take(self, generation: int) -> HeldSnapshot:
        """Return a snapshot with at least the changes up to a generation; raise ``StoreError`` if there can be none.

        A copy of a store on disk shares its files by hard links; those who wait for it share it.
        """
        with self._making:
            newest = self._newest
            if newest is None or not newest.serves(generation):
                newest = self._renewed(newest, generation)
            with self._counting:
                newest.users += 1
            return newest

    def release(self, snapshot: HeldSnapshot | None) -> None:
        """Give a snapshot back; the last to do so removes its files."""
        if snapshot is None:
            return
        with self._counting:
            snapshot.users -= 1
            unused = snapshot.users == 0
        if unused:
            shutil.rmtree(snapshot.directory.parent, ignore_errors=True)

    def close(self) -> None:
        """Give back the newest snapshot."""
        with self._making:
            newest, self._newest = self._newest, None
        self.release(newest)

    def _renewed(self, before: HeldSnapshot | None, generation: int) -> HeldSnapshot:
        try:
            newest = self._make()
        except StoreError:
            if before is None or before.generation < generation:
                raise
            # It holds the same, and a full disk takes no other.
            before.untidy = False
            return before
        newest.users = 1
        self._newest = newest
        self.release(before)
        return newest

    def _make(self) -> HeldSnapshot:
        try:
            place = Path(tempfile.mkdtemp(prefix=SNAPSHOT, dir=self._store.directory))
        except OSError as error:
            raise store_error(error, "The store could not be copied for the query") from error
        # The other way round, a change in between would be missing from a snapshot that claims it.
        snapshot = HeldSnapshot(place / "graph", self._store.generation)
        try:
            self._store.copy_to(snapshot.directory)
            snapshot.tables = tables(snapshot.directory)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        self._looked = monotonic()
        return snapshot
