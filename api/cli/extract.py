"""``innokg extract``: the claims of documents, without a graph."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from api.cli.failures import FAILED, about, complain
from api.cli.ingesting import read_options
from api.cli.options import Jobs, Mapping, Timeout
from api.documents.reading import outcomes
from api.settings import read_settings
from graph.knowledge_graph import KnowledgeGraph
from graph.serialisation import FORMAT_NAMES
from loaders.document_ids import DocumentIds, origin_of
from loaders.intake import renamed
from ontology.claim_json import to_json
from ontology.quarantine import CheckedClaims
from ontology.quarantine_json import quarantined_to_json

_HOLDS_FACTS = "The file holds facts in RDF already: 'innokg load' puts them into the graph."


class ExtractFormat(StrEnum):
    """What claims are written as."""

    JSON = "json"
    TURTLE = "turtle"
    NQUADS = "nquads"


def extract(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents and lists to read.")],
    output: Annotated[ExtractFormat, typer.Option("--format", help="json, turtle or nquads.")] = ExtractFormat.JSON,
    mapping: Mapping = None,
    jobs: Jobs = None,
    timeout: Timeout = None,
) -> int:
    """Read documents and write their facts to standard output.

    One file gives one JSON object, several an array. nquads holds the evidence too, turtle the facts alone.
    """
    made: dict[Path, CheckedClaims] = {}
    reasons: dict[Path, str] = {}
    ids = DocumentIds(expected=files)
    for outcome in outcomes(list(dict.fromkeys(files)), read_options(jobs, timeout, mapping)):
        if outcome.checked is None:
            reasons[outcome.intake.path] = outcome.reason or _HOLDS_FACTS
        else:
            made[outcome.intake.path] = _identified(outcome.checked, outcome.intake.path, ids)
    for file in sorted(reasons, key=files.index):
        complain(about(file, reasons[file]))
    if made:
        _write([made[file] for file in sorted(made, key=files.index)], output, several=len(files) > 1)
    return FAILED if reasons else 0


def _identified(checked: CheckedClaims, path: Path, ids: DocumentIds) -> CheckedClaims:
    """Return the claims under an id that no other file of this run has."""
    claims = renamed(checked.claims, ids.of(path, checked.claims.document).id)
    ids.record(origin_of(path, claims.document))
    return replace(checked, claims=claims)


def _write(made: Sequence[CheckedClaims], output: ExtractFormat, *, several: bool) -> None:
    if output is ExtractFormat.JSON:
        objects = [_as_json(checked) for checked in made]
        typer.echo(json.dumps(objects if several else objects[0], ensure_ascii=False, indent=1))
        return
    with KnowledgeGraph.in_memory(namespaces=read_settings().namespaces) as graph:
        for checked in made:
            graph.load(checked.claims, text=checked.text, quarantined=checked.quarantined)
        for part in graph.export(FORMAT_NAMES[output], view_only=output is ExtractFormat.TURTLE):
            sys.stdout.buffer.write(part)


def _as_json(checked: CheckedClaims) -> dict[str, Any]:
    """Return the claims in JSON; those that failed a check stand apart, in a member of their own."""
    doubted = [quarantined_to_json(one) for one in checked.quarantined]
    return {**to_json(checked.claims), **({"quarantined": doubted} if doubted else {})}
