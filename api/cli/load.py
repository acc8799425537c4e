"""``innokg load``: documents into the graph."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from api.cli.failures import FAILED, about, complain
from api.cli.options import AsJson, Data, open_graph
from api.ingestion import IngestionReport, find_files, ingest
from graph.knowledge_graph import KnowledgeGraph
from ontology.errors import FileMissingError


def load(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Documents, or folders of them.")],
    data: Data = None,
    as_json: AsJson = False,
) -> int:
    """Read documents and put their facts into the graph.

    A document that was loaded before is replaced. A file that cannot be read does not stop the others; the exit code
    is then 1.
    """
    files = find_files(paths)
    if not files:
        raise FileMissingError(f"There is no file in {', '.join(map(str, paths))}.")
    with open_graph(data, create=True) as graph:
        report = ingest_with_progress(graph, files)
    for failure in report.failures:
        complain(about(failure.path, failure.reason))
    if as_json:
        typer.echo(_as_json(report))
    else:
        _print(report)
    return FAILED if report.failures else 0


def ingest_with_progress(graph: KnowledgeGraph, files: list[Path]) -> IngestionReport:
    """Load files with a progress bar on standard error where that is a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Loading", total=len(files))
        return ingest(graph, files, on_file=lambda _: progress.advance(task))


def _as_json(report: IngestionReport) -> str:
    return json.dumps(
        {
            "documents": [asdict(result) for result in report.loaded],
            "failures": [{"path": str(item.path), "reason": item.reason} for item in report.failures],
            "judgements": report.judgements,
            "seconds": round(report.seconds, 3),
        },
        ensure_ascii=False,
        indent=1,
    )


def _print(report: IngestionReport) -> None:
    table = Table("document", "entities", "relations", "observations", "", box=None)
    for result in report.loaded:
        counts = (str(result.entities), str(result.relations), str(result.observations))
        table.add_row(result.document, *counts, "unchanged" if result.unchanged else "")
    totals = [sum(getattr(r, name) for r in report.loaded) for name in ("entities", "relations", "observations")]
    table.add_row("total", *map(str, totals), "")
    Console().print(table)
    failed = f", {len(report.failures)} failed" if report.failures else ""
    loaded = f"{len(report.loaded)} documents loaded{failed}"
    typer.echo(f"{loaded}, {report.judgements} judgements on names, {report.seconds:.1f} s")
