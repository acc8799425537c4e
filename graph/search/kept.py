"""The index of names beside the store between two runs, so that a start need not make it anew."""

import hashlib
import json
import sqlite3
import tempfile
from contextlib import suppress
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from graph.stores.oxigraph_record import files_state
from graph.stores.oxigraph_updates import INDEX
from ontology.namespaces import Namespaces

_FILE = "innokg-names.db"
_NOTE = "innokg-names.json"


class KeptIndex:
    """Where the index of a store on disk waits for the next run, with a note of the state of the store that it is of.

    While a process uses it, it has a folder of its own and there is no note: after a process that was killed the index
    is made anew. ``opened`` is the state of the store's files before they were opened.
    """

    def __init__(self, directory: Path | None, opened: str, namespaces: Namespaces) -> None:
        self._directory = directory
        self._opened = opened
        self._form = _form(namespaces)
        self._is_kept = False

    def folder(self) -> "tempfile.TemporaryDirectory[str]":
        """Return a new folder for an index."""
        return tempfile.TemporaryDirectory(prefix=INDEX, dir=self._directory, ignore_cleanup_errors=True)

    def take(self, file: Path) -> bool:
        """Put the index of the last run at a path, and tell whether there was one of this very state, undamaged."""
        if self._directory is None:
            return False
        note, held = self._directory / _NOTE, self._directory / _FILE
        try:
            noted = json.loads(note.read_text(encoding="ascii"))
            note.unlink()
            if noted == self._note(self._opened, held):
                held.replace(file)
                return _is_whole(file)
        except (OSError, ValueError, sqlite3.DatabaseError):
            pass  # What was cut short is made anew.
        for left in (note, held):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        return False

    def keep(self, file: Path) -> None:
        """Take an index that nobody uses any more; ``note`` tells, once the store is closed, which state it is of."""
        if self._directory is not None:
            with suppress(OSError):
                file.replace(self._directory / _FILE)
                self._is_kept = True

    def note(self) -> None:
        """Note that the index that was kept is of the state of the store's files, which nobody has open any more."""
        if self._directory is not None and self._is_kept:
            with suppress(OSError):
                state = json.dumps(self._note(files_state(self._directory), self._directory / _FILE))
                (self._directory / _NOTE).write_text(state, encoding="ascii")

    def _note(self, state: str, file: Path) -> dict[str, str | int]:
        return {"store": state, "form": self._form, "bytes": file.stat().st_size}


def _is_whole(file: Path) -> bool:
    connection = sqlite3.connect(file)
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    finally:
        connection.close()


def _form(namespaces: Namespaces) -> str:
    """Return a name of how an index is made: it does not outlast another version of what makes it."""
    made_by = ("schema.sql", "grams.py", "pinyin.py", "postings.py", "index.py", "reading.py")
    makers = b"".join((files("graph") / "search" / name).read_bytes() for name in made_by)
    parts = (version("innokg"), version("pypinyin"), version("pyroaring"), sqlite3.sqlite_version, namespaces.base)
    return hashlib.sha256(makers + "\n".join(parts).encode()).hexdigest()
