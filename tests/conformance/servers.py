"""The servers that are tested: innokg's own and, to compare, that of Oxigraph."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.api.server import address, running
from tests.conformance.endpoint import Endpoint

TOKEN = "a token of the tests"  # noqa: S105 - of a server that lives as long as the test
_SECONDS = 20


@contextmanager
def innokg_endpoint(data: Path) -> Iterator[Endpoint]:
    """Serve an empty store by innokg."""
    arguments = ("serve", "--data", data, "--port", "0")
    with (
        running(*arguments, environment={"INNOKG_ADMIN_TOKEN": TOKEN}) as process,
        httpx.Client(
            base_url=address(process), headers={"authorization": f"Bearer {TOKEN}"}, timeout=_SECONDS
        ) as client,
    ):
        yield Endpoint(client=client, query_path="/sparql", update_path="/sparql", graphs_path="/rdf-graph-store")


def oxigraph_program() -> str | None:
    """Return where the program of PyPI's package ``oxigraph`` is, None where it is not installed."""
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.is_file() else shutil.which("oxigraph")


@contextmanager
def oxigraph_endpoint(program: str) -> Iterator[Endpoint]:
    """Serve an empty store in memory by Oxigraph's own server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=_SECONDS) as client:
            _wait(client)
            yield Endpoint(client=client, query_path="/query", update_path="/update", graphs_path="/store")
    finally:
        process.terminate()
        process.wait(_SECONDS)


def _wait(client: httpx.Client) -> None:
    for _ in range(_SECONDS * 20):
        try:
            client.get("/query", params={"query": "ASK {}"}).raise_for_status()
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("Oxigraph's server does not answer.")
