"""``innokg export``: the whole graph as RDF, or its network for other programs."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.filesize import decimal

from api.cli.options import Data, open_graph
from graph.serialisation import FORMAT_NAMES
from ontology.errors import InnokgError, RequestError


class ExportFormat(StrEnum):
    """What a graph is written as.

    The first two hold the documents' graphs and the evidence, the other kinds of RDF the view; the last four hold the
    relations of the view alone.
    """

    NQUADS = "nquads"
    TRIG = "trig"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    RDFXML = "rdfxml"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    PARQUET = "parquet"


_NETWORKS = (ExportFormat.GRAPHML, ExportFormat.GEXF, ExportFormat.CSV, ExportFormat.PARQUET)
_WITH_EVIDENCE = (ExportFormat.NQUADS, ExportFormat.TRIG)


def export(
    output: Annotated[
        ExportFormat,
        typer.Option(
            "--format",
            help="nquads and trig hold the evidence, the others the facts alone; graphml, gexf, csv and parquet hold "
            "the network of relations, the last two as a directory of nodes and edges.",
        ),
    ] = ExportFormat.NQUADS,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Else standard output, for RDF.")] = None,
    data: Data = None,
) -> None:
    """Write the graph as RDF, or its network as a graph or table.

    RDF goes to a file or a pipe as it is made, however large the graph is.
    """
    if output in _NETWORKS:
        _write_network(output, out, data)
        return
    with open_graph(data) as graph:
        parts = graph.export(FORMAT_NAMES[output], view_only=output not in _WITH_EVIDENCE)
        if out is None:
            sys.stdout.buffer.writelines(parts)
            return
        try:
            with out.open("wb") as file:
                file.writelines(parts)
        except OSError as error:
            raise InnokgError(f"The graph cannot be written to {str(out)!r}: {error.strerror}.") from error
    # Not into a pipe that has a name, after the graph.
    if out.is_file():
        typer.echo(f"{out}: {decimal(out.stat().st_size)}")


def _write_network(output: ExportFormat, out: Path | None, data: str | None) -> None:
    # Arrays take some 0.3 s to import, for which no other command should wait.
    from graph.projection.exchange import ExchangeFormat, write_projection
    from graph.projection.selection import Orientation, Selection

    if out is None:
        raise RequestError(f"Say with --out where the {output} is to be written: it is no stream.")
    everything = Selection(without=frozenset(), orientation=Orientation.STATED)
    with open_graph(data) as graph:
        projection = graph.analysis.projection(everything)
        write_projection(projection, out, ExchangeFormat(output), describe=graph.analysis.describe)
    typer.echo(f"{out}: {projection.size} things, {projection.edges} relations")
