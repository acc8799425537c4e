"""``innokg match``: the things that the names in a table mean."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.cli.options import AsJson, Data, open_graph
from api.cli.tables import USUAL, InLanguage
from api.reconciliation.matching import MatchedTable, Matching, find_columns, match_table
from api.settings import read_settings
from api.tables.csv_table import csv_table
from graph.reconciliation.question import Verdict
from graph.reconciliation.reconciliation import THRESHOLD, region_codes
from loaders.reading.text import read_bytes
from loaders.tables.lists import raw_sheets
from ontology.errors import FileMissingError, RequestError, VocabularyError
from ontology.vocabulary import classes


def match(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table: CSV, TSV or Excel.")],
    column: Annotated[str, typer.Option(help="Name of the column with the names.")],
    data: Data = None,
    types: Annotated[
        list[str] | None, typer.Option("--type", metavar="CLASS", help="Class of the things: Firm, Park; repeatable.")
    ] = None,
    region: Annotated[str | None, typer.Option(help="Where the things lie, by a name or a code.")] = None,
    region_column: Annotated[str | None, typer.Option(help="Name of the column that says where each lies.")] = None,
    threshold: Annotated[
        float, typer.Option(min=0, max=100, help="Score from which a thing without a rival is taken.")
    ] = THRESHOLD,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="File to write; else NAME-matched.csv.")] = None,
    lang: InLanguage = None,
    as_json: AsJson = False,
) -> None:
    """Write a table back with the things that its names mean.

    Each row gets the thing's id, IRI, name and class where it is clear which one is meant, and always the score, the
    reason and what else may be meant. The file itself is never changed.
    """
    matching = Matching(
        column=column,
        types=_known_classes(types or []),
        region=_known_region(region),
        region_column=region_column,
        threshold=threshold,
        language=lang or USUAL,
    )
    target = out or file.with_name(f"{file.stem}-matched.csv")
    if target.exists() and file.exists() and target.samefile(file):
        raise RequestError(f"{target} is the table itself, which is never overwritten: give another --out.")
    limits = read_settings().reading_limits
    sheets = raw_sheets(file, read_bytes(file, most=limits.file_bytes, kind="table"), limits)
    sheet, columns = find_columns(sheets, matching)
    bar = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    quiet = not sys.stderr.isatty()
    with (
        open_graph(data) as graph,
        Progress(*bar, console=Console(stderr=True), transient=True, disable=quiet) as progress,
    ):
        task = progress.add_task("Matching", total=len(sheet.rows) - columns.header - 1)
        table = match_table(graph, sheet, columns, matching, lambda: progress.advance(task))
    _write(table, target)
    _tell(table, target, as_json=as_json)


def _known_classes(types: list[str]) -> tuple[str, ...]:
    unknown = [name for name in types if name not in classes()]
    if unknown:
        raise VocabularyError(
            f"The vocabulary has no class {unknown[0]!r}; classes are Firm, Park, Institute and others."
        )
    return tuple(types)


def _known_region(region: str | None) -> str | None:
    if region is not None and not region_codes([region]):
        raise RequestError(f"No region is called {region!r}: give its full name (江津区) or its code (500116).")
    return region


def _write(table: MatchedTable, target: Path) -> None:
    try:
        target.write_bytes(csv_table(table.rows[0], table.rows[1:]))
    except OSError as error:
        raise FileMissingError(f"{target}: the file cannot be written: {error.strerror}.") from error


def _tell(table: MatchedTable, target: Path, *, as_json: bool) -> None:
    counts = {verdict.value: table.counts[verdict] for verdict in Verdict}
    if as_json:
        typer.echo(json.dumps({"file": str(target), "rows": table.counts.total(), **counts}, ensure_ascii=False))
    else:
        told = ", ".join(f"{count} {name}" for name, count in counts.items())
        typer.echo(f"{target}: {table.counts.total()} names, {told}")
