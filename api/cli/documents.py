"""``innokg documents`` and ``innokg delete``: what is loaded, and out with it."""

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from api.cli.options import AsJson, Data, open_graph
from api.documents.linking import remove
from api.documents.models import Document
from graph.answers import DocumentSummary
from graph.documents.listing import chosen_documents

_WIDE = 110


def documents(
    region: Annotated[
        str | None, typer.Option(help="Only documents of this region or one in it: a name, a code or an id.")
    ] = None,
    year: Annotated[int | None, typer.Option(help="Only documents that plan for this year.")] = None,
    q: Annotated[str | None, typer.Option("--q", help="Only documents with this in their title or file name.")] = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """List the loaded documents with the number of their facts."""
    with open_graph(data) as graph:
        found = chosen_documents(graph.documents(), region=region, year=year, text=q)
    if as_json:
        written = [Document.of(one).model_dump(mode="json") for one in found]
        typer.echo(json.dumps(written, ensure_ascii=False, indent=1))
        return
    # An id is there to be copied, so that it is never cut off.
    identifier = Column("document", no_wrap=True, min_width=max([8, *(len(one.id) for one in found)]))
    years = Column("years", no_wrap=True, min_width=9)
    # The head of a column of numbers may break, a title goes on below; neither is cut off.
    title, *numbers = (
        Column(name, overflow="fold") for name in ("title", "entities", "relations", "observations", "in quarantine")
    )
    console = Console()
    # A narrow terminal needs the room for the titles; for programs the times are always there.
    times = [Column("loaded in", no_wrap=True)] if console.width >= _WIDE else []
    table = Table(identifier, title, years, *numbers, *times, box=None)
    for one in found:
        counts = (one.entities, one.relations, one.observations, one.quarantined)
        took = [("" if one.loaded is None else f"{one.loaded.seconds:.2f} s")] if times else []
        table.add_row(one.id, Text(one.title), _years(one), *map(str, counts), *took)
    console.print(table)
    typer.echo("1 document" if len(found) == 1 else f"{len(found)} documents")


def delete(
    document: Annotated[str, typer.Argument(metavar="ID", help="Id of a document, as 'innokg documents' lists it.")],
    data: Data = None,
) -> None:
    """Remove a document and every fact that nothing else supports."""
    with open_graph(data) as graph:
        remove(graph, document)
    typer.echo(f"{document} is removed.")


def _years(document: DocumentSummary) -> str:
    years = [str(year) for year in (document.start_year, document.end_year) if year is not None]
    return "–".join(years)
