"""A backup back into a directory, or checked: nothing of it is believed that its manifest does not say."""

import hashlib
import json
import os
import re
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from graph.stores.backup import FORMAT, FORMAT_VERSION, MANIFEST, TEMPORARY, BackedUpFile, Manifest, count_readable
from ontology.errors import BackupError

_CHUNK = 1 << 20
# Of a store of 10 million quads it takes some 10 kB.
_LONGEST_MANIFEST = 1 << 24
# The names that RocksDB gives its files; none leads out of the directory.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")


def check_backup(archive: Path) -> Manifest:
    """Unpack a backup beside itself, read every quad of it, and remove what was unpacked.

    Needs as much free space as the archive takes. Raises ``BackupError`` where anything is missing or damaged.
    """
    with _unpacked(archive, archive.absolute().parent) as (_, manifest):
        return manifest


def restore_backup(archive: Path, directory: Path) -> Manifest:
    """Put a backup into a directory that does not exist or is empty; where it fails, the directory is left empty.

    Raises ``BackupError`` for a directory that holds something, and for an archive that is no backup, is cut off or
    damaged.
    """
    existed = directory.exists()
    try:
        if existed and any(directory.iterdir()):
            raise BackupError(f"The directory {directory} is not empty; a backup is restored into a new or empty one.")
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BackupError(f"The directory {directory} cannot be used: {error.strerror}.") from error
    try:
        with _unpacked(archive, directory) as (place, manifest):
            move_up(place, directory)
    except OSError as error:
        raise BackupError(f"The backup cannot be restored into {directory}: {error.strerror}.") from error
    except BackupError:
        if not existed:
            directory.rmdir()
        raise
    return manifest


def move_up(place: Path, directory: Path) -> None:
    """Move the engine's files into a directory above, for good.

    With a log and without ``CURRENT``, which is last, the engine refuses to open.
    """
    for path in sorted(place.iterdir(), key=lambda path: (path.name == "CURRENT", path.suffix != ".log")):
        path.rename(directory / path.name)
    _sync(directory)


@contextmanager
def _unpacked(archive: Path, parent: Path) -> Iterator[tuple[Path, Manifest]]:
    """Give a directory with the checked content of a backup, which is removed at the end, and its manifest."""
    try:
        place = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=parent))
    except OSError as error:
        raise BackupError(f"The backup cannot be unpacked in {parent}: {error.strerror}.") from error
    try:
        manifest = _unpack(archive, place)
        if (counted := count_readable(place)) != manifest.quads:
            raise BackupError(f"The backup {archive} is damaged: it has {counted} quads of {manifest.quads}.")
        yield place, manifest
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _unpack(archive: Path, place: Path) -> Manifest:
    found: list[BackedUpFile] = []
    try:
        with tarfile.open(archive, "r:") as tar:
            for member in tar:
                source = tar.extractfile(member) if _is_plain(member) else None
                if source is None:
                    raise BackupError(f"{archive} is no backup of innokg: it holds {member.name[:100]!r}.")
                if member.name == MANIFEST:
                    return _agreed(_read_manifest(source, archive), found, archive)
                found.append(_copy(source, place / member.name))
    except (tarfile.TarError, EOFError) as error:
        raise BackupError(f"The backup {archive} is cut off, damaged or no backup at all: {error}.") from error
    except FileNotFoundError as error:
        raise BackupError(f"There is no backup {str(archive)!r}.") from error
    except OSError as error:
        named = error.filename or archive
        raise BackupError(f"The backup {archive} cannot be unpacked: {named}: {error.strerror or error}.") from error
    raise BackupError(f"The backup {archive} is cut off: it ends without the list of what it holds.")


def _is_plain(member: tarfile.TarInfo) -> bool:
    return member.type == tarfile.REGTYPE and member.sparse is None and _NAME.fullmatch(member.name) is not None


def _copy(source: IO[bytes], target: Path) -> BackedUpFile:
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as file:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            size += file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return BackedUpFile(name=target.name, size=size, sha256=digest.hexdigest())


def _read_manifest(source: IO[bytes], archive: Path) -> Manifest:
    try:
        content: Any = json.loads(source.read(_LONGEST_MANIFEST))
        if (content.pop("format"), content.pop("version")) != (FORMAT, FORMAT_VERSION):
            raise BackupError(f"The backup {archive} is of another format than this innokg reads.")
        files = tuple(BackedUpFile(**file) for file in content.pop("files"))
        return Manifest(files=files, **content)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BackupError(f"The backup {archive} is damaged: the list of what it holds cannot be read.") from error


def _agreed(manifest: Manifest, found: list[BackedUpFile], archive: Path) -> Manifest:
    differing = sorted(file.name for file in set(manifest.files) ^ set(found))
    if differing:
        raise BackupError(f"The backup {archive} is damaged in {differing[0]}: it is not what was written.")
    return manifest


def _sync(directory: Path) -> None:
    """Make the names in a directory last over a power failure, where the system can."""
    if os.name == "posix":
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
