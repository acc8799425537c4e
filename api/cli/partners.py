"""``innokg partners``: who fits a firm, who works on a technology, what a park lacks."""

from typing import Annotated

import typer

from api.cli.options import AsJson, Data, open_graph
from api.cli.tables import AsCsv, InLanguage, Most, Out, Output
from api.evidence_cells import reason_cell
from api.match_models import Matches
from api.match_request import find_matches
from api.match_rows import HEAD, match_rows
from graph.matches.answers import Status


def partners(
    firm: Annotated[str | None, typer.Option(help="A firm by an id or a name: who fits it.")] = None,
    technology: Annotated[str | None, typer.Option(help="A technology or an industry: who works on it.")] = None,
    park: Annotated[str | None, typer.Option(help="A park by an id or a name: what it lacks.")] = None,
    data: Data = None,
    type_: Annotated[
        list[str] | None, typer.Option("--type", help="A class of what fits (University); repeatable.")
    ] = None,
    status: Annotated[list[Status] | None, typer.Option(help="Of a firm: only these; repeatable.")] = None,
    limit: Most = 20,
    language: InLanguage = "zh",
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """Find who fits a firm or a technology, or what a park lacks."""
    output = Output(as_json, as_csv, out)
    with open_graph(data) as graph:
        found = find_matches(
            graph,
            firm=firm,
            technology=technology,
            park=park,
            types=type_ or (),
            statuses=status or (),
            language=language,
            limit=limit,
        )
    items = found.page.items
    short = [
        [one.status.value, f"{one.score:.2f}", one.thing.label, one.thing.type, reason_cell(one.reasons, language)]
        for one in items
    ]
    output.show(
        Matches.of(found),
        (HEAD, match_rows(items, language)),
        (("status", "score", "name", "type", "why"), short),
        found.page.total,
        [f"{peer.thing.label}: {reason_cell(peer.reasons, language)}" for peer in found.peers],
    )
