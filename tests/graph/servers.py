"""SPARQL servers of other makers, started for the tests on loopback and stopped by their process."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from graph.stores.address import StoreAddress

_START_SECONDS = 60
_VIRTUOSO_INI = """[Database]
DatabaseFile = {directory}/virtuoso.db
ErrorLogFile = {directory}/virtuoso.log
LockFile = {directory}/virtuoso.lck
TransactionFile = {directory}/virtuoso.trx
xa_persistent_file = {directory}/virtuoso.pxa
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {directory}/temporary.db
TransactionFile = {directory}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 8
ServerRoot = {directory}
[SPARQL]
ResultSetMaxRows = 0
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def oxigraph_program() -> str | None:
    """Return where the server of the package ``oxigraph`` is."""
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.exists() else shutil.which("oxigraph")


def virtuoso_program() -> str | None:
    return shutil.which("virtuoso-t")


@contextmanager
def oxigraph_server(*options: str) -> Iterator[StoreAddress]:
    """Run an Oxigraph server; skip the test where there is none."""
    program = oxigraph_program()
    if program is None:
        pytest.skip("the server of the PyPI package oxigraph is not installed")
    port = free_port()
    with _running([program, "serve", "--bind", f"127.0.0.1:{port}", *options], f"http://127.0.0.1:{port}/query"):
        yield StoreAddress.parse(f"http://127.0.0.1:{port}/query")


@contextmanager
def union_oxigraph_server() -> Iterator[StoreAddress]:
    """Run an Oxigraph server whose default graph is the union of all graphs."""
    with oxigraph_server("--union-default-graph") as address:
        yield address


@contextmanager
def virtuoso_server(directory: Path) -> Iterator[StoreAddress]:
    """Run a Virtuoso whose anonymous user may update; skip the test where there is none."""
    program, client = virtuoso_program(), shutil.which("isql-vt")
    if program is None or client is None:
        pytest.skip("Virtuoso is not installed; on Debian: apt-get install virtuoso-opensource-7")
    sql, port = free_port(), free_port()
    settings = directory / "virtuoso.ini"
    settings.write_text(_VIRTUOSO_INI.format(directory=directory, sql=sql, port=port))
    with _running([program, "-f", "-c", str(settings)], f"http://127.0.0.1:{port}/sparql"):
        granted = 'GRANT SPARQL_UPDATE TO "SPARQL"'
        subprocess.run([client, f"127.0.0.1:{sql}", "dba", "dba", f"exec={granted}"], check=True, capture_output=True)
        yield StoreAddress.parse(f"http://127.0.0.1:{port}/sparql")


@contextmanager
def server(name: str) -> Iterator[StoreAddress]:
    """Run the named server on an empty directory of its own."""
    with tempfile.TemporaryDirectory(prefix="innokg-server-") as directory:
        running = oxigraph_server() if name == "oxigraph" else virtuoso_server(Path(directory))
        with running as address:
            yield address


@contextmanager
def _running(command: list[str], address: str) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(process, address)
            yield
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            if httpx.get(address, params={"query": "ASK {}"}, trust_env=False).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    pytest.fail(f"{Path(process.args[0] if isinstance(process.args, list) else '').name} did not start")
