"""Backups: one moment of the store, whole or refused."""

import io
import tarfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph.knowledge_graph import KnowledgeGraph
from graph.stores.backup import MANIFEST, Backup
from graph.stores.oxigraph_store import OxigraphStore
from graph.stores.restoring import check_backup, restore_backup
from ontology.errors import BackupError

GRAPHS = (DefaultGraph(), NamedNode("http://a.example/云溪"))


def quads(number: int) -> list[Quad]:
    subject, predicate = NamedNode(f"http://a.example/{number}"), NamedNode("http://a.example/p")
    return [Quad(subject, predicate, Literal(f"第{number}行\n", language="zh"), graph) for graph in GRAPHS]


def backed_up(store: OxigraphStore, archive: Path) -> Path:
    archive.write_bytes(b"".join(Backup(store).archive()))
    return archive


def content(directory: Path) -> set[Quad]:
    store = OxigraphStore.open(directory)
    try:
        return set(store.quads())
    finally:
        store.close()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a whole backup of ten quads."""
    folder = tmp_path_factory.mktemp("archive")
    store = OxigraphStore.open(folder / "graph")
    for number in range(5):
        store.change(insert=quads(number))
    backed_up(store, folder / "whole.tar")
    store.close()
    return folder / "whole.tar"


WHOLE = {quad for number in range(5) for quad in quads(number)}


@pytest.mark.parametrize("existing", [True, False])
def test_a_backup_restores_what_was_there(archive: Path, tmp_path: Path, *, existing: bool) -> None:
    target = tmp_path / "graph"
    if existing:
        target.mkdir()

    manifest = restore_backup(archive, target)

    assert manifest.quads == len(WHOLE)
    assert content(target) == WHOLE


def test_what_is_changed_later_is_in_the_store_alone(tmp_path: Path) -> None:
    store = OxigraphStore.open(tmp_path / "graph")
    store.change(insert=quads(1))
    backup = Backup(store)
    store.change(insert=quads(2), delete=quads(1))
    (tmp_path / "b.tar").write_bytes(b"".join(backup.archive()))
    store.close()

    restore_backup(tmp_path / "b.tar", tmp_path / "restored")

    assert content(tmp_path / "restored") == set(quads(1))


def test_a_backup_amid_changes_holds_each_whole_or_not_at_all(tmp_path: Path) -> None:
    store = OxigraphStore.open(tmp_path / "graph")
    with ThreadPoolExecutor(2) as pool:
        changes = [pool.submit(store.change, insert=quads(number)) for number in range(300)]
        archives = [backed_up(store, tmp_path / f"{number}.tar") for number in range(4)]
        assert all(change.result() is None for change in changes)
    store.close()

    counts = [check_backup(archive).quads for archive in archives]

    assert counts == sorted(counts)
    for number, archive in enumerate(archives):
        restore_backup(archive, tmp_path / f"restored{number}")
        restored = content(tmp_path / f"restored{number}")
        numbers = {int(str(quad.subject).rpartition("/")[2].rstrip(">")) for quad in restored}
        assert restored == {quad for number in numbers for quad in quads(number)}


def test_nothing_is_left_in_the_data_directory(tmp_path: Path) -> None:
    store = OxigraphStore.open(tmp_path)
    begun = Backup(store).archive()
    next(begun)
    del begun
    never = Backup(store)
    del never

    assert [path for path in tmp_path.iterdir() if path.is_dir()] == []
    store.close()


def test_a_graph_in_memory_is_not_backed_up() -> None:
    with KnowledgeGraph.in_memory() as graph, pytest.raises(BackupError, match="in a directory"):
        graph.backup()


@pytest.mark.parametrize("part", [0, 0.001, 0.01, 0.3, 0.5, 0.9, 0.98])
def test_a_backup_that_was_cut_off_is_refused(archive: Path, tmp_path: Path, part: float) -> None:
    whole = archive.read_bytes()
    cut = tmp_path / "cut.tar"
    cut.write_bytes(whole[: int(len(whole) * part)])

    with pytest.raises(BackupError, match=r"cut\.tar"):
        restore_backup(cut, tmp_path / "graph")
    assert not (tmp_path / "graph").exists()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_changed_byte_is_noticed_or_changes_nothing(
    archive: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("flipped")
    whole = bytearray(archive.read_bytes())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    (folder / "flipped.tar").write_bytes(whole)

    try:
        restore_backup(folder / "flipped.tar", folder / "graph")
    except BackupError:
        assert not (folder / "graph").exists()
    else:
        assert content(folder / "graph") == WHOLE


def _member(name: str, *, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, link
    return member


HOSTILE = {
    "upwards": _member("../escaped"),
    "absolute": _member("/tmp/escaped"),  # noqa: S108
    "below": _member("a/escaped"),
    "symbolic link": _member("000001.sst", kind=tarfile.SYMTYPE, link="/etc/passwd"),
    "hard link": _member("000001.sst", kind=tarfile.LNKTYPE, link="/etc/passwd"),
    "device": _member("000001.sst", kind=tarfile.CHRTYPE),
    "folder": _member("graph", kind=tarfile.DIRTYPE),
}


@pytest.mark.parametrize("member", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_no_backup_holds_is_refused(tmp_path: Path, member: tarfile.TarInfo) -> None:
    with tarfile.open(tmp_path / "hostile.tar", "w") as tar:
        tar.addfile(member, io.BytesIO())

    with pytest.raises(BackupError, match="no backup of innokg"):
        restore_backup(tmp_path / "hostile.tar", tmp_path / "in" / "graph")
    assert not list(tmp_path.rglob("*escaped*"))


@pytest.mark.parametrize(
    "manifest",
    [b"", b"[]", b"{}", b'"x"', b"[" * 10_000, b'{"format": "innokg-backup", "version": 2, "files": []}', b"\xff\xfe"],
    ids=["empty", "list", "object", "text", "deep", "newer", "bytes"],
)
def test_a_list_of_files_that_makes_no_sense_is_refused(tmp_path: Path, manifest: bytes) -> None:
    member = _member(MANIFEST)
    member.size = len(manifest)
    with tarfile.open(tmp_path / "b.tar", "w") as tar:
        tar.addfile(member, io.BytesIO(manifest))

    with pytest.raises(BackupError, match=r"damaged|another format"):
        check_backup(tmp_path / "b.tar")


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), lambda path: path.write_bytes(b"no tar" * 500)])
def test_what_is_no_archive_is_refused(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "b.tar")

    with pytest.raises(BackupError, match=r"b\.tar"):
        restore_backup(tmp_path / "b.tar", tmp_path / "graph")


def test_a_missing_archive_is_named(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="There is no backup"):
        restore_backup(tmp_path / "b.tar", tmp_path / "graph")


def test_a_directory_that_holds_something_stays_as_it_is(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")

    with pytest.raises(BackupError, match="not empty"):
        restore_backup(archive, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]
