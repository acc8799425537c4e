"""``innokg serve``: the graph over HTTP."""

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

    with listen(host, port) as listener, open_graph(data, create=True) as graph:
        typer.echo(f"innokg serves {address_of(listener)} (Ctrl-C ends it)")
        run(graph, read_settings(), listener)
