"""``innokg serve``: the graph over HTTP."""

from pathlib import Path

import typer

from api.cli.options import Data, Host, Port, open_graph
from api.settings import read_settings

DEFAULT_PORT = 8321


def serve(data: Data = None, host: Host = "127.0.0.1", port: Port = DEFAULT_PORT) -> None:
    """Serve the graph until Ctrl-C: pages, API and SPARQL.

    While it runs, no other command can use the graph's directory.
    """
    # The web framework takes some 0.4 s to import, for which no other command should wait.
    from api.server import address_of, listen, run

    settings = read_settings()
    location = settings.location(data)
    is_new = isinstance(location, Path) and not location.exists()
    with listen(host, port) as listener, open_graph(data, create=True) as graph:
        if is_new:
            # A misspelt path is a new graph too, and a service without answers would not tell it.
            typer.echo(f"There was no graph in {str(location)!r}: a new one was made, and it is empty.")
        typer.echo(f"innokg serves {address_of(listener)} (Ctrl-C ends it)")
        run(graph, settings, listener)
