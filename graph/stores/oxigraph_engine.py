"""The engine over a directory: opened, and opened anew when a full disk has room again."""

import errno
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock, RLock
from time import monotonic, sleep
from typing import Self

import pyoxigraph

from graph.stores.oxigraph_record import check_record, files_state, write_record
from graph.stores.oxigraph_updates import sweep
from ontology.errors import StoreError, StoreFullError, StoreInUseError, StoreUnavailableError

_FULL_NUMBERS = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
# The engine passes the system's words on, and its number only sometimes.
_FULL_WORDS = ("No space left on device", "File too large", "Disk quota exceeded")
_PROBE = "fork-probe"
# So much must fit on the disk before the engine is opened anew: its log and a small table.
_ROOM = 1 << 20
# How many seconds calls that use the engine may take to end before it is opened anew.
_PATIENCE = 10.0
# References to the engine when no call uses it: of the attribute, of a variable, and of the question itself.
_OWN_REFERENCES = 3


class Engine:
    """pyoxigraph's store, in a directory or in memory.

    After a write that found no room the engine takes no more, whatever the disk has, until it is opened anew.
    """

    def __init__(
        self, store: pyoxigraph.Store, directory: Path | None = None, opened: str = "", *, writes: bool = True
    ) -> None:
        self._store: pyoxigraph.Store | None = store
        self._writes = writes
        self._closed = False
        self._full = False
        self._turn = RLock()
        # Two that write tables out at the same moment, as copying does too, may wait for each other without end.
        self._writing_out = Lock()
        self.directory = directory
        self.opened = opened

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Open a directory, which is created where it does not exist.

        Raises ``StoreInUseError`` when it is open already, here or in another process, ``StoreFullError`` and
        ``StoreUnavailableError``.
        """
        try:
            directory.mkdir(parents=True, exist_ok=True)
            check_record(directory)
            # To open it may put its files in order.
            opened = files_state(directory)
            engine = cls(pyoxigraph.Store(str(directory)), directory, opened)
            sweep(directory)
        except FileExistsError as error:
            raise StoreUnavailableError(f"The data directory {directory} is a file, not a directory.") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise _not_opened(directory, error) from error
        write_record(directory)
        return engine

    @classmethod
    def to_read(cls, directory: Path) -> Self:
        """Open a directory that nobody writes, and leave it as it is: its files are not tidied meanwhile.

        Raises ``StoreUnavailableError`` where it cannot be read or holds damaged data.
        """
        try:
            return cls(pyoxigraph.Store.read_only(str(directory)), writes=False)
        except (OSError, RuntimeError, ValueError) as error:
            raise _not_opened(directory, error) from error

    @property
    def store(self) -> pyoxigraph.Store:
        """Return the engine; raise ``StoreError`` after ``close``."""
        with self._turn:
            if self._closed:
                raise StoreError("The store is closed.")
            if self._store is None:
                self._reopen()
            if self._store is None:
                raise StoreError("The store is closed.")
            return self._store

    def error(self, error: Exception, what: str) -> StoreError:
        """Return what to raise for the engine's failure, with what could not be done; remember a disk that is full."""
        found = store_error(error, what)
        if isinstance(found, StoreFullError) and self.directory is not None:
            self._full = True
        return found

    def recover(self) -> None:
        """Open the engine anew after a write that found no room; raise ``StoreFullError`` where there is still none."""
        directory = self.directory
        if not self._full or directory is None:
            return
        with self._turn:
            if not self._is_usable:
                if not _has_room(directory):
                    raise StoreFullError(
                        f"The disk of {directory} is full, and the graph takes no changes: make room there."
                    )
                self._release()
                self._reopen()
                self._full = False

    @property
    def _is_usable(self) -> bool:
        """Tell whether there is nothing to recover, as after another thread has done so."""
        return self._closed or not self._full

    def flush(self) -> None:
        """Let the engine write its tables, and record them."""
        with self._writing_out:
            self.store.flush()
        self.record()

    def copy_to(self, directory: Path) -> None:
        """Copy the store, which is on disk, as it stands; what its log holds is written to tables before."""
        with self._writing_out:
            self.store.backup(str(directory))
        self.record()

    def record(self) -> None:
        """Record the list of tables as it stands."""
        if self.directory is not None:
            with self._turn:
                write_record(self.directory)

    def close(self) -> None:
        """Flush and release the directory; raise ``StoreError`` where the disk takes no more."""
        with self._turn:
            store, self._store, self._closed = self._store, None, True
        try:
            if store is not None and self._writes:
                with self._writing_out:
                    store.flush()
        except (OSError, RuntimeError) as error:
            raise self.error(error, "The store was closed before all of its log was put in order") from error
        finally:
            if self.directory is not None:
                write_record(self.directory)

    def _release(self) -> None:
        """Let go of the engine when no call uses it any more; new calls wait meanwhile."""
        end = monotonic() + _PATIENCE
        store = self._store
        while store is not None and sys.getrefcount(store) > _OWN_REFERENCES:
            if monotonic() > end:
                raise StoreFullError(
                    "The disk has room again, but the graph is in use: it takes changes a little later."
                )
            sleep(0.01)
        self._store = None

    def _reopen(self) -> None:
        if self.directory is None:
            return
        end = monotonic() + _PATIENCE
        while self._store is None:
            try:
                self._store = pyoxigraph.Store(str(self.directory))
            except (OSError, RuntimeError, ValueError) as error:
                refusal = _not_opened(self.directory, error)
                # What is left of an answer may still hold it.
                if not isinstance(refusal, StoreInUseError) or monotonic() > end:
                    raise refusal from error
                sleep(0.01)
        write_record(self.directory)


