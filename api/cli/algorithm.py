"""``innokg algorithm``: what algorithms find in the graph."""

import csv
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table
from rich.text import Text

from api.algorithms.request import select
from api.cli.options import AsJson, Data, open_graph
from graph.projection.selection import Orientation, Selection
from ontology.errors import RequestError
from ontology.vocabulary import Language

_Row = tuple[str, ...]
_MEMBERS = 20
# Letters of a line from which on a sentence has room beside columns of numbers.
_WIDE = 120
_NOTHING = {"zh": "在所选范围内没有找到。", "en": "There is nothing of the kind in what is selected."}


class Engine(StrEnum):
    """What runs an algorithm: this machine's memory, or a Spark cluster."""

    MEMORY = "memory"
    SPARK = "spark"


def algorithm(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Which one; without it they are listed.")] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(metavar="PARAMETER=VALUE...", help="What the algorithm is told.")
    ] = None,
    data: Data = None,
    relation: Annotated[
        list[str] | None, typer.Option(help="A relation to follow, with a weight after a colon; repeatable.")
    ] = None,
    type_: Annotated[list[str] | None, typer.Option("--type", help="A class of things to keep; repeatable.")] = None,
    without: Annotated[
        list[str] | None, typer.Option(help="A class to leave out; else Region and Policy; repeatable.")
    ] = None,
    everything: Annotated[bool, typer.Option("--everything", help="Leave out no class.")] = False,
    document: Annotated[list[str] | None, typer.Option(help="Only what this document states; repeatable.")] = None,
    region: Annotated[
        list[str] | None, typer.Option(help="Only what documents of this region state; repeatable.")
    ] = None,
    year: Annotated[int | None, typer.Option(help="Only what documents state that hold in this year.")] = None,
    confidence: Annotated[float, typer.Option(min=0, max=1, help="The least confidence of a relation.")] = 0.0,
    hubs: Annotated[int, typer.Option(min=0, help="Leave out things with more relations; 0: none.")] = 0,
    shared: Annotated[str | None, typer.Option(help="Join things that share things of this class.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="The most items to show.")] = 20,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Write all items as CSV; with spark as Parquet.")
    ] = None,
    engine: Annotated[
        Engine, typer.Option(help="What runs it; spark: pagerank, weak-components and label-propagation.")
    ] = Engine.MEMORY,
    edges: Annotated[
        Path | None, typer.Option(metavar="DIR", help="For spark: what 'innokg export --format parquet' wrote.")
    ] = None,
    master: Annotated[
        str, typer.Option(help="For spark: its cluster, such as spark://host:7077; else this machine.")
    ] = "local[*]",
    language: Annotated[Language, typer.Option("--lang", help="Language of the texts.")] = "zh",
    as_json: AsJson = False,
) -> None:
    """Run an algorithm on the graph.

    Without a name the algorithms are listed, with what each tells and takes. With --engine spark a cluster runs it on
    a list of relations that need not fit into memory, and --out names a directory of Parquet.
    """
    if name is None:
        _list(language, as_json=as_json)
        return
    selection = select(
        relation=relation,
        type=type_,
        without=without,
        everything=everything,
        document=document,
        region=region,
        year=year,
        confidence=confidence,
        hubs=hubs,
        shared=shared,
        orientation=Orientation.BOTH,
    )
    given = _given(parameters or [])
    if engine is Engine.SPARK:
        from graph.cluster.running import ClusterOrder, run_on_cluster

        if edges is None:
            raise RequestError("Say with --edges where 'innokg export --format parquet' wrote the relations.")
        asked = ClusterOrder.of(name, given, edges, selection)
        _show_cluster(run_on_cluster(asked, master=master, limit=limit, out=out), out, as_json=as_json)
        return
    most, members = (limit, _MEMBERS) if out is None else (sys.maxsize, sys.maxsize)
    answer = _computed(name, given, selection, data, limit=most, members=members)
    _show(answer, language, limit, out, as_json=as_json)


