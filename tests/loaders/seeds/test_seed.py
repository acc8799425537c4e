"""Seeds hold facts and places, no words, and are what extraction gives today."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from loaders.seeds.__main__ import build, main
from loaders.seeds.seed import read_claims, shipped, written
from ontology.claim import Claims
from ontology.claim_json import to_json
from ontology.errors import ReadingError
from tests.ontology.claims import claims
from tests.shared import CORPUS, needs_corpus

SOUND = (
    '{"doc":"x","document":{"id":"x","title":"t","source":"x.txt","digest":"0","length":9},'
    '"entities":[{"id":"e1","name":"甲园","type":"Park"}],"relations":[],'
    '"observations":[{"subject":"甲园","entity":"e1","indicator":"面积","year":2020,"value":1,"unit":"","kind":"actual",'
    '"comparator":"=","evidence":"","start":0,"end":2,"section":[],"rule":"r","confidence":1}]}'
)


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    seed = tmp_path / "seed.json"
    seed.write_text(SOUND, encoding="utf-8")

    assert [entity.name for entity in read_claims(seed).entities] == ["甲园"]


@given(claims())
def test_a_seed_holds_every_fact_with_its_place_and_none_of_the_words(made: Claims) -> None:
    with TemporaryDirectory() as directory:
        seed = Path(directory, "seed.json")
        seed.write_text(written(made), encoding="utf-8")

        assert to_json(read_claims(seed)) == to_json(made, quotes=False)


@given(claims())
def test_a_seed_has_one_fact_a_line(made: Claims) -> None:
    lines = written(made).splitlines()

    facts = sum(len(items) for items in to_json(made).values() if isinstance(items, list))
    assert sum(line.startswith("{") and len(line) > 1 for line in lines) == facts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "7",
        '{"doc": "x"}',
        "[" * 100_000,
        SOUND.replace('"name":"甲园"', '"name":5'),
        SOUND.replace('"id":"x"', '"id":["x"]'),
        SOUND.replace('"entities":[', '"entities":["",'),
        SOUND.replace('"value":1', '"value":NaN'),
        SOUND.replace('"year":2020', '"year":"soon"'),
        SOUND.replace('"start":0', '"start":-1'),
        SOUND.replace('"confidence":1', '"confidence":2'),
    ],
)
def test_a_file_without_claims_is_refused(tmp_path: Path, text: str) -> None:
    seed = tmp_path / "seed.json"
    seed.write_text(text, encoding="utf-8")

    with pytest.raises(ReadingError, match=r"seed\.json"):
        read_claims(seed)


def test_a_folder_without_plans_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "no plan" in capsys.readouterr().err


@needs_corpus
@pytest.mark.corpus
def test_the_shipped_seeds_are_what_the_plans_give(tmp_path: Path) -> None:
    made = {path.name: path.read_text("utf-8") for path in build(CORPUS, tmp_path)}

    assert {seed.name: seed.read_text("utf-8") for seed in shipped()} == made, "run 'make seeds'"
