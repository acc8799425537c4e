"""``innokg backup`` and ``restore``, with and without a service that holds the directory."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from api.service_note import NOTE
from graph.knowledge_graph import KnowledgeGraph
from tests.api.example import TOWN_ID
from tests.api.server import AUTHORISED, TOKEN, innokg_here, serving

UPDATE = {b"content-type": b"application/sparql-update"}
HOLDER = """
import sys, pyoxigraph
store = pyoxigraph.Store(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


def test_a_directory_that_nobody_holds(stored: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = innokg_here(capfd, "backup", "--data", stored, "--out", tmp_path, "--json")
    report = json.loads(made.stdout)
    restored = innokg_here(capfd, "restore", report["file"], "--data", tmp_path / "graph", "--json")

    assert (made.returncode, restored.returncode) == (0, 0)
    assert json.loads(restored.stdout)["quads"] == report["quads"] > 0
    assert Path(report["file"]).stat().st_size == report["bytes"]
    assert Path(report["file"]).stat().st_mode & 0o077 == 0
    with KnowledgeGraph.open(tmp_path / "graph") as graph:
        assert graph.entity(TOWN_ID).thing.id == TOWN_ID
        assert not graph.rebuild()


def test_a_folder_that_is_not_there_yet(stored: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = innokg_here(capfd, "backup", "--data", stored, "--out", f"{tmp_path / 'new' / 'backups'}/", "--json")

    assert made.returncode == 0, made.stderr
    assert Path(json.loads(made.stdout)["file"]).parent == tmp_path / "new" / "backups"


def test_a_backup_that_is_not_there(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    done = innokg_here(capfd, "restore", tmp_path / "none.tar", "--data", tmp_path / "graph")

    assert done.returncode == 1
    assert "There is no backup" in done.stderr


def test_a_directory_that_a_service_holds_and_changes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data, ended = tmp_path / "graph", threading.Event()
    written: list[int] = []

    def write(client: httpx.Client) -> None:
        for number in range(10_000):
            pair = f"<http://a.example/{number}> <http://a.example/p> 1, 2"
            client.post("/sparql", content=f"INSERT DATA {{ {pair} }}".encode(), headers=AUTHORISED | UPDATE)
            written.append(number)
            if ended.is_set():
                return

    with serving(data, token=TOKEN) as address, httpx.Client(base_url=address, timeout=20) as client:
        writer = threading.Thread(target=write, args=(client,))
        writer.start()
        try:
            while len(written) < 20:
                ended.wait(0.01)
            before = len(written)
            done = innokg_here(capfd, "backup", "--data", data, "--out", tmp_path / "b.tar", "--json")
            after = len(written)
        finally:
            ended.set()
            writer.join()
        restored = innokg_here(capfd, "restore", tmp_path / "b.tar", "--data", tmp_path / "restored")

    assert (done.returncode, restored.returncode) == (0, 0), done.stderr
    quads = json.loads(done.stdout)["quads"]
    assert quads % 2 == 0
    assert before <= quads / 2 <= after + 1
    assert not (data / NOTE).exists()


def test_a_directory_held_by_what_is_no_service(
    stored: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    command = [sys.executable, "-c", HOLDER, str(stored)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "open\n"
        alone = innokg_here(capfd, "backup", "--data", stored, "--out", tmp_path / "b.tar")
        (stored / NOTE).write_text('{"address": "http://127.0.0.1:1/", "key": "of a service that was killed"}')
        noted = innokg_here(capfd, "backup", "--data", stored, "--out", tmp_path / "b.tar")
        (stored / NOTE).unlink()
        holder.stdin.close()

    assert (alone.returncode, noted.returncode) == (1, 1)
    assert "in use by another process" in alone.stderr
    assert "no service" in noted.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_not_written_over_a_file(stored: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.tar").write_text("mine")

    done = innokg_here(capfd, "backup", "--data", stored, "--out", tmp_path / "b.tar")

    assert done.returncode == 1
    assert "exists" in done.stderr
    assert (tmp_path / "b.tar").read_text() == "mine"


@pytest.mark.parametrize("kind", ["missing", "empty"])
def test_a_backup_of_nothing_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str], kind: str) -> None:
    if kind == "empty":
        (tmp_path / "graph").mkdir()

    done = innokg_here(capfd, "backup", "--data", tmp_path / "graph", "--out", tmp_path / "b.tar")

    assert done.returncode == 1
    assert "There is no graph in" in done.stderr
    assert not (tmp_path / "b.tar").exists()


def test_a_folder_that_is_not_there(stored: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    done = innokg_here(capfd, "backup", "--data", stored, "--out", tmp_path / "no" / "b.tar")

    assert done.returncode == 1
    assert done.stderr.startswith("innokg: The backup cannot be written to")


def test_a_restore_into_a_graph_is_refused(stored: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    innokg_here(capfd, "backup", "--data", stored, "--out", tmp_path / "b.tar")

    done = innokg_here(capfd, "restore", tmp_path / "b.tar", "--data", stored)

    assert done.returncode == 1
    assert "not empty" in done.stderr
    assert innokg_here(capfd, "query", "ASK { ?s ?p ?o }", "--data", stored).stdout.split()[-1] == "true"


def test_a_backup_that_was_cut_off_is_not_restored(
    stored: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    innokg_here(capfd, "backup", "--data", stored, "--out", tmp_path / "b.tar")
    whole = (tmp_path / "b.tar").read_bytes()
    (tmp_path / "b.tar").write_bytes(whole[: len(whole) // 2])

    done = innokg_here(capfd, "restore", tmp_path / "b.tar", "--data", tmp_path / "graph")

    assert done.returncode == 1
    assert done.stderr.startswith("innokg: The backup ")
    assert "cut off" in done.stderr
    assert not (tmp_path / "graph").exists()


def test_a_server_is_neither_backed_up_nor_restored(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    # Nothing listens there: it would be said, if it were tried.
    address, kept = "http://127.0.0.1:9/query", tmp_path / "kept.tar"
    for command in (("backup", "--out", kept), ("restore", kept)):
        done = innokg_here(capfd, *command, "--data", address)
        assert done.returncode != 0
        assert "a server has backups of its own" in done.stderr
    assert not list(tmp_path.iterdir())
