"""The READMEs say what is true: their queries run on the seeds and give the answers shown."""

import re
from pathlib import Path

import pytest

from tests.competency.seeds import seeded_graph
from tests.docs.readme import READMES, ROOT, queries, with_answers

each_readme = pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)


@each_readme
def test_the_answers_shown_are_those_of_the_seeds(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert with_answers(text, seeded_graph()) == text


@each_readme
def test_ten_queries_are_shown_with_an_answer_each(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert len(queries(text)) == 10
    assert len(re.findall(r"```\n\n\|.*\|\n\| ---.*\|\n\| ", text)) == 10


def test_both_languages_show_the_same_queries() -> None:
    english, chinese = (queries(readme.read_text(encoding="utf-8")) for readme in READMES)
    assert english == chinese


@each_readme
def test_every_file_that_is_linked_exists(readme: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", readme.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
