"""The command ``innokg algorithm``."""

import csv
import json
from pathlib import Path

import pytest

from graph.algorithms.registry import ALGORITHMS
from graph.projection.exchange import ExchangeFormat, read_projection
from tests.api.example import CENTRE_ID, CLUSTER_ID, UNIVERSITY_ID
from tests.api.server import innokg_here

Capture = pytest.CaptureFixture[str]


def test_without_a_name_all_are_listed(capsys: Capture) -> None:
    done = innokg_here(capsys, "algorithm", "--json")

    assert (done.returncode, [one["name"] for one in json.loads(done.stdout)]) == (0, list(ALGORITHMS))
    assert "pagerank" in innokg_here(capsys, "algorithm").stdout


def test_things_are_a_table(capsys: Capture, stored: Path) -> None:
    done = innokg_here(capsys, "algorithm", "degree", "--data", stored, "--limit", "2")

    assert done.returncode == 0
    assert "rank" in done.stdout
    assert "relations" in done.stdout


def test_on_a_narrow_terminal_sentences_have_the_room(
    capsys: Capture, stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = []
    for width in ("80", "160"):
        monkeypatch.setenv("COLUMNS", width)
        text = innokg_here(capsys, "algorithm", "degree", "--data", stored).stdout
        heads.append("from_it" in text)
        assert "explanation" in text
    assert heads == [False, True]


@pytest.mark.parametrize("name", ["leiden", "link-prediction", "bridges"])
def test_groups_and_pairs_are_tables_too(capsys: Capture, stored: Path, name: str) -> None:
    done = innokg_here(capsys, "algorithm", name, "--data", stored, "--everything", "--lang", "en")

    assert (done.returncode, done.stderr) == (0, "")


def test_ways_are_a_table(capsys: Capture, stored: Path) -> None:
    ends = (f"from={CLUSTER_ID}", f"to={UNIVERSITY_ID}")
    done = innokg_here(capsys, "algorithm", "shortest-paths", *ends, "--data", stored, "--everything", "--json")

    (way,) = json.loads(done.stdout)["paths"]
    assert way["things"][0]["id"] == CLUSTER_ID


def test_json_is_what_the_api_answers(capsys: Capture, stored: Path) -> None:
    selection = ("--relation", "reliesOn:2", "--type", "Platform", "--type", "University")
    done = innokg_here(capsys, "algorithm", "pagerank", "damping=0.5", "--data", stored, *selection, "--json")

    answer = json.loads(done.stdout)
    assert answer["values"] == {"damping": 0.5}
    assert {one["thing"]["id"] for one in answer["ranked"]} == {CENTRE_ID, UNIVERSITY_ID}


def test_a_file_has_all_items(capsys: Capture, stored: Path, tmp_path: Path) -> None:
    out = tmp_path / "ranks.csv"
    done = innokg_here(capsys, "algorithm", "degree", "--data", stored, "--limit", "1", "--out", out)

    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert (done.returncode, done.stdout) == (0, f"{out}: {len(rows)} rows\n")
    assert len(rows) > 1
    assert rows[0].keys() >= {"rank", "score", "id", "name", "type", "links", "explanation"}


def test_a_file_of_groups_has_all_their_members(capsys: Capture, stored: Path, tmp_path: Path) -> None:
    out = tmp_path / "parts.csv"
    innokg_here(capsys, "algorithm", "weak-components", "--data", stored, "--everything", "--out", out)
    shown = json.loads(innokg_here(capsys, "algorithm", "degree", "--data", stored, "--everything", "--json").stdout)

    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert len({row["id"] for row in rows}) == len(rows) == shown["things"]


@pytest.mark.parametrize("kind", list(ExchangeFormat))
def test_the_network_is_exported_with_names_and_classes(
    capsys: Capture, stored: Path, tmp_path: Path, kind: ExchangeFormat
) -> None:
    done = innokg_here(capsys, "export", "--format", kind, "--out", tmp_path / "network", "--data", stored)
    back = read_projection(tmp_path / "network", kind)

    assert done.stdout == f"{tmp_path / 'network'}: {back.size} things, {back.edges} relations\n"
    assert {CLUSTER_ID, UNIVERSITY_ID} <= set(back.ids)
    assert back.directed
    assert "Park" in back.kinds


def test_a_network_is_no_stream(capsys: Capture, stored: Path) -> None:
    done = innokg_here(capsys, "export", "--format", "parquet", "--data", stored)

    assert (done.returncode, done.stdout) == (1, "")
    assert "--out" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("no-such",), "There is no algorithm"),
        (("pagerank", "damping=9"), "damping"),
        (("pagerank", "damping"), "NAME=VALUE"),
        (("pagerank", "--region", "Atlantis"), "Atlantis"),
        (("pagerank", "--out", "/no/such/directory/x.csv"), "/no/such/directory"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    capsys: Capture, stored: Path, arguments: tuple[str, ...], says: str
) -> None:
    done = innokg_here(capsys, "algorithm", *arguments, "--data", stored)

    assert done.returncode == 1
    assert done.stderr.startswith("innokg: ")
    assert says in done.stderr
