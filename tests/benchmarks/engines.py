"""The engines that are compared: servers on loopback, each a process of its own, and the engine in this one."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pyoxigraph

from graph.serialisation import GRAPH_FORMATS, SELECT_FORMATS
from tests.benchmarks.connection import Connection

TOKEN = "measured"  # noqa: S105 - of a server that lives as long as a measurement
INNOKG, OXIGRAPH, RDFLIB, HERE = "innokg", "oxigraph server", "rdflib-endpoint", "in process"

_ROOT = Path(__file__).parents[2]
_STARTING = 1200.0
# Lines of a server's output that are shown when it fails.
_KEPT = 200
_ADDRESS = re.compile(r"http://(?:127\.0\.0\.1|localhost):([0-9]+)")
# What is measured is the speed, not the limits.
_NO_LIMITS = {"INNOKG_QUERY_TIMEOUT": "3600", "INNOKG_QUERY_MEMORY_MB": "8000", "INNOKG_QUERY_RESULT_MB": "4000"}

#: Asks a query for an answer in a media type.
Ask = Callable[[str, str], bytes]


@dataclass(frozen=True, slots=True)
class Engine:
    """What can be asked: ``connected`` gives each client a way of its own, for as long as its block lasts."""

    name: str
    connected: Callable[[], "closing[Connection] | Here"]


class Here:
    """The engine in this process."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self._store = store

    def __enter__(self) -> "Here":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def ask(self, query: str, accept: str) -> bytes:
        """Return the answer to a query, written out."""
        answer = self._store.query(query)
        if isinstance(answer, pyoxigraph.QueryTriples):
            return answer.serialize(format=GRAPH_FORMATS[accept]) or b""
        return answer.serialize(format=SELECT_FORMATS[accept]) or b""


@contextmanager
def engines(store: Path, dump: Path, names: tuple[str, ...], cache_mb: int = 0) -> Iterator[dict[str, Engine]]:
    """Start engines over copies of a store, rdflib's over the dump; give those that are asked for by their names."""
    with ExitStack() as stack:
        found: dict[str, Engine] = {}
        for name in names:
            copy = store.with_name(f"{store.name}-{name.replace(' ', '-')}")
            shutil.rmtree(copy, ignore_errors=True)
            stack.callback(shutil.rmtree, copy, ignore_errors=True)
            found[name] = stack.enter_context(_STARTS[name](store, copy, dump, cache_mb))
        yield found


@contextmanager
def _here(store: Path, _: Path, __: Path, ___: int) -> Iterator[Engine]:
    opened = pyoxigraph.Store.read_only(str(store))
    yield Engine(HERE, lambda: Here(opened))


@contextmanager
def served_apart(name: str, store: Path, cache_mb: int) -> Iterator[int]:
    """Serve a copy of a store by one of the engines that take changes, as long as the block lasts; give the port."""
    copy = store.with_name(f"{store.name}-{name.replace(' ', '-')}-changed")
    shutil.rmtree(copy, ignore_errors=True)
    started = _innokg_on if name == INNOKG else _oxigraph_on
    try:
        with started(store, copy, cache_mb) as port:
            yield port
    finally:
        shutil.rmtree(copy, ignore_errors=True)


@contextmanager
def _innokg(store: Path, copy: Path, _: Path, cache_mb: int) -> Iterator[Engine]:
    with _innokg_on(store, copy, cache_mb) as port:
        yield _served(INNOKG, port, "/sparql")


@contextmanager
def _innokg_on(store: Path, copy: Path, cache_mb: int) -> Iterator[int]:
    pyoxigraph.Store.read_only(str(store)).backup(str(copy))
    settings = {**_NO_LIMITS, "INNOKG_QUERY_CACHE_MB": str(cache_mb), "INNOKG_ADMIN_TOKEN": TOKEN}
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--data", str(copy), "--port", "0"]
    with running(command, settings) as port:
        yield port


@contextmanager
def _oxigraph(store: Path, copy: Path, _: Path, __: int) -> Iterator[Engine]:
    with _oxigraph_on(store, copy, 0) as port:
        yield _served(OXIGRAPH, port, "/query")


@contextmanager
def _oxigraph_on(store: Path, copy: Path, _: int) -> Iterator[int]:
    pyoxigraph.Store.read_only(str(store)).backup(str(copy))
    program = str(Path(sys.executable).with_name("oxigraph"))
    # Asked for any free port, it prints that it listens on port 0.
    with running([program, "serve", "--location", str(copy), "--bind", f"127.0.0.1:{_free_port()}"]) as port:
        yield port


@contextmanager
def _rdflib(_: Path, __: Path, dump: Path, ___: int) -> Iterator[Engine]:
    with running([sys.executable, "-m", "tests.benchmarks.rdflib_service", str(dump)]) as port:
        yield _served(RDFLIB, port, "/")


_STARTS = {INNOKG: _innokg, OXIGRAPH: _oxigraph, RDFLIB: _rdflib, HERE: _here}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _served(name: str, port: int, path: str) -> Engine:
    return Engine(name, lambda: closing(Connection("127.0.0.1", port, path)))


@contextmanager
def running(command: list[str], environment: Mapping[str, str] | None = None) -> Iterator[int]:
    """Run a server as long as the block lasts; give the port that it prints."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("INNOKG_")}
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=_ROOT,
        env={**kept, "PYTHONUNBUFFERED": "1", **(environment or {})},
    )
    said: deque[str] = deque(maxlen=_KEPT)
    listening = Thread(target=lambda: said.extend(process.stdout or ()), daemon=True)
    try:
        port = _port(process)
        # A server whose output nobody reads stops at a full pipe.
        listening.start()
        yield port
    except BaseException:
        sys.stderr.writelines(said)
        raise
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _port(process: subprocess.Popen[str]) -> int:
    printed: list[str] = []
    until = time.monotonic() + _STARTING
    while time.monotonic() < until:
        line = process.stdout.readline() if process.stdout else ""
        found = _ADDRESS.search(line)
        if found:
            return int(found[1])
        if not line:
            break
        printed.append(line)
    raise RuntimeError(f"A server has not started: {''.join(printed)}")
