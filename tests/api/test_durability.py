"""What is acknowledged stays, and nothing is there by halves, when the process is killed or the disk is full."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from graph.knowledge_graph import KnowledgeGraph
from ontology.namespaces import Namespaces
from tests.api.example import TOWN_ID, plan
from tests.api.server import AUTHORISED, TOKEN, address, innokg_here, running, serving

UPDATES = 100
TRIPLES = 20
UPDATE = {b"content-type": b"application/sparql-update"}


def stated(number: int) -> str:
    """Return an update that is in two graphs, and in the current view where it concerns a document."""
    subject = f"<http://a.example/{number}>"
    lines = " ".join(f'{subject} <http://a.example/p{part}> "{"云" * 20}{part}" .' for part in range(TRIPLES))
    return f"INSERT DATA {{ GRAPH <http://a.example/g> {{ {lines} }} GRAPH <http://a.example/h> {{ {lines} }} }}"


def labelled(graph: str, number: int) -> str:
    """Return an update of a document's graph, which the current view follows."""
    label = "<http://www.w3.org/2004/02/skos/core#altLabel>"
    town = f"<https://w3id.org/innokg/id/{TOWN_ID}>"
    return f'INSERT DATA {{ GRAPH <{graph}> {{ {town} {label} "别名{number}"@zh }} }}'


def rows(graph: KnowledgeGraph, pattern: str) -> list[str]:
    body = graph.answer(f"SELECT ?x WHERE {{ {pattern} }}", results="text/csv").body
    return body.decode().splitlines()[1:]


def killed_amid_updates(data: Path, updates: dict[int, str], after: int) -> set[int]:
    """Send updates by eight clients, kill the service after so many answers; return the numbers acknowledged."""
    acknowledged: set[int] = set()
    enough = threading.Event()
    with running("serve", "--data", data, "--port", "0", environment={"INNOKG_ADMIN_TOKEN": TOKEN}) as process:
        with httpx.Client(base_url=address(process), timeout=20) as client:

            def send(number: int) -> None:
                try:
                    answer = client.post("/sparql", content=updates[number].encode(), headers=AUTHORISED | UPDATE)
                except httpx.TransportError:
                    return
                assert answer.status_code == 204, answer.text
                acknowledged.add(number)
                if len(acknowledged) >= after:
                    enough.set()

            with ThreadPoolExecutor(8) as pool:
                sent = [pool.submit(send, number) for number in updates]
                assert enough.wait(30)
                process.send_signal(signal.SIGKILL)
        for one in sent:
            one.result()
        process.wait(timeout=20)
    return acknowledged


def test_a_service_killed_amid_updates_keeps_what_it_acknowledged_and_no_halves(tmp_path: Path) -> None:
    data = tmp_path / "graph"
    kept: set[int] = set()
    for turn, after in enumerate((3, 20, 50, 80)):
        updates = {number: stated(number) for number in range(turn * UPDATES, (turn + 1) * UPDATES)}
        acknowledged = killed_amid_updates(data, updates, after)
        assert after <= len(acknowledged) < UPDATES

        with KnowledgeGraph.open(data) as graph:
            in_g, in_h = (rows(graph, f"GRAPH <http://a.example/{name}> {{ ?x ?p ?o }}") for name in "gh")
        whole = {int(row.rpartition("/")[2]) for row in in_g}
        assert sorted(in_g) == sorted(in_h) == sorted(f"http://a.example/{number}" for number in [*whole] * TRIPLES)
        assert kept | acknowledged <= whole
        kept = whole


