"""``innokg diff`` and ``innokg similar``: two documents side by side, and what is like a thing."""

from typing import Annotated

import typer

from api.cli.options import AsJson, Data, open_graph
from api.cli.tables import AsCsv, InLanguage, Most, Out, Output
from api.comparison_models import Comparison, Likeness
from api.comparison_rows import HEAD, LIKENESS_HEAD, difference_rows, likeness_rows
from api.models import Listing
from graph.comparison.answers import Difference, Part, Side
from ontology.vocabulary import label


def diff(
    left: Annotated[str, typer.Argument(help="Id of a document.")],
    right: Annotated[str, typer.Argument(help="Id of the other document.")],
    data: Data = None,
    part: Annotated[list[Part] | None, typer.Option(help="What to show; repeatable.")] = None,
    side: Annotated[list[Side] | None, typer.Option(help="Only what this side has; repeatable.")] = None,
    type_: Annotated[list[str] | None, typer.Option("--type", help="A class of things to keep; repeatable.")] = None,
    limit: Most = 100,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """Put two documents side by side: things, relations and figures."""
    output = Output(as_json, as_csv, out)
    with open_graph(data) as graph:
        found = graph.planning.comparisons.compare(
            left, right, parts=part or (), sides=side or (), types=type_ or (), limit=limit
        )
    rows = difference_rows(found.page.items)
    short = [
        [one.side.value, _what(one), str(row[8] or ""), str(row[9] or "")]
        for one, row in zip(found.page.items, rows, strict=True)
    ]
    counts = [
        f"{name.value}: " + ", ".join(f"{where.value} {count}" for where, count in sides.items() if count)
        for name, sides in found.counts.items()
    ]
    output.show(Comparison.of(found), (HEAD, rows), (("side", "what", left, right), short), found.page.total, counts)


def similar(
    thing: Annotated[str, typer.Argument(help="An id, a name or a part of one.")],
    data: Data = None,
    type_: Annotated[
        list[str] | None, typer.Option("--type", help="A class to look for, else the thing's own; repeatable.")
    ] = None,
    limit: Most = 20,
    language: InLanguage = "zh",
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """Show what shares neighbours with a thing or has close fields."""
    output = Output(as_json, as_csv, out)
    with open_graph(data) as graph:
        identifier = graph.planning.thing(thing).id
        page = graph.planning.likenesses.similar(identifier, types=type_ or (), limit=limit)
    rows = likeness_rows(page.items, language)
    output.show(
        Listing(items=[Likeness.model_validate(one) for one in page.items], total=page.total, next=page.next),
        (LIKENESS_HEAD, rows),
        (("name", "type", "score", "why"), [[str(row[1]), str(row[2]), str(row[3]), str(row[6])] for row in rows]),
        page.total,
    )


def _what(one: Difference) -> str:
    name = one.subject.label if one.subject else ""
    if one.predicate is not None and one.object is not None:
        return f"{name} — {label(one.predicate)} → {one.object.label}"
    return " ".join(filter(None, (name, one.indicator)))
