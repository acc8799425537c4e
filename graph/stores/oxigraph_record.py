"""What a data directory held when it was last looked after, so that a part that went missing is no empty store."""

import hashlib
import json
import re
from contextlib import suppress
from pathlib import Path

from ontology.errors import StoreUnavailableError

#: The file with the record, beside the engine's own.
RECORD = "innokg-store.json"
_MANIFEST = re.compile(r"MANIFEST-([0-9]{1,20})")


def check_record(directory: Path) -> None:
    """Raise ``StoreUnavailableError`` where the engine's list of its tables is older or shorter than it was.

    The engine itself opens such a directory with what the list still names, perhaps with nothing, and removes the other
    tables. A list only grows, and one that takes its place has a higher number.
    """
    if not (directory / "CURRENT").exists() and any(directory.glob("*.sst")):
        raise _damaged(directory, "its file CURRENT is missing")
    try:
        name, size = json.loads((directory / RECORD).read_bytes())["tables"]
        recorded = _number(name)
    except (OSError, ValueError, TypeError, KeyError):
        return  # A directory of before, or one that was restored from a backup.
    found = _list_of_tables(directory)
    if found is None:
        raise _damaged(directory, "its list of tables is missing")
    if _number(found.name) < recorded:
        raise _damaged(directory, f"its list of tables, {found.name}, is older than {name}, which it had")
    length = found.stat().st_size if found.exists() else 0
    if found.name == name and length < size:
        raise _damaged(directory, f"its list of tables, {name}, has {length} bytes of {size}")


def write_record(directory: Path) -> None:
    """Record how far the list of tables has grown; where that cannot be written, the older record stands."""
    found = _list_of_tables(directory)
    with suppress(OSError):
        if found is not None:
            temporary = directory / f"{RECORD}.new"
            temporary.write_text(json.dumps({"tables": [found.name, found.stat().st_size]}), encoding="ascii")
            temporary.replace(directory / RECORD)


def files_state(directory: Path) -> str:
    """Return a name of the state that a closed store's files are in: another whenever any of them was written."""
    found = hashlib.sha256()
    for file in sorted(directory.iterdir()):
        if file.suffix in (".sst", ".log") and (known := file.stat()).st_size:
            found.update(f"{file.name} {known.st_size} {known.st_mtime_ns}\n".encode())
    return found.hexdigest()


def tables(directory: Path) -> frozenset[str]:
    """Return the names of the tables in a directory; none where it cannot be read.

    A table is never written twice, and a copy of a store calls it by the same name.
    """
    try:
        return frozenset(file.name for file in directory.iterdir() if file.suffix == ".sst")
    except OSError:
        return frozenset()


def _list_of_tables(directory: Path) -> Path | None:
    with suppress(OSError, ValueError):
        named = (directory / "CURRENT").read_text(encoding="ascii").strip()
        if _MANIFEST.fullmatch(named):
            return directory / named
    return None


def _number(name: str) -> int:
    found = _MANIFEST.fullmatch(name)
    if found is None:
        raise ValueError(name)
    return int(found[1])


def _damaged(directory: Path, reason: str) -> StoreUnavailableError:
    return StoreUnavailableError(
        f"The data directory {directory} holds damaged data: {reason}. Restore a backup; to open what the engine "
        f"can still read, remove {RECORD}."
    )
