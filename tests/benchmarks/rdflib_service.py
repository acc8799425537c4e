"""rdflib-endpoint over a dump, as its own documentation serves one: ``python -m tests.benchmarks.rdflib_service``."""

import logging
import socket
import sys

import rdflib
import uvicorn
from rdflib_endpoint import SparqlEndpoint


def serve(dump: str) -> None:
    """Serve a dump on a free port, which is printed."""
    graph = rdflib.Dataset(default_union=False)
    graph.parse(dump, format="nquads")
    logging.disable(logging.CRITICAL)
    # The protocol is named so that asyncio turns Nagle's algorithm off, as uvicorn's own listeners have it.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    sys.stdout.write(f"http://127.0.0.1:{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    config = uvicorn.Config(SparqlEndpoint(graph=graph), log_level="critical", access_log=False)
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    serve(sys.argv[1])
