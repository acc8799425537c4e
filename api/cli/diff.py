"""``innokg diff`` and ``innokg similar``: two documents side by side, and what is like a thing."""

from functools import partial
from typing import Annotated

import typer

from api.cli.options import AsJson, Data, open_graph
from api.cli.tables import USUAL, AsCsv, InLanguage, Most, Out, Output, texts
from api.planning.tables import difference_table, likeness_table
from graph.comparison.answers import Comparison, Difference, Part, Side
from ontology.vocabulary import label


def diff(
    left: Annotated[str, typer.Argument(help="Id of a document.")],
    right: Annotated[str, typer.Argument(help="Id of the other document.")],
    data: Data = None,
    part: Annotated[list[Part] | None, typer.Option(help="What to show; repeatable.")] = None,
    side: Annotated[list[Side] | None, typer.Option(help="Only what this side has; repeatable.")] = None,
    type_: Annotated[list[str] | None, typer.Option("--type", help="A class of things to keep; repeatable.")] = None,
    limit: Most = None,
    lang: InLanguage = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """Put two documents side by side: things, relations and figures."""
    output = Output(as_json, as_csv, out, lang)
    with open_graph(data) as graph:
        table = difference_table(
            partial(
                graph.planning.comparisons.compare, left, right, parts=part or (), sides=side or (), types=type_ or ()
            )
        )
        output.show(
            table,
            limit,
            usual=100,
            short=lambda found: (
                ("side", "what", left, right),
                [
                    [one.side.value, _what(one), str(row[8] or ""), str(row[9] or "")]
                    for one, row in zip(found.page.items, table.rows(found), strict=True)
                ],
            ),
            remarks=_counts,
        )


def similar(
    thing: Annotated[str, typer.Argument(help="An id, a name or a part of one.")],
    data: Data = None,
    type_: Annotated[
        list[str] | None, typer.Option("--type", help="A class to look for, else the thing's own; repeatable.")
    ] = None,
    limit: Most = None,
    lang: InLanguage = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """Show what shares neighbours with a thing or has close fields."""
    output, language = Output(as_json, as_csv, out, lang), lang or USUAL
    with open_graph(data) as graph:
        identifier = graph.planning.thing(thing).id
        table = likeness_table(partial(graph.planning.likenesses.similar, identifier, types=type_ or ()), language)
        output.show(
            table,
            limit,
            usual=20,
            short=lambda page: (
                ("name", "type", "score", "why"),
                [[row[place] for place in (1, 2, 3, 6)] for row in texts(table.rows(page))],
            ),
        )


def _counts(found: Comparison) -> list[str]:
    return [
        f"{name.value}: " + ", ".join(f"{where.value} {count}" for where, count in sides.items() if count)
        for name, sides in found.counts.items()
    ]


def _what(one: Difference) -> str:
    name = one.subject.label if one.subject else ""
    if one.predicate is not None and one.object is not None:
        return f"{name} — {label(one.predicate)} → {one.object.label}"
    return " ".join(filter(None, (name, one.indicator)))
