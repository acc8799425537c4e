"""``innokg partners``: who fits a firm, who works on a technology, what a park lacks."""

from functools import partial
from typing import Annotated

import typer

from api.cli.options import AsJson, Data, open_graph
from api.cli.tables import USUAL, AsCsv, InLanguage, Most, Out, Output
from api.planning.match_request import find_matches
from api.planning.tables import match_table
from api.tables.evidence_cells import reason_cell
from graph.matches.answers import Match, Status
from ontology.vocabulary import Language

_SHORT = ("status", "score", "name", "type", "why")


def partners(
    firm: Annotated[str | None, typer.Option(help="A firm by an id or a name: who fits it.")] = None,
    technology: Annotated[str | None, typer.Option(help="A technology or an industry: who works on it.")] = None,
    park: Annotated[str | None, typer.Option(help="A park by an id or a name: what it lacks.")] = None,
    data: Data = None,
    type_: Annotated[
        list[str] | None, typer.Option("--type", help="A class of what fits (University); repeatable.")
    ] = None,
    status: Annotated[list[Status] | None, typer.Option(help="Of a firm: only these; repeatable.")] = None,
    limit: Most = None,
    lang: InLanguage = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """Find who fits a firm or a technology, or what a park lacks."""
    output, language = Output(as_json, as_csv, out, lang), lang or USUAL
    with open_graph(data) as graph:
        read = partial(
            find_matches,
            graph,
            firm=firm,
            technology=technology,
            park=park,
            types=type_ or (),
            statuses=status or (),
            language=language,
        )
        output.show(
            match_table(read, language),
            limit,
            usual=20,
            short=lambda found: (_SHORT, [_short(one, language) for one in found.page.items]),
            remarks=lambda found: [
                f"{peer.thing.label}: {reason_cell(peer.reasons, language)}" for peer in found.peers
            ],
        )


def _short(one: Match, language: Language) -> list[str]:
    return [one.status.value, f"{one.score:.2f}", one.thing.label, one.thing.type, reason_cell(one.reasons, language)]
