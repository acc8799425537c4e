"""``innokg ledger`` and ``innokg indicators``: targets beside what became of them."""

from collections.abc import Iterable
from functools import partial
from typing import Annotated

import typer

from api.cli.options import AsJson, Data, open_graph
from api.cli.tables import USUAL, AsCsv, InLanguage, Most, Out, Output
from api.planning.ledger_models import Indicator
from api.planning.tables import indicator_table, ledger_table
from graph.ledger.answers import Entry, Method, Point, Progress
from graph.ledger.catalogue import IndicatorSummary
from graph.ledger.measures import Measure
from graph.ledger.question import LedgerQuestion
from graph.ledger.wording import number
from ontology.observation import Comparator, FigureKind
from ontology.vocabulary import Language

_SHORT_INDICATORS = ("id", "label", "measure", "figures", "regions", "units")
_SHORT = ("subject", "indicator", "reported", "wanted", "a year", "gap")


def ledger(
    indicator: Annotated[
        list[str] | None, typer.Argument(metavar="INDICATOR", help="Names, other names or ids; all without one.")
    ] = None,
    data: Data = None,
    region: Annotated[
        list[str] | None, typer.Option(help="A region, park or platform by a name or an id; repeatable.")
    ] = None,
    year: Annotated[list[int] | None, typer.Option(help="A year to show; repeatable.")] = None,
    kind: Annotated[FigureKind | None, typer.Option(help="Reported or promised figures only.")] = None,
    measure: Annotated[list[Measure] | None, typer.Option(help="What the figures measure; repeatable.")] = None,
    base: Annotated[int | None, typer.Option(help="The year that progress begins in.")] = None,
    disputed: Annotated[
        bool, typer.Option("--disputed", help="Only entries with conflicts or sums that do not add up.")
    ] = False,
    limit: Most = None,
    lang: InLanguage = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """Put the targets of indicators beside what was reported."""
    output, language = Output(as_json, as_csv, out, lang), lang or USUAL
    question = LedgerQuestion(
        indicators=tuple(indicator or ()),
        subjects=tuple(region or ()),
        years=tuple(year or ()),
        kind=kind,
        measures=tuple(measure or ()),
        base_year=base,
        disputed=disputed,
    )
    with open_graph(data) as graph:
        output.show(
            ledger_table(partial(graph.tables.ledger.table, question), language),
            limit,
            usual=50,
            short=lambda page: (_SHORT, [_short(entry, language) for entry in page.items]),
            remarks=lambda page: [remark for entry in page.items for remark in _remarks(entry, language)],
            why=lambda: getattr(graph.tables.explanation.of(question), language),
        )


def indicators(
    text: Annotated[str | None, typer.Argument(help="A part of a name; all without one.")] = None,
    data: Data = None,
    region: Annotated[str | None, typer.Option(help="What the figures are about, by a name or an id.")] = None,
    year: Annotated[int | None, typer.Option(help="A year that there are figures for.")] = None,
    kind: Annotated[FigureKind | None, typer.Option(help="Reported or promised figures only.")] = None,
    limit: Most = None,
    lang: InLanguage = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """List the indicators that there are figures of."""
    output, language = Output(as_json, as_csv, out, lang), lang or USUAL
    with open_graph(data) as graph:
        asked = LedgerQuestion(
            indicators=(text,) if text else (),
            subjects=(region,) if region else (),
            years=(year,) if year else (),
            kind=kind,
        )
        read = partial(graph.tables.indicators.indicators, text=text, region=region, year=year, kind=kind)
        output.show(
            indicator_table(read, language),
            limit,
            usual=50,
            why=lambda: getattr(graph.tables.explanation.of(asked), language),
            short=lambda page: (_SHORT_INDICATORS, [_short_indicator(one, language) for one in page.items]),
        )


def _short_indicator(summary: IndicatorSummary, language: Language) -> list[str]:
    one = Indicator.of(summary, language)
    return [one.id, one.label, one.measure.value, str(one.figures), str(one.regions), "、".join(one.units)]


def _short(entry: Entry, language: Language) -> list[str]:
    measure = "" if entry.measure is Measure.LEVEL else f" ({entry.measure.value})"
    return [
        entry.subject.label,
        f"{getattr(entry.label, language)}{measure} [{entry.unit}]",
        _points(entry.series, FigureKind.ACTUAL),
        _points(entry.series, FigureKind.TARGET),
        "\n".join(f"{one.target.year}: {_growth(one, language)}" for one in entry.progress if one.planned is not None),
        "\n".join(f"{one.target.year}: {number(one.gap)}" for one in entry.progress),
    ]


def _remarks(entry: Entry, language: Language) -> list[str]:
    explanations = [*(one.explanation for one in entry.conflicts), *(one.explanation for one in entry.findings)]
    start = f"{entry.subject.label} {getattr(entry.label, language)}: "
    return [start + getattr(explanation, language) for explanation in explanations]


def _points(points: Iterable[Point], kind: FigureKind) -> str:
    return "\n".join(
        f"{one.year}: {'' if one.comparator is Comparator.EQUAL else one.comparator.value}{number(one.value)}"
        + ("" if one.comparable else one.unit)
        for one in points
        if one.kind is kind
    )


def _growth(way: Progress, language: Language) -> str:
    points = "个百分点" if language == "zh" else " pp"
    unit = points if way.method is Method.POINTS else " %"
    return number(round(way.planned or 0.0, 2)) + unit
