"""``innokg backup``: the whole graph into one file, also while a service runs."""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from api.backup_request import backup_of_service
from api.cli.options import AsJson, Data, graph_directory, open_graph
from api.service_note import read_note
from graph.stores.backup import Manifest
from graph.stores.restoring import check_backup
from ontology.errors import BackupError, FileMissingError, StoreInUseError


def backup(
    out: Annotated[
        str, typer.Option("--out", metavar="FILE|DIR/", help="A new file, or a folder for one named by time.")
    ],
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Write the graph as it stands into one file.

    'innokg restore' reads it. A service may hold the directory: it makes the backup, and goes on. The file gets its
    name when it has been read back, unpacked and opened, which takes as much space again for a moment.
    """
    directory = graph_directory(data)
    if directory.is_dir() and not (directory / "CURRENT").exists():
        raise FileMissingError(f"There is no graph in {str(directory)!r} to make a backup of.")
    target = _target(out)
    try:
        manifest = _write_checked(_archive(directory), target)
    except OSError as error:
        raise BackupError(f"The backup cannot be written to {str(target)!r}: {error.strerror}.") from error
    size = target.stat().st_size
    if as_json:
        typer.echo(json.dumps({"file": str(target), "quads": manifest.quads, "bytes": size, "made": manifest.made}))
    else:
        typer.echo(f"{manifest.quads} quads in {target} ({size / 1e6:.1f} MB), read back and checked")


def _target(named: str) -> Path:
    """Return the file to write; what ends like a folder is one, and is made where it is not there."""
    out = Path(named)
    if named.endswith(("/", os.sep)):
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BackupError(f"The folder {named!r} cannot be made: {error.strerror}.") from error
    target = out / f"innokg-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.tar" if out.is_dir() else out
    if target.exists():
        raise BackupError(f"The file {str(target)!r} exists; a backup is not written over anything.")
    return target


def _archive(directory: Path) -> Iterator[bytes]:
    try:
        graph = open_graph(str(directory))
    except StoreInUseError:
        note = read_note(directory)
        if note is None:
            raise
        yield from backup_of_service(note)
    else:
        # Held to the end: another process that opened the directory would sweep the copy away.
        with graph:
            yield from graph.backup().archive()


def _write_checked(archive: Iterator[bytes], target: Path) -> Manifest:
    """Write a file under another name, which only its owner may read, and give it its name when it is checked."""
    handle, name = tempfile.mkstemp(prefix=f"{target.name}-", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(archive)
            file.flush()
            os.fsync(file.fileno())
        manifest = check_backup(part)
        part.rename(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return manifest
