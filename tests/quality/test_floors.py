"""The extraction keeps what it has reached."""

import tomllib
from pathlib import Path

import pytest

from tests.quality.score import GOLD_SETS, predict, score
from tests.shared import needs_corpus, needs_gold

FLOORS: dict[str, dict[str, float]] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@needs_corpus
@needs_gold
@pytest.mark.corpus
@pytest.mark.parametrize("name", FLOORS)
def test_the_extraction_reaches_its_floors(name: str, tmp_path: Path) -> None:
    figures = score(predict(tmp_path, GOLD_SETS[name]))
    reached = {kind: figures[kind]["f1"] for kind in FLOORS[name]}
    assert {kind: f1 for kind, f1 in reached.items() if f1 < FLOORS[name][kind]} == {}
