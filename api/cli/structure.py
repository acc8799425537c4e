"""``innokg structure`` and ``innokg policies``: wholes with their parts, and which policies rest on which."""

from typing import Annotated

import typer

from api.cli.options import AsJson, Data, open_graph
from api.cli.tables import AsCsv, Most, Out, Output
from api.models import Listing
from api.structure_models import PolicyLink, Structure, Whole
from api.structure_rows import HEAD, POLICY_HEAD, WHOLE_HEAD, policy_rows, structure_rows, whole_rows
from graph.structure.structures import WHOLES

_INDENT = "　"


def structure(
    whole: Annotated[
        str | None, typer.Argument(help="An id, a name or a part of one; without it all that have parts.")
    ] = None,
    data: Data = None,
    depth: Annotated[int, typer.Option(min=1, max=8, help="The most levels below the whole.")] = 4,
    limit: Most = 500,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """Show a whole and its parts as a tree (“1+2+8+N”, 一园四组团).

    Without a whole, list the things that have parts.
    """
    output = Output(as_json, as_csv, out)
    if whole is None:
        _wholes(data, limit, output)
        return
    with open_graph(data) as graph:
        found = graph.planning.structures.tree(graph.planning.thing(whole, types=WHOLES).id, depth=depth, limit=limit)
    short = [
        [f"{_INDENT * level}{node.thing.label}{' …' if node.again else ''}", node.thing.type, node.relation or ""]
        for level, node in found.root.walk()
    ]
    output.show(
        Structure.model_validate(found),
        (HEAD, structure_rows(found)),
        (("name", "type", "relation"), short),
        found.total,
    )


def policies(
    policy: Annotated[str, typer.Argument(help="An id, a name or a part of one.")],
    data: Data = None,
    depth: Annotated[int, typer.Option(min=1, max=10, help="The most steps up and down.")] = 6,
    limit: Most = 100,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    out: Out = None,
) -> None:
    """Show what a plan or policy rests on and what rests on it."""
    output = Output(as_json, as_csv, out)
    with open_graph(data) as graph:
        identifier = graph.planning.thing(policy, types=("Policy",)).id
        page = graph.planning.policies.chain(identifier, depth=depth, limit=limit)
    rows = policy_rows(page.items)
    output.show(
        Listing(items=[PolicyLink.model_validate(one) for one in page.items], total=page.total, next=page.next),
        (POLICY_HEAD, rows),
        (("standing", "steps", "name", "issuers", "regions"), [[str(row[i]) for i in (0, 1, 3, 5, 6)] for row in rows]),
        page.total,
    )


def _wholes(data: str | None, limit: int, output: Output) -> None:
    with open_graph(data) as graph:
        page = graph.planning.structures.wholes(limit=limit)
    rows = whole_rows(page.items)
    output.show(
        Listing(items=[Whole.model_validate(one) for one in page.items], total=page.total, next=page.next),
        (WHOLE_HEAD, rows),
        (WHOLE_HEAD, [[str(cell) for cell in row] for row in rows]),
        page.total,
    )
