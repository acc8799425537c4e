"""``innokg demo``: the graph of five real plans in a browser."""

import sys
import tempfile
import webbrowser
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from api.cli.ingesting import ingest_with_progress
from api.cli.options import Port
from api.cli.serve import DEFAULT_PORT
from api.settings import read_settings
from graph.knowledge_graph import KnowledgeGraph

_HOST = "127.0.0.1"


def demo(
    port: Port = DEFAULT_PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
) -> None:
    """Serve five real plans and a sample plan, and open a browser.

    The graph is a temporary one; it goes when the demo ends. Where the port is taken, a free one is used.
    """
    # The web framework takes some 0.4 s to import, for which no other command should wait.
    from api.server import address_of, listen_somewhere, run

    typer.echo("Loading the facts of five plans and a sample plan (some seconds) ...")
    settings = read_settings()
    with (
        tempfile.TemporaryDirectory(prefix="innokg-demo-") as directory,
        listen_somewhere(_HOST, port) as listener,
        KnowledgeGraph.open(Path(directory) / "graph", namespaces=settings.namespaces) as graph,
        as_file(files("loaders")) as loaders,
    ):
        report = ingest_with_progress(graph, _shipped(loaders))
        facts = sum(result.relations + result.observations for result in report.loaded)
        typer.echo(f"{len(report.loaded)} documents with {facts} facts, loaded in {report.seconds:.1f} s.")
        typer.echo(_what_to_try(address_of(listener)))
        sys.stdout.flush()
        if not no_browser:
            webbrowser.open(address_of(listener))
        run(graph, settings, listener)


def _what_to_try(address: str) -> str:
    """Return what a newcomer can do next, one thing a line."""
    query = "SELECT ?class (COUNT(?thing) AS ?count) { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?count)"
    return (
        f"Open {address} in a browser.\n"
        f"Ask in SPARQL from another terminal: curl {address}sparql -H 'Accept: text/csv' "
        f"--data-urlencode 'query={query}'\n"
        "Press Ctrl-C to end the demo."
    )


def _shipped(loaders: Path) -> list[Path]:
    return [*sorted((loaders / "seeds").glob("*.json")), *sorted((loaders / "sample").glob("*.txt"))]
