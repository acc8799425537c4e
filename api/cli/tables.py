"""How commands show tables: on a terminal, as JSON, as CSV or in a file."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from api.csv_table import Cell, csv_table
from ontology.errors import FileMissingError, RequestError
from ontology.vocabulary import Language

AsCsv = Annotated[bool, typer.Option("--csv", help="Write CSV, one row a figure.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to FILE: CSV, or JSON with --json.")]
Most = Annotated[int, typer.Option("--limit", min=1, help="The most items to show.")]
InLanguage = Annotated[Language, typer.Option("--lang", help="Language of the texts.")]


@dataclass(frozen=True, slots=True)
class Output:
    """Where a table goes and in which form; at most one of the forms is asked for."""

    as_json: bool
    as_csv: bool
    out: Path | None

    def __post_init__(self) -> None:
        if self.as_json and self.as_csv:
            raise RequestError("A table is written as JSON or as CSV: give --json or --csv, not both.")

    def show(
        self,
        document: BaseModel,
        csv: tuple[Sequence[str], Sequence[Sequence[Cell]]],
        short: tuple[Sequence[str], Sequence[Sequence[str]]],
        total: int,
        remarks: Sequence[str] = (),
    ) -> None:
        """Write a list: ``document`` is its JSON, ``csv`` head and rows of all, ``short`` those for a terminal.

        ``remarks`` stand below the table on a terminal.
        """
        if self.as_json:
            self._write((document.model_dump_json(indent=1) + "\n").encode())
        elif self.as_csv or self.out is not None:
            self._write(csv_table(*csv))
        else:
            _print(*short, total, remarks)

    def _write(self, content: bytes) -> None:
        if self.out is None:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
            return
        try:
            self.out.write_bytes(content)
        except OSError as error:
            raise FileMissingError(f"{self.out}: the file cannot be written: {error.strerror}.") from error
        typer.echo(f"{self.out}: {len(content)} bytes")


def _print(head: Sequence[str], rows: Sequence[Sequence[str]], total: int, remarks: Sequence[str]) -> None:
    if not rows:
        typer.echo("Nothing was found.")
        return
    table = Table(*(Column(name, overflow="fold") for name in head))
    for row in rows:
        # Text, so that a name with brackets in it is not taken for a style.
        table.add_row(*map(Text, row))
    console = Console()
    console.print(table)
    console.print(f"{len(rows)} / {total}", highlight=False)
    for remark in remarks:
        console.print(Text(f"! {remark}"))
