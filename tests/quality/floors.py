"""The least F1 that each set of gold facts must reach, with the highest that it ever had.

``floors.toml`` holds, for each set and kind of fact, a ``floor`` and the ``highest`` F1 recorded. A floor may stay a
little below the highest; one that lies lower says why in ``reason``. Below ``LEAST`` no reason helps.
"""

import json
import math
import subprocess
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

PATH = Path(__file__).parent / "floors.toml"
KINDS = ("entities", "structure", "relations", "observations")
# What the extraction must reach on plans that the rules were written with, and on texts from elsewhere.
_LEARNT = {"entities": 0.90, "structure": 0.80, "relations": 0.70, "observations": 0.92}
_ELSEWHERE = {"entities": 0.80, "structure": 0.60, "relations": 0.50, "observations": 0.70}
LEAST: Mapping[str, Mapping[str, float]] = {
    "gold": _LEARNT,
    "more": _LEARNT,
    "exam": _LEARNT,
    "fresh": _ELSEWHERE,
    "unseen": _ELSEWHERE,
}
# How far a floor may lie below the highest F1 without a reason: a fact more or less in a small set.
TOLERANCE = 0.03
# Where a recorded floor is put, below the F1 that was measured.
_MARGIN = 0.02
# Fewer words are no reason.
_WORDS_OF_REASON = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The least F1 of one kind of fact in one set, the highest ever recorded, and why the floor is far below it."""

    set: str
    kind: str
    floor: float
    highest: float
    reason: str = ""


def parse(text: str) -> tuple[Floor, ...]:
    """Return the floors that a text in TOML holds; a bare number is a floor whose highest is itself."""
    found = []
    for name, kinds in tomllib.loads(text).items():
        for kind, entry in kinds.items():
            if kind in KINDS:
                stated: dict[str, Any] = entry if isinstance(entry, dict) else {"floor": entry, "highest": entry}
                found.append(Floor(set=name, kind=kind, **stated))
    return tuple(found)


def read() -> tuple[Floor, ...]:
    """Return the floors that hold."""
    return parse(PATH.read_text(encoding="utf-8"))


def objections(floors: Iterable[Floor], earlier: Iterable[Floor] = ()) -> list[str]:
    """Return what is wrong with some floors, ``earlier`` being all that were ever recorded before them."""
    given = {(floor.set, floor.kind): floor for floor in floors}
    wrong = [f"{name} {kind}: no floor" for name in LEAST for kind in LEAST[name] if (name, kind) not in given]
    known: dict[tuple[str, str], float] = {}
    for old in earlier:
        known[old.set, old.kind] = max(known.get((old.set, old.kind), 0.0), old.floor, old.highest)
    for key, floor in given.items():
        highest = max(floor.highest, known.get(key, 0.0))
        least = LEAST.get(floor.set, {}).get(floor.kind)
        if least is None:
            wrong.append(f"{floor.set} {floor.kind}: no least is set for it")
        elif floor.floor < least:
            wrong.append(f"{floor.set} {floor.kind}: {floor.floor} is below {least}, which no reason excuses")
        elif floor.floor < highest - TOLERANCE and len(floor.reason.split()) < _WORDS_OF_REASON:
            wrong.append(f"{floor.set} {floor.kind}: {floor.floor} is lower than {highest} was, and no reason is given")
    return wrong


def raised(floors: Iterable[Floor], measured: Mapping[str, Mapping[str, float]]) -> tuple[Floor, ...]:
    """Return the floors after a measurement: none is lower than before, and a reason goes when its floor has risen."""
    result = []
    for floor in floors:
        f1 = math.floor(measured[floor.set][floor.kind] * 1000) / 1000
        least = max(floor.floor, round(f1 - _MARGIN, 3))
        reason = floor.reason if least < max(floor.highest, f1) - TOLERANCE else ""
        result.append(replace(floor, floor=least, highest=max(floor.highest, f1), reason=reason))
    return tuple(result)


def written(text: str, floors: Iterable[Floor]) -> str:
    """Return a text in TOML with the lines of some floors put in the place of those that it has; comments stay."""
    lines, table = [], ""
    given = {(floor.set, floor.kind): floor for floor in floors}
    for line in text.splitlines():
        if line.startswith("["):
            table = line[1 : line.index("]")]
        floor = given.get((table, line.split("=")[0].strip()))
        lines.append(_line(floor) if floor else line)
    return "\n".join(lines) + "\n"


def _line(floor: Floor) -> str:
    reason = f", reason = {json.dumps(floor.reason, ensure_ascii=False)}" if floor.reason else ""
    return f"{floor.kind} = {{ floor = {floor.floor}, highest = {floor.highest}{reason} }}"


def ever_recorded() -> tuple[Floor, ...]:
    """Return the floors of every version of the file that the repository knows; none without one."""
    commits = _git("log", "--format=%H", "--", PATH.name)
    texts = (_git("show", f"{commit}:./{PATH.name}") for commit in commits.split())
    return tuple(floor for text in texts for floor in parse(text))


def _git(*arguments: str) -> str:
    """Return what git says in the directory of the file, or nothing where it cannot."""
    try:
        done = subprocess.run(["git", *arguments], cwd=PATH.parent, capture_output=True, check=False)
    except OSError:
        return ""
    return done.stdout.decode() if done.returncode == 0 else ""
