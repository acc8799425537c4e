"""Every foreseen failure of the command line: one sentence, a non-zero exit, no traceback."""

import os
import signal
import socket
import stat
import subprocess
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import pytest

from tests.api.example import TOWN_ID
from tests.api.server import Done, address, innokg, innokg_here, running, serving

SENTENCE = "innokg: "


class AssertFails(Protocol):
    """The assertion that a command line fails with a sentence that has some words in it."""

    def __call__(self, arguments: tuple[str | Path, ...], *words: str, code: int = 1) -> None:
        """Run the command line and check how it ends."""
        ...


@pytest.fixture
def assert_fails(capfd: pytest.CaptureFixture[str]) -> AssertFails:
    def check(arguments: tuple[str | Path, ...], *words: str, code: int = 1) -> None:
        check_failure(innokg_here(capfd, *arguments), *words, code=code)

    return check


def check_failure(done: Done | subprocess.CompletedProcess[str], *words: str, code: int = 1) -> None:
    assert done.returncode == code, done.stderr
    assert done.stderr.startswith(SENTENCE)
    assert "Traceback" not in done.stderr
    assert all(word in done.stderr for word in words), done.stderr


def _file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("command", ["extract", "load"])
def test_a_missing_file(assert_fails: AssertFails, tmp_path: Path, command: str) -> None:
    data = ["--data", str(tmp_path / "graph")] if command == "load" else []

    assert_fails((command, tmp_path / "no-such-plan.txt", *data), "no-such-plan.txt")


@pytest.mark.parametrize("command", ["extract", "load"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n\t "),
        ("binary.txt", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 8),
        ("factless.txt", "今天天气很好，我们去散步。\n".encode()),
        ("claims.json", b'{"doc": "x"}'),
    ],
)
def test_a_file_that_gives_no_facts(
    assert_fails: AssertFails, tmp_path: Path, command: str, name: str, content: bytes
) -> None:
    data = ["--data", str(tmp_path / "graph")] if command == "load" else []

    assert_fails((command, _file(tmp_path, name, content), *data), name)


def test_one_broken_file_does_not_stop_the_others(tmp_path: Path, claims_folder: Path) -> None:
    broken = _file(tmp_path, "broken.txt", b"")

    done = innokg("load", broken, claims_folder, "--data", tmp_path / "graph")

    assert done.returncode == 1
    assert "broken.txt" in done.stderr
    assert "2 documents loaded, 1 failed" in done.stdout
    loaded = innokg("query", "ASK { ?thing a <https://w3id.org/innokg/ontology#Park> }", "--data", tmp_path / "graph")
    assert "true" in loaded.stdout


def test_a_folder_without_a_file(assert_fails: AssertFails, tmp_path: Path) -> None:
    assert_fails(("load", tmp_path, "--data", tmp_path.parent / "never"), "no file")


def test_invalid_sparql_shows_the_place(stored: Path) -> None:
    done = innokg("query", "SELECT ?x WHERE {\n  ?x a 高新区 }", "--data", stored)

    assert done.returncode == 1
    message, line, caret = done.stderr.splitlines()
    assert message.startswith(SENTENCE)
    assert "line 2, column 11" in message
    assert line == "    ?x a 高新区 }"
    # Two columns of indentation, ten characters before the place, three of which take two columns.
    assert caret == " " * (2 + 10 + 3) + "^"


@pytest.mark.parametrize("query", ["", " \n"])
def test_an_empty_query(assert_fails: AssertFails, stored: Path, query: str) -> None:
    assert_fails(("query", query, "--data", stored), "is empty")


def test_a_slip_in_a_command_names_the_command_that_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    done = innokg_here(capsys, "lod")

    assert done.returncode == 2
    assert "Did you mean 'load'? See 'innokg --help'." in done.stderr


def test_an_update_is_refused(assert_fails: AssertFails, stored: Path) -> None:
    assert_fails(("query", "DELETE WHERE { ?s ?p ?o }", "--data", stored))


