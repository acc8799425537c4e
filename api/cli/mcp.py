"""``innokg mcp``: the graph for an agent on this machine."""

from api.cli.options import Data, open_graph
from api.settings import read_settings


def mcp(data: Data = None) -> None:
    """Answer an agent by the Model Context Protocol.

    The agent starts the command and speaks to it over standard input and output; 'innokg serve' has the same tools for
    all at /mcp.
    """
    # The protocol's package takes some 0.5 s to import, for which no other command should wait.
    from api.agents.server import create_server

    settings = read_settings()
    with open_graph(data) as graph, graph.answering_apart(settings.query_limits):
        create_server(graph, settings.namespaces).run("stdio")