def test_a_service_killed_amid_updates_of_a_document_leaves_a_view_that_follows(tmp_path: Path) -> None:
    data = tmp_path / "graph"
    with KnowledgeGraph.open(data) as graph:
        graph.load(plan())
    stated_in = Namespaces().document_graph(plan().document.id)
    for turn in range(2):
        updates = {number: labelled(stated_in, number) for number in range(turn * UPDATES, (turn + 1) * UPDATES)}
        acknowledged = killed_amid_updates(data, updates, 10 + turn * 20)

        with KnowledgeGraph.open(data) as graph:
            names = graph.entity(TOWN_ID).names
            assert {f"别名{number}" for number in acknowledged} <= set(names)
            assert not graph.rebuild()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return the mount point of a file system of 8 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only the superuser can mount a small file system")
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", place], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"a small file system cannot be mounted: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def fill(client: httpx.Client) -> tuple[list[int], httpx.Response]:
    """Send updates until one is refused; return the numbers of those that were not, and the refusal."""
    done: list[int] = []
    for number in range(10_000):
        answer = client.post("/sparql", content=stated(number).encode(), headers=AUTHORISED | UPDATE)
        if answer.status_code != 204:
            return done, answer
        done.append(number)
    raise AssertionError("The disk was never full.")


def test_a_full_disk_is_said_and_costs_nothing_that_was_acknowledged(
    small_disk: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data = small_disk / "graph"
    with (
        serving(data, token=TOKEN) as served,
        httpx.Client(base_url=served, timeout=20) as client,
    ):
        done, refusal = fill(client)
        held = client.get("/rdf-graph-store", params={"default": ""})
        asked = client.get("/sparql", params={"query": "ASK {}"})
        ready = client.get("/readyz")
        backup = innokg_here(capfd, "backup", "--data", data, "--out", small_disk.parent / "b.tar")

    # What this process answers goes on; a SPARQL query needs a snapshot, for which there is no room.
    assert held.status_code == 200
    for answer in (refusal, asked, ready):
        assert (answer.status_code, answer.json()["type"]) == (507, "/problems/store-full")
        assert "full" in answer.json()["detail"]
        assert int(answer.headers["retry-after"]) > 0
    assert "No space left on device" in refusal.json()["detail"]
    assert backup.returncode == 1
    assert "full" in backup.stderr
    assert "Traceback" not in backup.stderr
    opened = innokg_here(capfd, "query", "ASK {}", "--data", data)
    assert opened.returncode == 1
    assert opened.stderr.startswith("innokg: ")
    assert "No space left on device" in opened.stderr
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    with KnowledgeGraph.open(data) as graph:
        found = rows(graph, "GRAPH <http://a.example/g> { ?x <http://a.example/p0> ?o }")
    assert {f"http://a.example/{number}" for number in done} == set(found)


def check_recovery(client: httpx.Client, make_room: Callable[[], object]) -> None:
    """Fill the disk of a service, make room, and see that the service goes on with all that it acknowledged."""
    done, refusal = fill(client)
    assert (refusal.status_code, client.get("/readyz").status_code) == (507, 507)
    again = client.post("/sparql", content=stated(10_001).encode(), headers=AUTHORISED | UPDATE)
    assert again.status_code == 507

    make_room()

    assert client.get("/readyz").status_code == 200
    after = client.post("/sparql", content=stated(10_002).encode(), headers=AUTHORISED | UPDATE)
    assert after.status_code == 204, after.text
    query = "SELECT ?x { GRAPH <http://a.example/g> { ?x <http://a.example/p0> ?o } }"
    found = client.get("/sparql", params={"query": query}, headers={"accept": "text/csv"}).raise_for_status()
    assert set(found.text.split()[1:]) == {f"http://a.example/{number}" for number in (*done, 10_002)}


def test_a_service_goes_on_when_its_full_disk_has_room_again(small_disk: Path) -> None:
    with (
        serving(small_disk / "graph", token=TOKEN) as served,
        httpx.Client(base_url=served, timeout=20) as client,
    ):
        check_recovery(client, lambda: subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux sets the limits of another process")
def test_a_service_goes_on_when_its_files_may_grow_again(tmp_path: Path) -> None:
    import resource

    environment = {"INNOKG_ADMIN_TOKEN": TOKEN}
    with (
        running("serve", "--data", tmp_path / "graph", "--port", "0", environment=environment) as process,
        httpx.Client(base_url=address(process), timeout=20) as client,
    ):
        _, most = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (200_000, most))
        check_recovery(client, lambda: resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (most, most)))


