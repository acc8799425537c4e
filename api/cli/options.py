"""Options that several commands share, and how they open the graph."""

from pathlib import Path
from typing import Annotated

import typer

from api.ingestion import Options
from api.settings import read_settings
from graph.knowledge_graph import KnowledgeGraph
from loaders.tables.mapping import read_mapping
from ontology.errors import FileMissingError

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Directory of the graph; else INNOKG_DATA, else ./innokg-data."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON for a program to read.")]
Host = Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for every network.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, max=64, help="Processes that read files; else one a processor, up to 4, where it pays."),
]
Timeout = Annotated[float, typer.Option(min=1, help="Seconds that one file may take.")]
Mapping = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE", help="What the columns of lists mean; else what their names tell."),
]


def read_options(jobs: int | None, timeout: float, mapping: Path | None) -> Options:
    """Return how files are to be read; raise ``MappingError`` for a mapping that is none."""
    return Options(
        jobs=jobs,
        timeout=timeout,
        mapping=None if mapping is None else read_mapping(mapping),
        namespaces=read_settings().namespaces,
    )


def open_graph(data: Path | None, *, create: bool = False) -> KnowledgeGraph:
    """Open the graph in a directory, or in the one that the settings name.

    Raises ``FileMissingError`` where there is none and ``create`` is not set, so that a misspelt path is no new graph.
    """
    settings = read_settings()
    directory = data or settings.data
    if not create and not directory.is_dir():
        raise FileMissingError(f"There is no graph in {str(directory)!r}; 'innokg load PATH... --data DIR' makes one.")
    return KnowledgeGraph.open(directory, namespaces=settings.namespaces)
