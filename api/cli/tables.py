"""How commands show tables: on a terminal, as JSON, as CSV or in a file."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column
from rich.table import Table as Grid
from rich.text import Text

from api.tables.csv_table import csv_table
from api.tables.headings import wording
from api.tables.table import Part, Rows, Table, total
from ontology.errors import FileMissingError, RequestError
from ontology.vocabulary import Language

AsCsv = Annotated[bool, typer.Option("--csv", help="Write CSV, one row a figure.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write to FILE: CSV, or JSON with --json.")]
Most = Annotated[
    int | None, typer.Option("--limit", min=1, help="The most items; without it a file has all, a terminal the first.")
]
InLanguage = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of the texts (zh without it); CSV has Chinese headings where zh is given."),
]
#: The language of texts where none is asked for.
USUAL: Language = "zh"

#: Head and rows of a table on a terminal.
Shown = tuple[Sequence[str], Sequence[Sequence[str]]]
# More items than any table has.
_ALL = 10**9


@dataclass(frozen=True, slots=True)
class Output:
    """Where a table goes and in which form; at most one of the forms is asked for.

    ``asked`` is the language that a reader asks for: a terminal shows Chinese unless that is English, a file has the
    names of columns that programs read unless it is Chinese.
    """

    as_json: bool
    as_csv: bool
    out: Path | None
    asked: Language | None = None

    def __post_init__(self) -> None:
        if self.as_json and self.as_csv:
            raise RequestError("A table is written as JSON or as CSV: give --json or --csv, not both.")

    def show(
        self,
        table: Table[Part],
        limit: int | None,
        *,
        usual: int,
        short: Callable[[Part], Shown],
        remarks: Callable[[Part], Sequence[str]] = lambda _: (),
        why: Callable[[], str] = lambda: "",
    ) -> None:
        """Write a table: all of it, at most ``limit`` items, or on a terminal ``usual`` ones where none is given.

        ``short`` are head and rows for a terminal, ``remarks`` stand below them; ``why`` says why there is nothing.
        """
        in_file = self.as_json or self.as_csv or self.out is not None
        part = table.read(limit=limit or (_ALL if in_file else usual))
        if self.as_json:
            self._write((table.model(part).model_dump_json(indent=1) + "\n").encode())
        elif in_file:
            head, words = wording(table.head, chinese=self.asked == "zh")
            self._write(csv_table(head, words(table.rows(part))))
        else:
            head, rows = short(part)
            names, words = wording(head, chinese=(self.asked or USUAL) == "zh")
            if not rows:
                typer.echo(" ".join(filter(None, ("Nothing was found.", why()))))
                return
            _print(names, texts(words(rows)), total(part), remarks(part))

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


def texts(rows: Rows) -> list[list[str]]:
    """Return the cells of rows as a terminal shows them."""
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def _print(head: Sequence[str], rows: Sequence[Sequence[str]], total: int, remarks: Sequence[str]) -> None:
    table = Grid(*(Column(name, overflow="fold") for name in head))
    for row in rows:
        # Text, so that a name with brackets in it is not taken for a style.
        table.add_row(*map(Text, row))
    console = Console()
    console.print(table)
    console.print(f"{len(rows)} / {total}", highlight=False)
    for remark in remarks:
        console.print(Text(f"! {remark}"))