def test_a_backup_and_a_restore_that_find_no_room_leave_nothing(
    small_disk: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with KnowledgeGraph.open(tmp_path / "graph") as graph:
        graph.load(plan())
    (small_disk / "filler").write_bytes(bytes((8 << 20) - (100 << 10)))

    refused = innokg_here(capfd, "backup", "--data", tmp_path / "graph", "--out", small_disk / "b.tar")
    innokg_here(capfd, "backup", "--data", tmp_path / "graph", "--out", tmp_path / "b.tar")
    restored = innokg_here(capfd, "restore", tmp_path / "b.tar", "--data", small_disk / "restored")

    assert (refused.returncode, restored.returncode) == (1, 1)
    assert "No space left on device" in refused.stderr
    assert "No space left on device" in restored.stderr
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


DAMAGE: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a table is missing": ("*.sst", lambda path: path.unlink()),
    "a table is cut off": ("*.sst", lambda path: path.write_bytes(path.read_bytes()[:-100])),
    "the list of tables is missing": ("MANIFEST-*", lambda path: path.unlink()),
    "the list of tables is garbage": ("MANIFEST-*", lambda path: path.write_bytes(bytes(range(256)))),
    "the list of tables is cut off": ("MANIFEST-*", lambda path: path.write_bytes(path.read_bytes()[:-1])),
    "the list of tables is cut short": ("MANIFEST-*", lambda path: path.write_bytes(path.read_bytes()[:200])),
    "the list of tables is empty": ("MANIFEST-*", lambda path: path.write_bytes(b"")),
    "an older list of tables is in use": ("CURRENT", lambda path: path.write_text("MANIFEST-000001\n")),
    "the head is missing": ("CURRENT", lambda path: path.unlink()),
    "the head is garbage": ("CURRENT", lambda path: path.write_text("garbage")),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_directory_is_refused_by_every_command(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], damage: str
) -> None:
    data = tmp_path / "graph"
    with KnowledgeGraph.open(data) as graph:
        graph.load(plan())
    pattern, harm = DAMAGE[damage]
    harm(max(data.glob(pattern)))

    for arguments in (("query", "ASK {}"), ("serve", "--port", "0"), ("backup", "--out", tmp_path / "b.tar")):
        done = innokg_here(capfd, *arguments, "--data", data)
        assert done.returncode == 1, arguments
        assert done.stderr.startswith("innokg: ")
        assert str(data) in done.stderr
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "b.tar").exists()


def test_a_list_of_tables_cut_off_after_a_kill_is_no_empty_store(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "graph"
    with KnowledgeGraph.open(data) as graph:
        graph.load(plan())
    with running("serve", "--data", data, "--port", "0") as process:
        address(process)
        process.kill()
        process.wait(20)
    name, size = json.loads((data / "innokg-store.json").read_text())["tables"]
    (data / name).write_bytes((data / name).read_bytes()[: size - 1])

    done = innokg_here(capfd, "query", "ASK { ?s ?p ?o }", "--data", data)

    assert (done.returncode, done.stdout) == (1, "")
    assert "holds damaged data: its list of tables" in done.stderr
    (data / "innokg-store.json").unlink()
    # The engine's work after its start may have removed tables that the shorter list names: then it refuses too.
    done = innokg_here(capfd, "query", "ASK {}", "--data", data)
    assert done.returncode == 0 or done.stderr.startswith(f"innokg: The data directory {data}")


def test_a_store_that_was_emptied_is_empty_and_no_damage(tmp_path: Path) -> None:
    with KnowledgeGraph.open(tmp_path / "graph") as graph:
        graph.load(plan())
        graph.update("DROP ALL")
    for _ in range(3):
        with KnowledgeGraph.open(tmp_path / "graph") as graph:
            assert not b"".join(graph.export())


def test_a_second_service_on_a_directory_is_told_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(tmp_path / "graph"):
        for arguments in (("serve", "--port", "0"), ("query", "ASK {}"), ("load", tmp_path)):
            done = innokg_here(capfd, *arguments, "--data", tmp_path / "graph")
            assert done.returncode == 1
            assert done.stderr.startswith(
                f"innokg: The data directory {tmp_path / 'graph'} is in use by another process"
            )
