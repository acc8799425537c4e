"""``innokg view``: what of the graph a page shows."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.api.example import FIRM_ID, TOWN_ID
from tests.api.server import innokg_here

_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
_PARTS = """PREFIX ikg: <https://w3id.org/innokg/ontology#>
SELECT ?part ?plan { ?part ikg:partOf ?whole ; ikg:namedIn ?plan }"""


def page(capfd: pytest.CaptureFixture[str], out: Path, stored: Path, *arguments: str) -> Any:
    """Return the data of the page that the command writes."""
    done = innokg_here(capfd, "view", *arguments, "--out", out, "--data", stored)
    assert done.returncode == 0, done.stderr
    found = _DATA.search(out.read_text("utf-8"))
    assert found is not None
    return json.loads(found[1])


def types(data: Any) -> set[str]:
    return {node["type"] for node in data["nodes"]}


def test_without_a_condition_the_whole_is_shown(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, stored: Path
) -> None:
    data = page(capfd, tmp_path / "all.html", stored)
    assert TOWN_ID in {node["id"] for node in data["nodes"]}
    assert data["focus"] is None
    assert data["edges"]


def test_a_name_is_as_good_as_an_id(capfd: pytest.CaptureFixture[str], tmp_path: Path, stored: Path) -> None:
    by_id = page(capfd, tmp_path / "id.html", stored, "--focus", TOWN_ID)
    name = next(node["name"] for node in by_id["nodes"] if node["id"] == TOWN_ID)
    assert page(capfd, tmp_path / "name.html", stored, "--focus", name)["nodes"] == by_id["nodes"]


def test_a_query_chooses_the_things_in_its_answer(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, stored: Path
) -> None:
    (tmp_path / "parts.rq").write_text(_PARTS, "utf-8")
    data = page(capfd, tmp_path / "query.html", stored, "--query", f"@{tmp_path / 'parts.rq'}")
    assert data["nodes"]
    # The documents in the answer are no things of a network.
    assert not [node for node in data["nodes"] if node["id"].startswith("document-")]


def test_classes_and_relations_narrow_what_is_shown(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, stored: Path
) -> None:
    assert types(page(capfd, tmp_path / "firms.html", stored, "--type", "Firm")) == {"Firm"}
    parts = page(capfd, tmp_path / "parts.html", stored, "--relation", "partOf", "--lang", "en")
    assert {edge["label"] for edge in parts["edges"]} == {"part of"}


def test_things_link_to_the_pages_of_a_service_that_is_named(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, stored: Path
) -> None:
    service = "https://kg.example/"
    data = page(capfd, tmp_path / "town.html", stored, "--focus", TOWN_ID, "--service", service)
    assert data["entityUrl"] == "https://kg.example/id/"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--query", "ASK {}"), "Nothing in the graph"),
        (("--query", "CONSTRUCT WHERE { ?s ?p ?o }"), "SELECT"),
        (("--query", "SELECT {"), "cannot be parsed"),
        (("--type", "NoClass"), "Nothing in the graph"),
        (("--document", "nowhere"), "nowhere"),
        (("--focus", FIRM_ID, "--service", "javascript:alert(1)//"), "cannot be at"),
        (("--focus", FIRM_ID, "--region", "x"), "take one"),
    ],
)
def test_what_cannot_be_shown_is_a_sentence(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, stored: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = innokg_here(capfd, "view", *arguments, "--out", tmp_path / "page.html", "--data", stored)
    assert done.returncode != 0
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "page.html").exists()
