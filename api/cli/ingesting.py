"""How commands read files into the graph: what their options mean, and the bar that tells how far they are."""

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.documents.ingestion import ingest
from api.documents.load_report import IngestionReport
from api.documents.reading import DEFAULT_OPTIONS, Options
from api.settings import read_settings
from graph.knowledge_graph import KnowledgeGraph
from loaders.tables.mapping import read_mapping


def read_options(jobs: int | None, timeout: float | None, mapping: Path | None) -> Options:
    """Return how files are to be read; raise ``MappingError`` for a mapping that is none."""
    settings = read_settings()
    return Options(
        jobs=jobs,
        timeout=timeout or settings.reading_timeout,
        mapping=None if mapping is None else read_mapping(mapping),
        namespaces=settings.namespaces,
        limits=settings.reading_limits,
    )


def ingest_with_progress(
    graph: KnowledgeGraph, files: Sequence[Path], options: Options = DEFAULT_OPTIONS
) -> IngestionReport:
    """Load files with a progress bar on standard error where that is a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Loading", total=len(files))
        return ingest(graph, files, options=options, on_file=lambda _: progress.advance(task))
