"""``innokg structure`` and ``innokg policies``: wholes with their parts, and which policies rest on which."""

from functools import partial
from typing import Annotated

import typer

from api.cli.options import AsJson, Data, open_graph
from api.cli.tables import AsCsv, InLanguage, Most, Out, Output, Shown, texts
from api.planning.tables import policy_table, structure_table, whole_table
from graph.structure.answers import Structure as Tree

_INDENT = "　"


def structure(
    whole: Annotated[
        str | None,
        typer.Argument(
            help="An id, a name or a part of one, or a layout (一园四组团); without it all that have parts."
        ),
    ] = None,
    data: Data = None,
    depth: Annotated[int, typer.Option(min=1, max=8, help="The most levels below the whole.")] = 4,
    limit: Most = None,
    lang: InLanguage = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """Show a whole and its parts as a tree (“1+2+8+N”, 一园四组团).

    Without a whole, list the things that have parts.
    """
    output = Output(as_json, as_csv, out, lang)
    if whole is None:
        _wholes(data, limit, output)
        return
    with open_graph(data) as graph:
        identifier = graph.planning.whole(whole).id

        def read(*, limit: int, **_: object) -> Tree:
            return graph.planning.structures.tree(identifier, depth=depth, limit=limit)

        output.show(structure_table(read), limit, usual=500, short=_short)


def policies(
    policy: Annotated[str, typer.Argument(help="An id, a name or a part of one.")],
    data: Data = None,
    depth: Annotated[int, typer.Option(min=1, max=10, help="The most steps up and down.")] = 6,
    limit: Most = None,
    lang: InLanguage = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """Show what a plan or policy rests on and what rests on it."""
    output = Output(as_json, as_csv, out, lang)
    with open_graph(data) as graph:
        identifier = graph.planning.thing(policy, types=("Policy",)).id
        table = policy_table(partial(graph.planning.policies.chain, identifier, depth=depth))
        output.show(
            table,
            limit,
            usual=100,
            short=lambda page: (
                ("standing", "steps", "name", "issuers", "regions"),
                [[row[place] for place in (0, 1, 3, 5, 6)] for row in texts(table.rows(page))],
            ),
        )


def _short(found: Tree) -> Shown:
    rows = [
        [
            f"{_INDENT * level}{node.thing.label}{' …' if node.again else ''}",
            node.thing.type,
            node.relation or "",
            "、".join(node.layout),
        ]
        for level, node in found.root.walk()
    ]
    return ("name", "type", "relation", "layout"), rows


def _wholes(data: str | None, limit: int | None, output: Output) -> None:
    with open_graph(data) as graph:
        table = whole_table(graph.planning.structures.wholes)
        output.show(table, limit, usual=500, short=lambda page: (table.head, texts(table.rows(page))))
