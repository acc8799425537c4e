"""The database of the index: SQLite, in a folder of its own that goes with it."""

import sqlite3
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from threading import Lock

from graph.search.kept import KeptIndex
from ontology.namespaces import Namespaces

# Nothing is lost with the file, which is made of the store: no write waits for the disk.
_SETTINGS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA mmap_size = 1073741824;"


class SearchDatabase:
    """Connections to one database: one that writes at a time, any number that read the state before or after it."""

    def __init__(self, kept: KeptIndex | None = None, *, anew: bool = True) -> None:
        """Open an empty database, or else that of the last run; ``sqlite3.DatabaseError`` tells that there is none."""
        kept = kept or KeptIndex(None, "", Namespaces())
        self._folder = kept.folder()
        self._file = Path(self._folder.name) / "names.db"
        self._idle: list[sqlite3.Connection] = []
        self._lock = Lock()
        self._writing = Lock()
        self.close = weakref.finalize(self, _end, self._idle, self._folder)
        if anew:
            with self.writing() as connection:
                connection.executescript((files("graph") / "search" / "schema.sql").read_text("utf-8"))
        elif not kept.take(self._file):
            self.close()
            raise sqlite3.DatabaseError("There is no index of this state of the store.")

    def keep(self, kept: KeptIndex) -> None:
        """Close the database and leave it to the next run; nobody may use it any more."""
        with self._lock:
            for connection in self._idle:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.close()
            self._idle.clear()
        kept.keep(self._file)
        self.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection to read with; it sees one state as long as the block lasts."""
        connection = self._taken()
        try:
            connection.execute("BEGIN")
            yield connection
        finally:
            connection.rollback()
            with self._lock:
                self._idle.append(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection to write with; readers see the change when the block has ended, and nothing if it fails."""
        with self._writing:
            connection = self._taken()
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.commit()
            finally:
                connection.rollback()
                with self._lock:
                    self._idle.append(connection)

    def _taken(self) -> sqlite3.Connection:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        # A connection is used by one thread at a time, though not always by the one that opened it.
        connection = sqlite3.connect(self._file, isolation_level=None, check_same_thread=False)
        connection.executescript(_SETTINGS)
        return connection


def _end(idle: list[sqlite3.Connection], folder: "tempfile.TemporaryDirectory[str]") -> None:
    for connection in idle:
        connection.close()
    idle.clear()
    folder.cleanup()
