"""Options that several commands share, and how they open the graph."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.service_note import read_note
from api.settings import read_settings
from ontology.errors import BackupError, FileMissingError, StoreInUseError

if TYPE_CHECKING:
    from graph.knowledge_graph import KnowledgeGraph

Data = Annotated[
    str | None,
    typer.Option(
        "--data",
        "--store",
        metavar="DIR|URL",
        help="Directory of the graph, or address of a SPARQL server; else INNOKG_STORE, INNOKG_DATA or ./innokg-data.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON for a program to read.")]
Host = Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for every network.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, max=64, help="Processes that read files; else one a processor, up to 4, where it pays."),
]
Timeout = Annotated[
    float | None, typer.Option(min=1, help="Seconds that one file may take; else INNOKG_READ_TIMEOUT or 600.")
]
Mapping = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE", help="What the columns of lists mean; else what their names tell."),
]


def open_graph(data: str | None, *, create: bool = False) -> "KnowledgeGraph":
    """Open the graph in a directory or on a server, or where the settings say.

    Raises ``FileMissingError`` where there is none and ``create`` is not set, so that a misspelt path is no new graph.
    """
    # A dump and a backup need no graph.
    from graph.knowledge_graph import KnowledgeGraph

    settings = read_settings()
    location = settings.location(data)
    if isinstance(location, Path) and not create and not location.is_dir():
        raise FileMissingError(f"There is no graph in {str(location)!r}; 'innokg load PATH... --data DIR' makes one.")
    try:
        return KnowledgeGraph.open(location, namespaces=settings.namespaces)
    except StoreInUseError as error:
        note = read_note(location) if isinstance(location, Path) else None
        if note is None:
            raise
        raise StoreInUseError(
            f"{error} A service of it listens on port {note.port} of {note.host}: ask there, or end it first."
        ) from error


def graph_directory(data: str | None) -> Path:
    """Return the directory of the graph that a backup is of or for; raise ``BackupError`` for a server."""
    location = read_settings().location(data)
    if isinstance(location, Path):
        return location
    raise BackupError("Only a graph in a directory can be backed up and restored; a server has backups of its own.")
