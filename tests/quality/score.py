"""Score the extraction of a folder of plans against their gold facts."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from loaders.extraction.extractor import extract_file
from ontology.claim_json import to_json
from tests.shared import CORPUS, GOLD, SCORER


def predict(directory: Path) -> list[Path]:
    """Extract every plan that has gold facts into ``directory``; return gold and prediction in pairs."""
    pairs: list[Path] = []
    for gold in sorted(GOLD.glob("*.json")):
        prediction = directory / gold.name
        claims = extract_file(CORPUS / f"{gold.stem}.txt")
        prediction.write_text(json.dumps(to_json(claims), ensure_ascii=False), encoding="utf-8")
        pairs += [gold, prediction]
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
