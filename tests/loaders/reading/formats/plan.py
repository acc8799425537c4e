"""The plan that innokg ships, taken apart, so that it can be written in every format."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import loaders

SAMPLE = Path(loaders.__file__).parent / "sample" / "yunjiang-14fyp.txt"
_FIRST_CELL = "序号"
_COLUMNS = 5
_CELLS = 30


@dataclass(frozen=True, slots=True)
class Plan:
    """Paragraphs before a table, its rows, and paragraphs after it."""

    before: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    after: tuple[str, ...]


@cache
def sample_plan() -> Plan:
    """Return the sample plan by its parts."""
    lines = [line for line in SAMPLE.read_text(encoding="utf-8").split("\n") if line.strip()]
    first = lines.index(_FIRST_CELL)
    cells = lines[first : first + _CELLS]
    rows = tuple(tuple(cells[at : at + _COLUMNS]) for at in range(0, _CELLS, _COLUMNS))
    return Plan(tuple(lines[:first]), rows, tuple(lines[first + _CELLS :]))
