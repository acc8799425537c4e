"""Score the extraction of plans against gold facts."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from loaders.extraction.extractor import extract_file
from ontology.claim_json import to_json
from tests.shared import CORPUS, GOLD, SCORER

# The facts of three more plans, annotated by the same scheme from reading alone, before the rules were measured on
# them.
MORE_GOLD = Path(__file__).parent / "plans"
# What the floors are about, by the name that they have there.
GOLD_SETS = {"gold": GOLD, "more": MORE_GOLD}


def predict(directory: Path, gold: Path = GOLD) -> list[Path]:
    """Extract every plan of a folder of gold facts into ``directory``; return gold and prediction in pairs."""
    pairs: list[Path] = []
    for facts in sorted(gold.glob("*.json")):
        prediction = directory / facts.name
        claims = extract_file(CORPUS / f"{facts.stem}.txt")
        prediction.write_text(json.dumps(to_json(claims), ensure_ascii=False), encoding="utf-8")
        pairs += [facts, prediction]
    return pairs


def score(pairs: list[Path]) -> dict[str, Any]:
    """Return the scorer's figures for pairs of gold and prediction."""
    command = [sys.executable, str(SCORER), "--json", *map(str, pairs)]
    result: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


def report(pairs: list[Path], *, errors: bool) -> str:
    """Return the scorer's report in words, with what was missed and what was spurious where ``errors`` is set."""
    command = [sys.executable, str(SCORER), *map(str, pairs), *(["--errors"] if errors else [])]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
