"""Copies of the store for workers to read: one for each state that was asked about, removed when nobody uses it."""

import shutil
import tempfile
from pathlib import Path
from threading import Lock
from typing import Protocol, runtime_checkable

from graph.stores.oxigraph_engine import store_error
from graph.stores.oxigraph_updates import SNAPSHOT


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

    __slots__ = ("directory", "generation", "users")

    def __init__(self, directory: Path, generation: int) -> None:
        self.directory = directory
        self.generation = generation
        self.users = 0


class Snapshots:
    """The copies of a store. What ``take`` returns is to be given back to ``release``."""

    def __init__(self, store: SnapshotStore) -> None:
        self._store = store
        self._making = Lock()
        self._counting = Lock()
        self._newest: HeldSnapshot | None = None

    def take(self, generation: int) -> HeldSnapshot:
        """Return a snapshot with at least the changes up to a generation; raise ``StoreError`` if there can be none.

        A copy of a store on disk shares its files by hard links; those who wait for it share it.
        """
        with self._making:
            newest = self._newest
            if newest is None or newest.generation < generation:
                newest = self._make()
                before, self._newest = self._newest, newest
                newest.users = 1
                if before is not None:
                    self.release(before)
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

    def _make(self) -> HeldSnapshot:
        try:
            place = Path(tempfile.mkdtemp(prefix=SNAPSHOT, dir=self._store.directory))
        except OSError as error:
            raise store_error(error, "The store could not be copied for the query") from error
        # The other way round, a change in between would be missing from a snapshot that claims it.
        snapshot = HeldSnapshot(place / "graph", self._store.generation)
        try:
            self._store.copy_to(snapshot.directory)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
        return snapshot
