"""A file is the document that it was loaded as before; another file of its name is another document."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.document_ids import DocumentIds, Recognition, file_key, groups_of, origin_of
from ontology.document import DocumentDescription, DocumentOrigin

FIRST, SECOND = "1" * 64, "2" * 64


def described(identifier: str, *, source: str = "plan.txt", digest: str = FIRST) -> DocumentDescription:
    return DocumentDescription(id=identifier, title="科技创新规划", source=source, digest=digest, length=9)


def known(path: Path, identifier: str = "plan", digest: str = FIRST) -> DocumentOrigin:
    return origin_of(path, described(identifier, source=path.name, digest=digest))


def test_a_new_name_is_the_id() -> None:
    identity = DocumentIds().of(Path("a/plan.txt"), described("plan"))

    assert (identity.id, identity.recognition, identity.other) == ("plan", Recognition.NEW, None)


def test_the_same_path_is_the_same_document_whatever_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    ids = DocumentIds([known(path)])

    for way in (path, tmp_path / "x" / ".." / "plan.txt", Path(os.path.relpath(path))):
        identity = ids.of_file(way, SECOND)
        assert (identity.id, identity.recognition) == ("plan", Recognition.FILE)


def test_the_same_bytes_are_the_same_document_under_any_name() -> None:
    identity = DocumentIds([known(Path("a/plan.txt"))]).of_file(Path("b/final.txt"), FIRST)

    assert (identity.id, identity.recognition) == ("plan", Recognition.CONTENT)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("b/plan.txt", "b-plan"), ("a/plan.pdf", "plan-pdf"), ("c/b/plan.txt", "b-plan")],
)
def test_another_file_of_the_name_is_another_document(path: str, expected: str) -> None:
    identity = DocumentIds([known(Path("a/plan.txt"))]).of_file(Path(path), SECOND)

    assert (identity.id, identity.recognition) == (expected, Recognition.NAMESAKE)
    assert identity.other == known(Path("a/plan.txt"))


def test_as_many_folders_are_named_as_tell_the_files_apart() -> None:
    ids = DocumentIds([known(Path("a/plan.txt")), known(Path("x/b/plan.txt"), "b-plan", SECOND)])

    assert ids.of_file(Path("y/b/plan.txt"), "3" * 64).id == "y-b-plan"


def test_a_second_choice_is_no_other_file_s_first() -> None:
    ids = DocumentIds([known(Path("a/plan.txt"))], expected=[Path("b/plan.txt"), Path("b-plan.txt")])

    assert ids.of_file(Path("c/b/plan.txt"), SECOND).id == "c-b-plan"


def test_a_document_of_no_known_path_is_of_the_file_of_its_name() -> None:
    old = replace(known(Path("a/plan.txt")), file_key=None)

    assert DocumentIds([old]).of_file(Path("b/plan.txt"), SECOND).id == "plan"
    assert DocumentIds([old]).of_file(Path("b/plan.docx"), SECOND).id == "plan-docx"


def test_claims_are_of_the_document_that_they_name() -> None:
    ids = DocumentIds([known(Path("a/plan.txt"))])

    assert ids.of(Path("any.json"), described("plan")).id == "plan"
    assert ids.of(Path("any.json"), described("plan", digest=SECOND)).recognition is Recognition.NAMESAKE
    assert ids.of(Path("any.json"), described("other", digest=FIRST)).id == "other"


def test_the_key_tells_files_apart_and_not_the_ways_to_write_them(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").touch()
    (tmp_path / "link.txt").symlink_to(tmp_path / "plan.txt")
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)

    assert file_key(tmp_path / "link.txt") == file_key(tmp_path / "plan.txt")
    assert len({file_key(tmp_path / "plan.txt"), file_key(tmp_path / "other.txt"), file_key(loop)}) == 3


def test_files_of_one_name_or_one_content_wait_for_each_other(tmp_path: Path) -> None:
    contents = {"a/plan.txt": "1", "b/plan.pdf": "22", "c.txt": "333", "d.txt": "22", "e.txt": "444", "f.txt": ""}
    paths = [tmp_path / name for name in contents]
    for path, text in zip(paths, contents.values(), strict=True):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    groups = groups_of([*paths, tmp_path / "missing.txt", tmp_path])

    assert [groups[path] for path in paths] == [0, 0, 2, 0, 4, 5]


names = st.sampled_from(["plan.txt", "plan.pdf", "north-plan.txt", "规划.txt", "list.csv"])
folders = st.sampled_from(["", "north", "south", "a/north", "b/north"])


@given(st.lists(st.tuples(folders, names), unique=True, max_size=12))
def test_no_two_files_are_one_document_and_each_is_found_again(files: list[tuple[str, str]]) -> None:
    paths = [Path(folder, name) for folder, name in files]
    ids = DocumentIds(expected=paths)
    found: dict[Path, str] = {}
    for number, path in enumerate(paths):
        found[path] = ids.of_file(path, str(number)).id
        ids.record(known(path, found[path], str(number)))

    assert len(set(found.values())) == len(paths)
    assert all(identifier.isascii() for identifier in found.values())
    assert {path: ids.of_file(path, "changed").id for path in reversed(paths)} == found
