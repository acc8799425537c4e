"""The example questions are those whose answers are checked."""

from importlib.resources import files

from api.questions import example_questions
from tests.competency.question import questions


def test_ten_questions_are_asked_in_both_languages() -> None:
    chinese, english = example_questions("zh"), example_questions("en")

    assert len(chinese) == 10
    assert [query for _, query in chinese] == [query for _, query in english]
    assert all(title.endswith("？") for title, _ in chinese)


def test_every_question_is_one_of_the_checked_ones() -> None:
    checked = {question.name: question.query for question in questions()}

    for file in (files("api") / "queries").iterdir():
        assert checked[file.name.removesuffix(".rq")] == file.read_text("utf-8")
