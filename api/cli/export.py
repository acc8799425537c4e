"""``innokg export``: the whole graph as RDF."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Data, open_graph
from graph.serialisation import FORMAT_NAMES
from ontology.errors import InnokgError


class ExportFormat(StrEnum):
    """What a graph is written as; the first two hold the documents' graphs and the evidence, the others the view."""

    NQUADS = "nquads"
    TRIG = "trig"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    RDFXML = "rdfxml"
    JSONLD = "jsonld"


_WITH_EVIDENCE = (ExportFormat.NQUADS, ExportFormat.TRIG)


def export(
    output: Annotated[
        ExportFormat, typer.Option("--format", help="nquads and trig hold the evidence, the others the facts alone.")
    ] = ExportFormat.NQUADS,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Else standard output.")] = None,
    data: Data = None,
) -> None:
    """Write the graph as RDF.

    The output goes to a file or a pipe as it is made, however large the graph is.
    """
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
