"""``innokg quarantine``: the claims that failed a check, and why."""

import json
from typing import Annotated

import typer

from api.cli.options import AsJson, Data, open_graph
from api.documents.load_report import quarantine_json


def quarantine(
    document: Annotated[str | None, typer.Option("--document", metavar="ID", help="Of this document alone.")] = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """List what was read but is not believed, with the reason."""
    with open_graph(data) as graph:
        found = graph.quarantine(document)
    if as_json:
        typer.echo(json.dumps(quarantine_json(found), ensure_ascii=False, indent=1))
        return
    number = 0
    for name, claims in found.items():
        for one in claims:
            number += 1
            typer.echo(f"{name} [{one.check}] {one.statement}: {one.reason}")
    typer.echo(f"{number} claims in quarantine" if number else "No claim is in quarantine.")