def store_error(error: Exception, what: str) -> StoreError:
    """Return what to raise for a failure of the engine's, with what could not be done.

    >>> store_error(OSError("No space left on device"), "The store could not be changed").__class__.__name__
    'StoreFullError'
    """
    text = str(error).rstrip(".")
    full = getattr(error, "errno", None) in _FULL_NUMBERS or any(words in text for words in _FULL_WORDS)
    return StoreFullError(f"{what}: the disk is full ({text}).") if full else StoreError(f"{what}: {text}.")


def _has_room(directory: Path) -> bool:
    probe = directory / _PROBE
    try:
        with probe.open("wb") as file:
            file.write(bytes(_ROOM))
    except OSError:
        return False
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return True


def _not_opened(directory: Path, error: Exception) -> StoreError:
    """Return what to raise for a directory that RocksDB refused; only its words tell a lock from the rest."""
    text = str(error)
    if "LOCK" in text and ("temporarily unavailable" in text or "lock hold" in text or "being used" in text):
        return StoreInUseError(f"The data directory {directory} is in use by another process.")
    if "Corruption" in text or "invalid" in text.lower():
        return StoreUnavailableError(f"The data directory {directory} holds damaged data: {text}.")
    found = store_error(error, f"The data directory {directory} cannot be opened")
    if isinstance(found, StoreFullError):
        return found
    return StoreUnavailableError(f"The data directory {directory} cannot be read, written or created: {_why(error)}.")


def _why(error: Exception) -> str:
    """Return the last words of a failure, without the call, the number and the path before them.

    >>> _why(PermissionError(13, "Permission denied", "/srv/graph"))
    'Permission denied'
    >>> _why(OSError("IO error: While open a file for appending: /srv/graph/000025.log: Permission denied"))
    'Permission denied'
    >>> _why(OSError("IO error: While renaming /srv/graph/a to /srv/graph/b"))
    'IO error: While renaming /srv/graph/a to /srv/graph/b'
    """
    text = getattr(error, "strerror", None) or str(error).rstrip(".")
    last = text.rpartition(": ")[2]
    return text if "/" in last else last
