"""``innokg demo``: the graph of five real plans in a browser."""

import sys
import tempfile
import webbrowser
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from api.cli.load import ingest_with_progress
from api.cli.options import Port
from api.cli.serve import DEFAULT_PORT
from api.settings import read_settings
from graph.knowledge_graph import KnowledgeGraph

_HOST = "127.0.0.1"


def demo(
    port: Port = DEFAULT_PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
) -> None:
    """Serve a temporary graph of five real plans and one sample plan, and open it in a browser."""
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
        typer.echo(f"Open {address_of(listener)} in a browser (Ctrl-C ends the demo).")
        sys.stdout.flush()
        if not no_browser:
            webbrowser.open(address_of(listener))
        run(graph, settings, listener)


def _shipped(loaders: Path) -> list[Path]:
    return [*sorted((loaders / "seeds").glob("*.json")), *sorted((loaders / "sample").glob("*.txt"))]
