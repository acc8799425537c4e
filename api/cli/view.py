"""``innokg view``: a part of the network as one file for a browser."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Data, open_graph
from ontology.vocabulary import Language


def view(
    focus: Annotated[
        list[str],
        typer.Option(help="Id of the thing in the middle, as search and pages show it; several: what is among them."),
    ],
    out: Annotated[Path, typer.Option(metavar="FILE.html", help="Where to write the page.")],
    depth: Annotated[int, typer.Option(min=1, max=4, help="The most steps from a single focus.")] = 1,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="The most things to show.")] = 200,
    language: Annotated[Language, typer.Option("--lang", help="Language of the page.")] = "zh",
    data: Data = None,
) -> None:
    """Write the network around things as one HTML file.

    The file opens in any browser and needs no connection.
    """
    # Drawing takes some 0.1 s to import, for which no other command should wait.
    from visual.page import write_page

    with open_graph(data) as graph:
        network = graph.neighbourhood(focus[0], depth=depth, limit=limit) if len(focus) == 1 else graph.among(focus)
    title = network.nodes[0].label
    write_page(out, network, title=title, language=language)
    cut = ", cut at the limit" if network.truncated else ""
    typer.echo(f"{out}: {len(network.nodes)} things, {len(network.edges)} relations{cut}")
