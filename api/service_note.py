"""How a command finds the service that holds a directory: a note in the directory, for those who may read it."""

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from ontology.errors import StoreUnavailableError

NOTE = "innokg-service.json"
_LONGEST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceNote:
    """Where a running service listens, and the key that it gives a backup for; the key is another in each run."""

    host: str
    port: int
    key: str = field(repr=False)


@contextmanager
def announced(directory: Path | None, address: str) -> Iterator[str | None]:
    """Keep a note of a service in its directory as long as the block lasts; give its key.

    Only the user who runs the service can read the note, as the graph beside it should be. A graph without a directory
    has no note and no key.
    """
    if directory is None:
        yield None
        return
    key, path = secrets.token_urlsafe(32), directory / NOTE
    try:
        # Whoever was killed has left one, with the rights that somebody may have given it.
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            json.dump({"address": address, "key": key}, file)
    except OSError as error:
        raise StoreUnavailableError(f"The data directory {directory} cannot be written: {error.strerror}.") from error
    try:
        yield key
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def read_note(directory: Path) -> ServiceNote | None:
    """Return the note in a directory, None where there is none that makes sense."""
    try:
        with (directory / NOTE).open("rb") as file:
            content = json.loads(file.read(_LONGEST))
        address = urlsplit(content["address"])
        host, port, key = address.hostname, address.port, content["key"]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    if address.scheme != "http" or not host or not port or not isinstance(key, str) or not key.isascii():
        return None
    return ServiceNote(host=host, port=port, key=key)
