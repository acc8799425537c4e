"""``innokg demo``: the graph of five real plans in a browser."""

import sys
import tempfile
import webbrowser
from importlib.resources import as_file, files
from pathlib import Path
from socket import socket
from typing import Annotated

import typer

from api.cli.load import ingest_with_progress
from api.cli.options import Port
from api.cli.serve import DEFAULT_PORT
from api.ingestion import find_files
from api.server import address_of, listen, run
from api.settings import read_settings
from graph.knowledge_graph import KnowledgeGraph
from ontology.errors import AddressInUseError

_HOST = "127.0.0.1"


def demo(
    port: Port = DEFAULT_PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
) -> None:
    """Serve a temporary graph of five real plans and one sample plan, and open it in a browser."""
    typer.echo("Loading the facts of five plans and a sample plan ...")
    settings = read_settings()
    with (
        tempfile.TemporaryDirectory(prefix="innokg-demo-") as directory,
        _listen_somewhere(port) as listener,
        KnowledgeGraph.open(Path(directory) / "graph", namespaces=settings.namespaces) as graph,
        as_file(files("loaders")) as loaders,
    ):
        report = ingest_with_progress(graph, _shipped(loaders))
        facts = sum(result.relations + result.observations for result in report.loaded)
        typer.echo(f"{len(report.loaded)} documents with {facts} facts, loaded in {report.seconds:.1f} s.")
        address = address_of(listener)
        typer.echo(f"Open {address} in a browser (Ctrl-C ends the demo).")
        sys.stdout.flush()
        if not no_browser:
            webbrowser.open(address)
        run(graph, settings, listener)


def _shipped(loaders: Path) -> list[Path]:
    seeds = sorted((loaders / "seeds").glob("*.json"))
    return [*seeds, *(path for path in find_files([loaders / "sample"]) if path.suffix == ".txt")]


def _listen_somewhere(port: int) -> socket:
    try:
        return listen(_HOST, port)
    except AddressInUseError:
        listener = listen(_HOST, 0)
        typer.echo(f"Port {port} is taken, so the demo takes {listener.getsockname()[1]}.")
        return listener
