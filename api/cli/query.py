"""``innokg query``: a SPARQL query against the graph."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.cli.failures import point
from api.cli.options import AsJson, Data, open_graph
from graph.answers import SparqlAnswer
from graph.serialisation import FORMAT_NAMES, GRAPH_FORMATS, SELECT_FORMATS, SPARQL_JSON, TURTLE
from ontology.errors import FileMissingError, QueryError, QuerySyntaxError


class QueryFormat(StrEnum):
    """What an answer is written as."""

    TABLE = "table"
    JSON = "json"
    XML = "xml"
    CSV = "csv"
    TSV = "tsv"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    TRIG = "trig"
    RDFXML = "rdfxml"
    JSONLD = "jsonld"


def query(
    sparql: Annotated[str, typer.Argument(metavar="SPARQL", help="The query, or @FILE that holds it, or - for input.")],
    data: Data = None,
    output: Annotated[
        QueryFormat | None, typer.Option("--format", help="Else a table on a terminal, tab-separated values in a pipe.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Answer a SPARQL query.

    SELECT and ASK are written as table, json, xml, csv or tsv, CONSTRUCT and DESCRIBE as one of the other formats.
    """
    text = read_query(sparql)
    if not text.strip():
        raise QueryError("The query is empty.")
    chosen = QueryFormat.JSON if as_json else output or (QueryFormat.TABLE if sys.stdout.isatty() else None)
    media_type = FORMAT_NAMES.get(chosen or "tsv", SPARQL_JSON)
    with open_graph(data) as graph:
        try:
            answer = graph.answer(
                text,
                results=media_type if media_type in SELECT_FORMATS else SPARQL_JSON,
                graph=media_type if media_type in GRAPH_FORMATS else TURTLE,
            )
        except QuerySyntaxError as error:
            raise QueryError(point(text, error)) from error
    if chosen is QueryFormat.TABLE and answer.media_type == SPARQL_JSON:
        _print_table(answer)
    else:
        _write(answer, media_type if chosen not in (None, QueryFormat.TABLE) else answer.media_type)


def read_query(sparql: str) -> str:
    """Return a query that an argument holds: the query, ``@`` before the name of a file, or ``-``."""
    if sparql == "-":
        return sys.stdin.read()
    if not sparql.startswith("@"):
        return sparql
    path = Path(sparql[1:])
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise FileMissingError(f"The query cannot be read from {str(path)!r}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise FileMissingError(f"The query cannot be read from {str(path)!r}: it is not in UTF-8.") from error


def _write(answer: SparqlAnswer, wanted: str) -> None:
    if answer.media_type != wanted:
        kind = "rows" if answer.media_type in SELECT_FORMATS else "triples"
        raise QueryError(f"The query gives {kind}, which cannot be written in the format that was asked for.")
    sys.stdout.buffer.write(answer.body)
    if not answer.body.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")


def _print_table(answer: SparqlAnswer) -> None:
    result: dict[str, Any] = json.loads(answer.body)
    if "boolean" in result:
        typer.echo("yes" if result["boolean"] else "no")
        return
    names = result["head"]["vars"]
    table = Table(*names)
    for binding in result["results"]["bindings"]:
        # Text, so that a name with brackets in it is not taken for a style.
        table.add_row(*(Text(binding[name]["value"] if name in binding else "") for name in names))
    console = Console()
    console.print(table)
    console.print(f"{len(result['results']['bindings'])} rows")