def _computed(
    name: str, given: dict[str, list[str]], selection: Selection, data: str | None, *, limit: int, members: int
) -> Any:
    """Return what an algorithm finds, with a bar on a terminal while it runs."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with (
        open_graph(data) as graph,
        Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress,
    ):
        task = progress.add_task(name, total=1.0)
        return graph.analysis.run(
            graph.analysis.order(name, given, selection),
            limit=limit,
            members=members,
            progress=lambda done: progress.update(task, completed=done),
        )


def _show(answer: Any, language: Language, limit: int, out: Path | None, *, as_json: bool) -> None:
    head, rows = _members(answer, language) if out is not None and answer.groups else _rows(answer, language)
    if out is not None:
        with out.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([head, *([_as_text(cell) for cell in row] for row in rows)])
        typer.echo(f"{out}: {len(rows)} rows")
    elif as_json:
        from api.algorithms.models import AlgorithmAnswer

        typer.echo(AlgorithmAnswer.model_validate(answer).model_dump_json(indent=1))
    else:
        console = Console()
        # Ids are for programs, which read JSON or CSV; the room is for what the sentences say.
        left_out = {"id", *(_numbers(answer) if console.width < _WIDE else ())}
        shown = [place for place, name in enumerate(head) if name not in left_out]
        table = Table(*(Column(head[place], overflow="fold") for place in shown))
        for row in rows[:limit]:
            # Text, so that a name with brackets in it is not taken for a style.
            table.add_row(*(Text(row[place]) for place in shown))
        console.print(table if rows else _NOTHING[language])
        console.print(f"{answer.things} things, {answer.relations} relations; {answer.total} items", highlight=False)
        for measure, value in answer.measures.items():
            console.print(f"{measure}: {value:g}", highlight=False)


def _show_cluster(answer: Any, out: Path | None, *, as_json: bool) -> None:
    if out is not None:
        typer.echo(f"{out}: {answer.things} things, {answer.links} links", err=as_json)
    if as_json:
        items = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        typer.echo(json.dumps({"things": answer.things, "links": answer.links, "items": items}, ensure_ascii=False))
        return
    table = Table(*answer.columns)
    for row in answer.rows:
        table.add_row(*(Text(f"{cell:.6g}" if isinstance(cell, float) else str(cell)) for cell in row))
    Console().print(table)
    Console().print(f"{answer.things} things, {answer.links} links", highlight=False)


def _members(answer: Any, language: Language) -> tuple[_Row, list[_Row]]:
    """Return the head and the rows of a table of all members of groups."""
    return ("group", "group name", "id", "name", "type"), [
        (str(group.rank), getattr(group.name, language), one.id, one.label, one.type)
        for group in answer.groups
        for one in group.members
    ]


def _as_text(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: names come from documents of any origin.

    >>> _as_text("=1+1"), _as_text("-0.5")
    ("'=1+1", '-0.5')
    """
    if not cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell


def _rows(answer: Any, language: Language) -> tuple[_Row, list[_Row]]:
    """Return the head and the rows of the table that an answer makes."""
    if answer.groups:
        return ("rank", "size", "name", "explanation"), [
            (str(one.rank), str(one.size), getattr(one.name, language), getattr(one.explanation, language))
            for one in answer.groups
        ]
    if answer.pairs:
        return ("rank", "score", "left", "right", "explanation"), [
            (str(one.rank), f"{one.score:.4g}", one.left.label, one.right.label, getattr(one.explanation, language))
            for one in answer.pairs
        ]
    if answer.paths:
        return ("steps", "way", "explanation"), [
            (
                str(len(one.steps)),
                " → ".join(thing.label for thing in one.things),
                getattr(one.explanation, language),
            )
            for one in answer.paths
        ]
    numbers = _numbers(answer)
    return ("rank", "score", "id", "name", "type", *numbers, "explanation"), [
        (
            str(one.rank),
            f"{one.score:.6g}",
            one.thing.id,
            one.thing.label,
            one.thing.type,
            *(f"{one.numbers[number]:.4g}" for number in numbers),
            getattr(one.explanation, language),
        )
        for one in answer.ranked
    ]


def _numbers(answer: Any) -> tuple[str, ...]:
    """Return the names of what is told of each thing beside its score."""
    return tuple(answer.ranked[0].numbers) if answer.ranked else ()


def _given(texts: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise RequestError(f"{text!r} is no parameter: write NAME=VALUE, for instance damping=0.9.")
        found.setdefault(name, []).append(value)
    return found


def _list(language: Language, *, as_json: bool) -> None:
    from api.algorithms.models import AlgorithmInfo
    from graph.algorithms.registry import ALGORITHMS

    if as_json:
        infos = [AlgorithmInfo.of(one).model_dump(mode="json") for one in ALGORITHMS.values()]
        typer.echo(json.dumps(infos, ensure_ascii=False, indent=1))
        return
    table = Table(*(Column(name, overflow="fold") for name in ("name", "title", "tells", "parameters")))
    for one in ALGORITHMS.values():
        takes = ", ".join(
            parameter.name if parameter.usual is None else f"{parameter.name}={parameter.usual}"
            for parameter in one.parameters
        )
        table.add_row(one.name, one.texts.title[language], one.texts.tells[language], Text(takes))
    Console().print(table)
