"""The READMEs say what is true: their queries give the answers shown, of the five plans and in the demo."""

import re
from functools import cache
from pathlib import Path

import pytest

import loaders
from graph.knowledge_graph import KnowledgeGraph
from loaders.intake import Intake, take_in
from tests.competency.seeds import graph_of, seeded_graph, seeds
from tests.docs.readme import READMES, ROOT, queries, with_answers

SAMPLE = Path(loaders.__file__).parent / "sample"

each_readme = pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)


@cache
def demo_graph() -> KnowledgeGraph:
    """Return the graph that the demo serves: the seeds and the sample plan."""
    return graph_of([*seeds(), *(take_in(Intake(path=path)).claims for path in sorted(SAMPLE.glob("*.txt")))])


@each_readme
def test_the_answers_shown_are_those_of_the_seeds(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert with_answers(text, seeded_graph()) == text


@each_readme
def test_the_answers_shown_are_those_of_the_demo(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert with_answers(text, demo_graph()) == text


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
