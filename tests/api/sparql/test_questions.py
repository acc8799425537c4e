"""The example questions are those of the README, whose answers are checked."""

import re
from pathlib import Path

import httpx
import pytest

from api.sparql.questions import example_questions
from ontology.vocabulary import Language
from tests.docs.readme import READMES, queries


@pytest.mark.parametrize(("language", "readme"), [("en", READMES[0]), ("zh", READMES[1])])
def test_the_first_page_asks_what_the_readme_asks(language: Language, readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    asked = example_questions(language)

    assert [title for title, _ in asked] == re.findall(r"^### \d+\. (.+)$", text, re.MULTILINE)
    assert [query.split("\n", 2)[2] for _, query in asked] == queries(text)


def test_questions_are_asked_under_the_configured_base() -> None:
    assert all(
        "https://kg.example.org/ontology#" in query and "w3id.org/innokg" not in query
        for _, query in example_questions("en", "https://kg.example.org/")
    )


def test_the_service_gives_the_questions_and_the_base(service: httpx.Client) -> None:
    answer = service.get("/api/questions", params={"lang": "en"}).json()

    assert [(item["title"], item["query"]) for item in answer["items"]] == list(example_questions("en"))
    assert answer["items"][0]["query"].count(answer["base"])
