"""Backups over HTTP: for those who have the token or the key, and gone when the client is."""

import secrets
import time
from pathlib import Path

import httpx
import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from api.service_note import NOTE, announced, read_note
from graph.knowledge_graph import KnowledgeGraph
from graph.stores.oxigraph_store import OxigraphStore
from graph.stores.oxigraph_updates import INDEX
from graph.stores.restoring import restore_backup
from tests.api.example import TOWN_ID
from tests.api.server import AUTHORISED, TOKEN, serving


@pytest.mark.parametrize("headers", [{}, {b"authorization": b"Bearer wrong"}, {b"authorization": b"Bearer"}])
def test_a_stranger_gets_no_backup(writable: httpx.Client, headers: dict[bytes, bytes]) -> None:
    answer = writable.post("/admin/backup", headers=headers)

    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/unauthorised")


def test_a_service_without_a_token_gives_strangers_no_backup(service: httpx.Client) -> None:
    assert service.post("/admin/backup", headers=AUTHORISED).status_code == 403


def test_the_token_gives_a_backup_that_restores(writable: httpx.Client, tmp_path: Path) -> None:
    answer = writable.post("/admin/backup", headers=AUTHORISED)
    (tmp_path / "b.tar").write_bytes(answer.content)

    restore_backup(tmp_path / "b.tar", tmp_path / "graph")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/x-tar")
    assert answer.headers["cache-control"] == "no-store"
    with KnowledgeGraph.open(tmp_path / "graph") as graph:
        assert graph.entity(TOWN_ID).thing.id == TOWN_ID


def _copies(data: Path) -> list[Path]:
    """Return the folders in a data directory but for that of the index of names, which goes with the service."""
    return [path for path in data.iterdir() if path.is_dir() and not path.name.startswith(INDEX)]


def test_a_client_that_goes_leaves_nothing_behind(tmp_path: Path) -> None:
    # More than what the sockets of two processes hold, and what does not compress.
    large = Literal(secrets.token_hex(8_000_000))
    store = OxigraphStore.open(tmp_path)
    store.change(insert=[Quad(NamedNode("http://a.example/s"), NamedNode("http://a.example/p"), large, DefaultGraph())])
    store.close()
    with serving(tmp_path, token=TOKEN) as address, httpx.Client(base_url=address, timeout=20) as client:
        with client.stream("POST", "/admin/backup", headers=AUTHORISED) as answer:
            assert answer.status_code == 200
            next(answer.iter_raw(1000))
        deadline = time.monotonic() + 10
        while (left := _copies(tmp_path)) and time.monotonic() < deadline:
            time.sleep(0.05)

        assert left == []
        assert client.get("/healthz").status_code == 200


def test_the_note_is_for_its_owner_and_goes_with_the_service(tmp_path: Path) -> None:
    with announced(tmp_path, "http://127.0.0.1:1234/") as key:
        note = read_note(tmp_path)

        assert note is not None
        assert (note.host, note.port, note.key) == ("127.0.0.1", 1234, key)
        assert (tmp_path / NOTE).stat().st_mode & 0o077 == 0
    assert read_note(tmp_path) is None


def test_each_run_has_a_key_of_its_own_over_a_note_that_was_left(tmp_path: Path) -> None:
    (tmp_path / NOTE).write_text('{"address": "http://127.0.0.1:1/", "key": "old"}')
    keys = []
    for _ in range(2):
        with announced(tmp_path, "http://127.0.0.1:1234/") as key:
            keys.append(key)

    assert len({"old", *keys}) == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"address": 3, "key": "k"}',
        b'{"address": "ftp://a.example:1/", "key": "k"}',
        b'{"address": "http://a.example:99999/", "key": "k"}',
        '{"address": "http://a.example:1/", "key": "钥匙"}'.encode(),
    ],
)
def test_a_note_that_makes_no_sense_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NOTE).write_bytes(content)

    assert read_note(tmp_path) is None
