"""``innokg validate``: the graph against the ontology's shapes."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from api.cli.failures import FAILED
from api.cli.options import AsJson, Data, open_graph


def validate(
    data: Data = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Check the evidence too, which takes longer.")] = False,
    as_json: AsJson = False,
) -> int:
    """Check the graph against the SHACL shapes of the ontology.

    The exit code is 1 where the graph breaks a shape.
    """
    with open_graph(data) as graph:
        broken = graph.validate(evidence=evidence)
    if as_json:
        typer.echo(json.dumps([asdict(violation) for violation in broken], ensure_ascii=False, indent=1))
        return FAILED if broken else 0
    for violation in broken:
        at = f" {violation.path}" if violation.path else ""
        value = f" = {violation.value}" if violation.value else ""
        typer.echo(f"{violation.focus}{at}{value}: {violation.message}")
    typer.echo(f"{len(broken)} violations" if broken else "The graph keeps to every shape.")
    return FAILED if broken else 0
