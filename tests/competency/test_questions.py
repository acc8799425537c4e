"""The questions that the graph of the five plans must answer, asked of the seeds."""

import pytest

from tests.competency.question import Question, fits, questions
from tests.competency.seeds import rows, seeded_graph

# What a planner may rely on: most rows of every question, and nearly all of them together. The rows that are not found
# are named in the answer files, so that the lists can only shrink.
FLOOR_OF_EACH = 0.6
FLOOR_OF_ALL = 0.8

QUESTIONS = list(questions())
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)


@each_question
def test_the_expected_rows_are_found_except_those_named_as_missing(question: Question) -> None:
    found = question.found(rows(seeded_graph(), question.query))
    assert found == set(question.expected) - set(question.missing)


@each_question
def test_nothing_wrong_is_answered_except_what_is_named_as_wrong(question: Question) -> None:
    unexpected = question.not_expected(rows(seeded_graph(), question.query))
    assert [row for row in unexpected if not any(fits(row, pattern) for pattern in question.wrong)] == []
    assert [pattern for pattern in question.wrong if not any(fits(row, pattern) for row in unexpected)] == []


@each_question
def test_most_rows_of_every_question_are_found(question: Question) -> None:
    assert set(question.missing) <= set(question.expected)
    assert len(question.missing) <= (1 - FLOOR_OF_EACH) * len(question.expected)


def test_nearly_all_rows_are_found() -> None:
    missing = sum(len(question.missing) for question in QUESTIONS)
    assert missing <= (1 - FLOOR_OF_ALL) * sum(len(question.expected) for question in QUESTIONS)


@each_question
def test_every_question_is_asked_in_chinese_and_in_english(question: Question) -> None:
    chinese, english = question.query.splitlines()[:2]
    assert chinese.startswith("# ")
    assert any("\u4e00" <= character <= "\u9fff" for character in chinese)
    assert english.startswith("# ")
    assert english[2:].isascii() or "“" in english
