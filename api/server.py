"""The web server over a graph."""

import gc
import logging
import os
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from threading import Thread

import uvicorn

from api.application import create_application
from api.http.protocol import protocol
from api.service_note import announced
from api.settings import Settings
from graph.knowledge_graph import KnowledgeGraph
from ontology.errors import AddressInUseError, InnokgError

# A request that is being answered when the server is told to stop has this long to end, in seconds.
_GRACE = 5
_BACKLOG = 2048
# Answers are made of objects by the ten thousand beside tables of millions that stay. By default the collector looks at
# new objects after each 700 and at all of them after some 70,000, which took as long as the answers themselves.
_COLLECTED_AFTER = 20_000, 20, 100


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address; port 0 takes a free one. Raise ``AddressInUseError`` if it cannot."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE
        )[0]
        # asyncio turns Nagle's algorithm off on sockets that name their protocol only; with it on, every answer on a
        # kept connection waits 40 ms for the client's delayed acknowledgement.
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise _unusable(host, port, error) from error
    try:
        # Without it a port stays taken for a minute after the server has gone; on Windows it would share a taken one.
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise _unusable(host, port, error) from error
    return listener


def _unusable(host: str, port: int, error: OSError) -> AddressInUseError:
    reason = error.strerror or str(error)
    return AddressInUseError(f"Port {port} of {host} cannot be listened on: {reason}. Choose another with --port.")


def listen_somewhere(host: str, port: int) -> socket.socket:
    """Return a socket that listens on a port or, where that is taken, on a free one."""
    try:
        return listen(host, port)
    except AddressInUseError:
        return listen(host, 0)


def address_of(listener: socket.socket) -> str:
    """Return the address that a browser opens to reach a listening socket."""
    host, port = listener.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}/"


def run(graph: KnowledgeGraph, settings: Settings, listener: socket.socket) -> None:
    """Serve a graph on a socket until a signal ends the process."""
    application = create_application(graph, settings)
    gc.freeze()
    gc.set_threshold(*_COLLECTED_AFTER)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    config = uvicorn.Config(
        application,
        http=protocol(settings.request_limits),
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )
    with (
        announced(graph.directory, address_of(listener)) as key,
        graph.answering_apart(settings.query_limits),
        graph.updating_apart(settings.update_limits),
        _preparing(graph),
        closing(application.state.uploads),
    ):
        application.state.backup_key = key
        uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def _preparing(graph: KnowledgeGraph) -> Iterator[None]:
    """Make the index of names beside answering: all that needs no names is answered meanwhile."""

    def prepare() -> None:
        # Who searches is told what is wrong.
        with suppress(InnokgError):
            graph.prepare()

    thread = Thread(target=prepare, name="index of names")
    thread.start()
    try:
        yield
    finally:
        graph.stop_preparing()
        thread.join()
