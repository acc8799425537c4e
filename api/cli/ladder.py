"""``innokg ladder``: from maker space to park, and from science firm to listed firm."""

from functools import partial
from typing import Annotated

import typer

from api.cli.options import AsJson, Data, open_graph
from api.cli.tables import USUAL, AsCsv, InLanguage, Most, Out, Output
from api.planning.tables import ladder_table
from api.tables.headings import worded
from graph.ladder.answers import RungAnswer
from graph.ladder.rungs import Chain
from graph.ledger.answers import Point
from graph.ledger.question import LedgerQuestion
from graph.ledger.wording import number
from ontology.observation import Comparator, FigureKind
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
    lang: InLanguage = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """Show incubators, parks and tiers of firms by region."""
    output, language = Output(as_json, as_csv, out, lang), lang or USUAL
    with open_graph(data) as graph:
        question = LedgerQuestion(subjects=tuple(region or ()), years=tuple(year or ()), kind=kind)
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
            why=lambda: getattr(graph.tables.explanation.of(question), language),
            short=lambda page: (_SHORT, [_short(answer, language) for answer in page.items]),
        )


def _short(answer: RungAnswer, language: Language) -> list[str]:
    figures = [
        f"{entry.names[0]} {point.year}: {_bound(point)}{number(point.value)}{point.unit} ({_kind(point, language)})"
        for entry in answer.entries
        for point in entry.series
    ]
    things = [instance.thing.label for instance in answer.instances]
    return [getattr(answer.rung.label, language), answer.subject.label, "\n".join(figures), "\n".join(things)]


def _bound(point: Point) -> str:
    return "" if point.comparator is Comparator.EQUAL else point.comparator.value


def _kind(point: Point, language: Language) -> str:
    kind = point.kind.value
    return str(worded(["kind"], [[kind]])[0][0]) if language == "zh" else kind
