"""``innokg restore``: a backup into a new directory."""

import json
from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import AsJson, Data, graph_directory
from graph.stores.restoring import restore_backup


def restore(
    archive: Annotated[Path, typer.Argument(metavar="FILE", help="What 'innokg backup' has written.")],
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Put a backup into a directory that is new or empty.

    Every file is held against its SHA-256 and every quad is read before the directory holds a graph. A service that
    runs on another directory is not disturbed.
    """
    directory = graph_directory(data)
    manifest = restore_backup(archive, directory)
    if as_json:
        typer.echo(json.dumps({"directory": str(directory), "quads": manifest.quads, "made": manifest.made}))
    else:
        typer.echo(f"{manifest.quads} quads of {manifest.made} are in {directory}")
