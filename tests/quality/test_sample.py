"""Floors of extraction on the sample plan, of a district that no gazetteer knows."""

import json
from pathlib import Path

from tests.quality.score import extracted, score
from tests.shared import needs_gold

ROOT = Path(__file__).resolve().parents[2]
GOLD = Path(__file__).parent / "texts" / "sample.json"
# What a plan never seen before must reach at least.
FLOORS = {"entities": 0.65, "relations": 0.45, "observations": 0.70}


@needs_gold
def test_the_sample_plan_is_read_as_a_person_reads_it(tmp_path: Path) -> None:
    text = ROOT / json.loads(GOLD.read_text(encoding="utf-8"))["text"]
    prediction = tmp_path / "sample.json"
    prediction.write_text(json.dumps(extracted(text), ensure_ascii=False), encoding="utf-8")
    reached = score([GOLD, prediction])
    assert {name: floor for name, floor in FLOORS.items() if reached[name]["f1"] < floor} == {}


def test_every_fact_marked_in_the_sample_plan_quotes_it() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    text = (ROOT / gold["text"]).read_text(encoding="utf-8")
    quotes = [fact["evidence"] for fact in (*gold["relations"], *gold["observations"])]
    assert [quote for quote in quotes if quote not in text] == []
