"""``innokg load``: documents into the graph."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.cli.failures import FAILED, INTERRUPTED, about, complain
from api.cli.options import AsJson, Data, Jobs, Mapping, Timeout, open_graph
from api.documents.file_search import find_files
from api.documents.load_report import IngestionReport, change_of, report_json, report_markdown
from api.documents.whole_load import load_at_once
from api.settings import read_settings
from ontology.errors import FileMissingError, InnokgError

# Names that the report on a terminal lists; a report in a file lists all.
_SHOWN = 8


def load(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Documents and lists, or folders of them.")],
    data: Data = None,
    mapping: Mapping = None,
    jobs: Jobs = None,
    timeout: Timeout = None,
    report_file: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help="Write the whole report: JSON for .json, else Markdown."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Read documents and put their facts into the graph.

    A file that was loaded before replaces its document; another file of the same name is another document. A file that
    cannot be read does not stop the others; the exit code is then 1. What fails its checks is kept apart: 'innokg
    quarantine' lists it. A large dump of a whole graph (.nq) fills a new directory at the engine's pace.
    """
    found = find_files(paths)
    if not found.files:
        raise FileMissingError(
            " ".join(filter(None, (f"There is no file in {', '.join(map(str, paths))}.", found.note)))
        )
    report = None if mapping else load_at_once(found.files, read_settings(), data)
    if report is None:
        # The readers take as long to import as some plans to read, for which a dump need not wait.
        from api.cli.ingesting import ingest_with_progress, read_options

        options = read_options(jobs, timeout, mapping)
        with open_graph(data, create=True) as graph:
            try:
                report = ingest_with_progress(graph, found.files, options)
            except KeyboardInterrupt:
                complain("Stopped. What was loaded is in the graph; the same command goes on from there.")
                return INTERRUPTED
    if found.note:
        report = replace(report, notes=(*report.notes, found.note))
    for failure in report.failures:
        complain(about(failure.path, failure.reason))
    if as_json:
        typer.echo(_as_json(report))
    else:
        _print(report)
    if report_file is not None:
        _write(report, report_file)
    return FAILED if report.failures else 0


def _as_json(report: IngestionReport) -> str:
    return json.dumps(report_json(report), ensure_ascii=False, indent=1)


def _write(report: IngestionReport, file: Path) -> None:
    text = _as_json(report) if file.suffix.lower() == ".json" else report_markdown(report)
    try:
        file.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise InnokgError(f"The report cannot be written to {str(file)!r}: {error.strerror}.") from error


def _print(report: IngestionReport) -> None:
    console = Console()
    table = Table("document", "entities", "relations", "observations", "in quarantine", "", box=None)
    for result in report.loaded:
        counts = (result.entities, result.relations, result.observations)
        doubted = len(report.quarantined.get(result.document, ()))
        table.add_row(result.document, *map(str, (*counts, doubted)), change_of(result))
    totals = [sum(getattr(r, name) for r in report.loaded) for name in ("entities", "relations", "observations")]
    table.add_row("total", *map(str, (*totals, sum(report.reasons.values()))), "")
    if report.loaded:
        console.print(table)
    for note in report.notes:
        console.print(Text(note), soft_wrap=True)
    for title, counts_of in _lists(report).items():
        if counts_of:
            listed = ", ".join(f"{name} {number}" for name, number in list(counts_of.items())[:_SHOWN])
            more = f" and {len(counts_of) - _SHOWN} more" if len(counts_of) > _SHOWN else ""
            console.print(Text(f"{title}: {listed}{more}"), soft_wrap=True)
    failed = f", {len(report.failures)} failed" if report.failures else ""
    loaded = f"{len(report.loaded)} {'document' if len(report.loaded) == 1 else 'documents'} loaded{failed}"
    unsure = f" ({len(report.unsure)} unsure)" if report.unsure else ""
    typer.echo(f"{loaded}, {report.judgements} judgements on names{unsure}, {report.seconds:.1f} s")


def _lists(report: IngestionReport) -> dict[str, dict[str, int]]:
    facts = {kind: dict(counts) for kind, counts in report.facts.items()}
    doubts = {"in quarantine, by failed check": dict(report.reasons.most_common())}
    return {**facts, **doubts, "divisions that the gazetteer has not": dict(report.unresolved)}
