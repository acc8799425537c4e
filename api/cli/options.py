"""Options that several commands share, and how they open the graph."""

from pathlib import Path
from typing import Annotated

import typer

from api.settings import read_settings
from graph.knowledge_graph import KnowledgeGraph
from ontology.errors import FileMissingError

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Directory of the graph; else INNOKG_DATA, else ./innokg-data."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON for a program to read.")]
Host = Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for every network.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")]


def open_graph(data: Path | None, *, create: bool = False) -> KnowledgeGraph:
    """Open the graph in a directory, or in the one that the settings name.

    Raises ``FileMissingError`` where there is none and ``create`` is not set, so that a misspelt path is no new graph.
    """
    settings = read_settings()
    directory = data or settings.data
    if not create and not directory.is_dir():
        raise FileMissingError(f"There is no graph in {str(directory)!r}; 'innokg load PATH... --data DIR' makes one.")
    return KnowledgeGraph.open(directory, namespaces=settings.namespaces)
