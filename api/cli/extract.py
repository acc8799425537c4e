"""``innokg extract``: the claims of documents, without a graph."""

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli.failures import FAILED, about, complain
from api.ingestion import claims_of
from api.settings import read_settings
from graph.knowledge_graph import KnowledgeGraph
from graph.serialisation import FORMAT_NAMES
from ontology.claim import Claims
from ontology.claim_json import to_json
from ontology.errors import InnokgError


class ExtractFormat(StrEnum):
    """What claims are written as."""

    JSON = "json"
    TURTLE = "turtle"
    NQUADS = "nquads"


def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents to read.")],
    output: Annotated[ExtractFormat, typer.Option("--format", help="json, turtle or nquads.")] = ExtractFormat.JSON,
) -> int:
    """Read documents and write their facts to standard output.

    One file gives one JSON object, several an array. nquads holds the evidence too, turtle the facts alone.
    """
    made: list[Claims] = []
    failed = False
    for file in files:
        try:
            made.append(claims_of(file))
        except InnokgError as error:
            failed = True
            complain(about(file, str(error)))
    if made:
        _write(made, output, several=len(files) > 1)
    return FAILED if failed else 0


def _write(made: Sequence[Claims], output: ExtractFormat, *, several: bool) -> None:
    if output is ExtractFormat.JSON:
        objects = [to_json(claims) for claims in made]
        typer.echo(json.dumps(objects if several else objects[0], ensure_ascii=False, indent=1))
        return
    with KnowledgeGraph.in_memory(namespaces=read_settings().namespaces) as graph:
        for claims in made:
            graph.load(claims)
        for part in graph.export(FORMAT_NAMES[output], view_only=output is ExtractFormat.TURTLE):
            sys.stdout.buffer.write(part)
