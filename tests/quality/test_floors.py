"""The extraction keeps what it has reached, and nobody lowers the bar unsaid."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.api.server import innokg_here
from tests.quality import floors, sections
from tests.quality.floors import Floor
from tests.quality.score import GOLD_SETS, extracted, predict, score
from tests.shared import needs_corpus, needs_gold

FLOORS = {(floor.set, floor.kind): floor for floor in floors.read()}
COUNTED = ("entities", "relations", "observations")
REASON = "The gold facts of this set were corrected after the measurement."


def changed(**change: float | str) -> list[Floor]:
    """Return the floors with another floor for the entities of the plans that the rules were written with."""
    return [replace(each, **change) if key == ("gold", "entities") else each for key, each in FLOORS.items()]  # type: ignore[arg-type]


@needs_corpus
@needs_gold
@pytest.mark.corpus
@pytest.mark.parametrize("name", floors.LEAST)
def test_the_extraction_reaches_its_floors(name: str, tmp_path: Path) -> None:
    figures = score(predict(tmp_path, GOLD_SETS[name]))
    reached = {kind: figures[kind]["f1"] for kind in floors.KINDS}
    assert {kind: f1 for kind, f1 in reached.items() if f1 < FLOORS[name, kind].floor} == {}


def test_no_floor_was_lowered_without_a_reason() -> None:
    assert floors.objections(floors.read(), floors.ever_recorded()) == []


def test_a_floor_far_below_its_highest_needs_a_reason() -> None:
    low = changed(floor=0.93, highest=0.98)
    assert len(floors.objections(low)) == 1
    assert floors.objections(changed(floor=0.93, highest=0.98, reason=REASON)) == []


def test_a_highest_that_was_lowered_too_is_known_from_before() -> None:
    assert floors.objections(changed(floor=0.92, highest=0.92)) == []
    assert len(floors.objections(changed(floor=0.92, highest=0.92), [FLOORS["gold", "entities"]])) == 1


@pytest.mark.parametrize("key", FLOORS)
def test_no_reason_excuses_a_floor_below_the_least(key: tuple[str, str]) -> None:
    least = floors.LEAST[key[0]][key[1]]
    low = replace(FLOORS[key], floor=least - 0.001, reason=REASON)
    assert len(floors.objections([*(each for other, each in FLOORS.items() if other != key), low])) == 1


def test_a_floor_that_was_taken_out_is_missed() -> None:
    assert len(floors.objections(floor for key, floor in FLOORS.items() if key != ("unseen", "relations"))) == 1


def test_a_measurement_raises_floors_and_lowers_none() -> None:
    given = [Floor(set="gold", kind=kind, floor=0.90, highest=0.95) for kind in ("entities", "relations")]
    measured = {"gold": {"entities": 0.9819, "relations": 0.91}}
    assert [(each.floor, each.highest) for each in floors.raised(given, measured)] == [(0.961, 0.981), (0.90, 0.95)]


def test_recorded_floors_are_read_back_with_their_comments() -> None:
    before = floors.PATH.read_text(encoding="utf-8")
    low = changed(floor=0.93, highest=0.98, reason='One "quoted" word and four more.')
    after = floors.written(before, low)
    assert list(floors.parse(after)) == low
    assert [line for line in after.splitlines() if "#" in line] == [line for line in before.splitlines() if "#" in line]


def test_the_score_counts_what_the_command_writes(capsys: pytest.CaptureFixture[str]) -> None:
    text = GOLD_SETS["exam"][0].with_suffix(".txt")
    written = json.loads(innokg_here(capsys, "extract", text).stdout)
    counted = json.loads(json.dumps(extracted(text)))
    assert {kind: written[kind] for kind in COUNTED} == {kind: counted[kind] for kind in COUNTED}


def test_the_documentation_tells_of_every_set() -> None:
    tables = sections.PATH.read_text(encoding="utf-8").partition("## Scores")
    assert [name for name in GOLD_SETS for part in (tables[0], tables[2]) if f"| {name} |" not in part] == []
