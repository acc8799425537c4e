"""Files of one name in several folders are several documents."""

from pathlib import Path

from loaders.document_ids import document_ids


def test_names_that_differ_need_nothing_else() -> None:
    assert document_ids([Path("a/plan.txt"), Path("b/list.csv")]) == ({}, {})


def test_as_many_folders_are_named_as_tell_the_files_apart() -> None:
    ids, clashes = document_ids([Path("a/x/plan.txt"), Path("b/x/plan.txt"), Path("b/y/plan.txt")])

    assert list(ids.values()) == ["a-x-plan", "b-x-plan", "b-y-plan"]
    assert clashes == {}


def test_two_forms_of_a_document_in_one_folder_clash() -> None:
    ids, clashes = document_ids([Path("a/plan.txt"), Path("a/plan.docx"), Path("b/plan.txt")])

    assert clashes == {Path("a/plan.docx"): Path("a/plan.txt")}
    assert list(ids.values()) == ["a-plan", "b-plan"]


def test_chinese_folders_give_ids_that_differ() -> None:
    ids, _ = document_ids([Path("云江区/规划.txt"), Path("云疆区/规划.txt")])

    assert len(set(ids.values())) == 2
    assert all(name.isascii() for name in ids.values())
