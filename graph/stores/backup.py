"""Backups of a store: one tar file with the engine's files as they stood at one moment, and what they must be."""

import hashlib
import json
import shutil
import tarfile
import tempfile
import weakref
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Protocol, cast, runtime_checkable

import pyoxigraph

from graph.stores.store import Store
from ontology.errors import BackupError

# The manifest comes last, so that an archive that was cut off has none.
MANIFEST = "backup.json"
FORMAT = "innokg-backup"
FORMAT_VERSION = 1
# What begins with it is swept from a data directory when that is opened: it was left by a process that was killed.
TEMPORARY = "fork-backup-"

# A web server that compresses what it sends does nothing else meanwhile: some 2 ms for each piece of this length.
_CHUNK = 1 << 17
_END = bytes(2 * tarfile.BLOCKSIZE)


@runtime_checkable
class CopyableStore(Protocol):
    """A store on disk whose files can be copied as they stand."""

    @property
    def directory(self) -> Path | None:
        """Return where its files are, None where it has none."""
        ...

    def copy_to(self, directory: Path) -> None:
        """Copy the store as it stands into a directory that does not exist yet."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUpFile:
    """A file of the engine: its name, its length in bytes and its SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds: when it was made (ISO 8601, UTC), by which innokg, the number of quads, and the files."""

    made: str
    innokg: str
    quads: int
    files: tuple[BackedUpFile, ...]

    def to_json(self) -> bytes:
        """Return the manifest as it stands in the archive."""
        return json.dumps({"format": FORMAT, "version": FORMAT_VERSION, **asdict(self)}, indent=1).encode()


class Backup:
    """A copy of a store as it stood when this was made; its files go when nobody holds the object any more.

    The copy shares its files with the store by hard links, so that it takes some milliseconds at any size and holds
    back neither readers nor writers. Raises ``BackupError`` for a store without a directory of its own and
    ``StoreError`` where the copy cannot be made.
    """

    def __init__(self, store: Store) -> None:
        if not isinstance(store, CopyableStore) or store.directory is None:
            raise BackupError("Only a graph in a directory can be backed up; a server has backups of its own.")
        self._made = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            place = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=store.directory))
        except OSError as error:
            raise BackupError(f"A backup of {store.directory} cannot be made: {error.strerror}.") from error
        # Not a context manager: an answer that its client never begins to read has no end to leave it at.
        self._removed = weakref.finalize(self, shutil.rmtree, place, ignore_errors=True)
        self._directory = place / "graph"
        store.copy_to(self._directory)
        self.quads = _count(self._directory)

    def archive(self) -> Iterator[bytes]:
        """Yield the archive, which is not compressed: the engine has compressed what it holds."""
        files = []
        for path in sorted(self._directory.iterdir()):
            size = path.stat().st_size
            digest = hashlib.sha256()
            yield _header(path.name, size)
            for chunk in _chunks(path, size):
                digest.update(chunk)
                yield chunk
            yield _padding(size)
            files.append(BackedUpFile(name=path.name, size=size, sha256=digest.hexdigest()))
        manifest = Manifest(made=self._made, innokg=version("innokg"), quads=self.quads, files=tuple(files)).to_json()
        yield _header(MANIFEST, len(manifest))
        yield manifest + _padding(len(manifest)) + _END

    def close(self) -> None:
        """Remove the copy now."""
        self._removed()


def count_readable(directory: Path) -> int:
    """Return the number of quads in an engine's directory after reading each of them; leave the directory as it is.

    Raises ``BackupError`` where it cannot be opened or read to its end.
    """
    lines = _LineCount()
    try:
        store = pyoxigraph.Store.read_only(str(directory))
        store.dump(cast("IO[bytes]", lines), format=pyoxigraph.RdfFormat.N_QUADS)
    except (OSError, RuntimeError, ValueError) as error:
        raise BackupError(f"The backup does not open: {error}.") from error
    return lines.count


class _LineCount:
    """A file that counts the lines written to it, as far as the engine asks for a file."""

    def __init__(self) -> None:
        self.count = 0

    def write(self, data: bytes) -> int:
        self.count += data.count(b"\n")
        return len(data)

    def flush(self) -> None:
        """Do nothing, as nothing is held back."""


def _count(directory: Path) -> int:
    try:
        return len(pyoxigraph.Store.read_only(str(directory)))
    except (OSError, RuntimeError, ValueError) as error:
        raise BackupError(f"The backup does not open: {error}.") from error


def _header(name: str, size: int) -> bytes:
    member = tarfile.TarInfo(name)
    member.size = size
    member.mode = 0o600
    return member.tobuf(format=tarfile.PAX_FORMAT)


def _chunks(path: Path, size: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        left = size
        while left:
            chunk = file.read(min(_CHUNK, left))
            if not chunk:
                raise BackupError(f"The backup's file {path.name} has become shorter while it was read.")
            left -= len(chunk)
            yield chunk


def _padding(size: int) -> bytes:
    return bytes(-size % tarfile.BLOCKSIZE)
