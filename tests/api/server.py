"""The real server as a process of its own, and the real command line."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.cli.application import application
from api.cli.failures import exit_code

# A shell lets what it starts in the background ignore SIGINT, tests and the command below them included.
_START = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from api.cli import main; main()"
COMMAND = (sys.executable, "-c", _START)
_SECONDS = 100
TOKEN = "a token: 令牌"  # noqa: S105 - of a server that lives as long as a test
# Header values are bytes; a client that sends more than ASCII sends UTF-8.
AUTHORISED = {b"authorization": f"Bearer {TOKEN}".encode()}


@dataclass(frozen=True, slots=True)
class Done:
    """How a run of the command line ended."""

    returncode: int
    stdout: str
    stderr: str


def innokg_here(capture: pytest.CaptureFixture[str], *arguments: str | Path) -> Done:
    """Run the command line in this process, which saves its start."""
    capture.readouterr()
    given = [*map(str, arguments)]
    code = exit_code(lambda: application(given)(given, prog_name="innokg", standalone_mode=False))
    return Done(code, *capture.readouterr())


def innokg(
    *arguments: str | Path, environment: Mapping[str, str] | None = None, directory: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line to its end."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
        cwd=directory,
        env={**_environment(), **(environment or {})},
    )


@contextmanager
def running(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """Run the command line as long as the block lasts."""
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**_environment(), **(environment or {})},
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=_SECONDS)


@contextmanager
def serving(data: Path, *, token: str = "") -> Iterator[str]:
    """Serve a store on a free port of the loopback interface; give the address. A token allows changes."""
    with running("serve", "--data", data, "--port", "0", environment={"INNOKG_ADMIN_TOKEN": token}) as process:
        yield address(process)


def address(process: subprocess.Popen[str]) -> str:
    """Return the address that a starting server prints."""
    printed = []
    for line in process.stdout or ():
        printed.append(line)
        found = re.search(r"http://[0-9.]+:[0-9]+", line)
        if found:
            return found.group()
    raise AssertionError(f"No address in {printed}, {process.stderr.read() if process.stderr else ''}")


def _environment() -> dict[str, str]:
    settings = {name: value for name, value in os.environ.items() if not name.startswith("INNOKG_")}
    return {**settings, "PYTHONUNBUFFERED": "1", "COLUMNS": "200"}
