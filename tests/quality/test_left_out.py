"""A document's own vocabulary is found and taken out, and nothing else."""

import tomllib
from pathlib import Path

import pytest

from tests.quality import left_out
from tests.quality.score import GOLD_SETS, predict, score, text_of
from tests.shared import needs_corpus, needs_gold

FACTS = GOLD_SETS["exam"][1]
DATA = tuple(left_out.data_files(Path(__file__).parents[2]))


def words_in(path: Path) -> list[str]:
    return left_out.words_of(path.read_text(encoding="utf-8"), path.suffix)


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_a_data_file_keeps_all_its_words_when_none_is_left_out(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    assert left_out.words_of(left_out.without(content, path.suffix, frozenset()), path.suffix) == words_in(path)


@pytest.mark.parametrize("path", [path for path in DATA if words_in(path)], ids=lambda path: path.name)
def test_a_word_that_is_left_out_is_gone_from_a_data_file_and_no_other_is(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    words = words_in(path)
    gone = words[len(words) // 2]
    rest = left_out.words_of(left_out.without(content, path.suffix, frozenset({gone})), path.suffix)
    assert gone not in rest
    assert len(words) - len(rest) <= 2 * words.count(gone)


def test_a_word_is_dropped_with_what_it_means() -> None:
    content = '[bounds]\nafter = [["以上", ">="], ["左右", "~"]]\nsingle = "以上"\n'
    assert tomllib.loads(left_out.without(content, ".toml", frozenset({"以上"}))) == {
        "bounds": {"after": [["左右", "~"]], "single": "以上"}
    }


@needs_corpus
def test_a_document_s_own_words_stand_in_it_and_in_no_other() -> None:
    own = text_of(FACTS)
    others = [path for path in own.parent.glob("*.txt") if path != own]
    words = left_out.own_words(own)
    assert words
    assert all(word in own.read_text(encoding="utf-8") for word in words)
    assert [word for word in words for path in others if word in path.read_text(encoding="utf-8")] == []


@needs_gold
def test_the_copy_that_words_are_taken_from_extracts_as_the_original(tmp_path: Path) -> None:
    assert left_out.figures_without(FACTS, frozenset()) == score(predict(tmp_path, [FACTS]))