def test_rows_cannot_be_written_as_turtle(assert_fails: AssertFails, stored: Path) -> None:
    assert_fails(("query", "SELECT * {}", "--format", "turtle", "--data", stored), "rows")


@pytest.mark.parametrize("focus", ["park-nowhere-000000", "<object>", "重庆"])
def test_an_unknown_id_or_name(assert_fails: AssertFails, tmp_path: Path, stored: Path, focus: str) -> None:
    assert_fails(("view", "--focus", focus, "--out", tmp_path / "page.html", "--data", stored))
    assert not (tmp_path / "page.html").exists()


def test_a_page_that_cannot_be_written(assert_fails: AssertFails, tmp_path: Path, stored: Path) -> None:
    out = tmp_path / "no-folder" / "page.html"

    assert_fails(("view", "--focus", TOWN_ID, "--out", out, "--data", stored), "page.html")


@pytest.mark.parametrize("command", [("query", "ASK {}"), ("export",), ("validate",)])
def test_a_directory_that_is_not_there_is_not_made(
    assert_fails: AssertFails, tmp_path: Path, command: tuple[str, ...]
) -> None:
    assert_fails((*command, "--data", tmp_path / "typo"), "typo")
    assert not (tmp_path / "typo").exists()


def test_a_port_in_use(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        check_failure(innokg("serve", "--data", tmp_path / "graph", "--port", port), port, "--port")


def test_a_directory_that_a_server_holds(assert_fails: AssertFails, tmp_path: Path, claims_folder: Path) -> None:
    data = tmp_path / "graph"
    with serving(data) as service:
        check_failure(innokg("load", claims_folder, "--data", data), str(data), str(urlsplit(service).port))
        assert_fails(("query", "ASK {}", "--data", data), str(data))
        assert_fails(("serve", "--data", data, "--port", "0"), str(data))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_directory_that_cannot_be_written(assert_fails: AssertFails, tmp_path: Path, claims_folder: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert_fails(("load", claims_folder, "--data", tmp_path / "graph"), "graph")
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_a_data_directory_below_a_file(assert_fails: AssertFails, tmp_path: Path, claims_folder: Path) -> None:
    file = _file(tmp_path, "file", b"x")

    assert_fails(("load", claims_folder, "--data", file / "graph"), "file")
    assert_fails(("load", claims_folder, "--data", file), "file")


@pytest.mark.parametrize(
    "arguments",
    [
        ("load", "--no-such-option"),
        ("no-such-command",),
        ("view", "--focus", "x"),
        ("extract",),
        ("view", "--focus", "x", "--out", "y", "--depth", "9"),
        ("query", "ASK {}", "--format", "pdf"),
        ("serve", "--port", "99999"),
    ],
)
def test_a_command_line_that_cannot_be_understood(assert_fails: AssertFails, arguments: tuple[str, ...]) -> None:
    assert_fails(arguments, "--help", code=2)


def test_a_setting_that_cannot_be_used(tmp_path: Path) -> None:
    done = innokg("export", "--data", tmp_path, environment={"INNOKG_BASE_IRI": "kg"})

    assert (done.returncode, done.stdout) == (1, "")
    assert "INNOKG_BASE_IRI" in done.stderr


def test_ctrl_c_in_a_load_tells_what_stays(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path, claims_folder: Path
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("api.cli.ingesting.ingest_with_progress", interrupted)

    done = innokg_here(capfd, "load", claims_folder, "--data", tmp_path / "graph")

    assert done.returncode == 130
    assert done.stderr.startswith(f"{SENTENCE}Stopped.")


def test_ctrl_c_ends_quietly(tmp_path: Path) -> None:
    with running("serve", "--data", tmp_path / "graph", "--port", "0") as process:
        address(process)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)

    # A terminal that shows ^C gets a new line after it.
    assert (process.returncode, errors.strip()) == (130, "")
