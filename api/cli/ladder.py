"""``innokg ladder``: from maker space to park, and from science firm to listed firm."""

from functools import partial
from typing import Annotated

import typer

from api.cli.options import AsJson, Data, open_graph
from api.cli.tables import AsCsv, InLanguage, Most, Out, Output
from api.planning_tables import ladder_table
from graph.ladder.answers import RungAnswer
from graph.ladder.rungs import Chain
from graph.ledger.wording import number
from ontology.observation import FigureKind
from ontology.vocabulary import Language

_SHORT = ("rung", "subject", "figures", "things")


def ladder(
    data: Data = None,
    chain: Annotated[Chain | None, typer.Option(help="Places where firms grow, or tiers of firms.")] = None,
    rung: Annotated[list[str] | None, typer.Option(help="Id of a rung; repeatable.")] = None,
    region: Annotated[list[str] | None, typer.Option(help="A region, by a name or an id; repeatable.")] = None,
    year: Annotated[list[int] | None, typer.Option(help="A year to show; repeatable.")] = None,
    kind: Annotated[FigureKind | None, typer.Option(help="Reported or promised figures only.")] = None,
    limit: Most = None,
    language: InLanguage = "zh",
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """Show incubators, parks and tiers of firms by region."""
    output = Output(as_json, as_csv, out)
    with open_graph(data) as graph:
        read = partial(
            graph.tables.ladder.rungs,
            chain=chain,
            names=rung or (),
            regions=region or (),
            years=year or (),
            kind=kind,
        )
        output.show(
            ladder_table(read, language),
            limit,
            usual=100,
            short=lambda page: (_SHORT, [_short(answer, language) for answer in page.items]),
        )


def _short(answer: RungAnswer, language: Language) -> list[str]:
    figures = [
        f"{entry.names[0]} {point.year}: {number(point.value)}{point.unit} ({point.kind.value})"
        for entry in answer.entries
        for point in entry.series
    ]
    things = [instance.thing.label for instance in answer.instances]
    return [getattr(answer.rung.label, language), answer.subject.label, "\n".join(figures), "\n".join(things)]
