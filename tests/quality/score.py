"""Score the extraction of plans against gold facts."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from loaders.intake import Intake, take_in
from ontology.claim_json import to_json
from tests.shared import CORPUS, GOLD, SCORER

# The facts of three more plans, annotated by the same scheme from reading alone, before the rules were measured on
# them.
MORE_GOLD = Path(__file__).parent / "plans"
_TEXTS = Path(__file__).parent / "texts"
# What the floors are about, by the name that they have there. The last two are texts in the style of other regions with
# the facts that another author found in them by the scheme alone; nobody has looked at the errors in the very last.
GOLD_SETS = {
    "gold": tuple(sorted(GOLD.glob("*.json"))),
    "more": tuple(sorted(MORE_GOLD.glob("*.json"))),
    "exam": tuple(sorted(_TEXTS.glob("exam-*.json"))),
    "fresh": tuple(sorted(_TEXTS.glob("fresh-*.json"))),
    "unseen": tuple(sorted(_TEXTS.glob("unseen-*.json"))),
}
# The sets whose errors are not listed, so that they keep telling how the rules do on what they were not written with.
HELD_OUT = frozenset({"unseen"})


def extracted(text: Path) -> dict[str, Any]:
    """Return what ``innokg extract`` gives of a text: the claims that pass the checks, without those in quarantine."""
    return to_json(take_in(Intake(path=text)).claims)


def text_of(facts: Path) -> Path:
    """Return the text that a file of gold facts is about: beside it or in the corpus."""
    beside = facts.with_suffix(".txt")
    return beside if beside.exists() else CORPUS / f"{facts.stem}.txt"


def predict(directory: Path, gold: Sequence[Path]) -> list[Path]:
    """Extract the plans of some files of gold facts into ``directory``; return gold and prediction in pairs."""
    pairs: list[Path] = []
    for facts in gold:
        prediction = directory / facts.name
        prediction.write_text(json.dumps(extracted(text_of(facts)), ensure_ascii=False), encoding="utf-8")
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
