"""Measure and write ``docs/performance.md``: ``python -m tests.benchmarks [--print]``."""

import os
import platform
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.benchmarks.measures import NOTICE, PLAN, measured

_TARGET = Path(__file__).parents[2] / "docs" / "performance.md"
_LENGTHS = (PLAN, 10 * PLAN, 100 * PLAN)
_COUNTS = (25, 100, 400)
_LOADED = 24


def main(arguments: list[str]) -> None:
    """Print the tables, and write them into the documentation unless told not to."""
    lines = []
    for line in _report():
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        lines.append(line)
    if "--print" not in arguments:
        _TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _report() -> Iterator[str]:
    yield "# Performance"
    yield ""
    yield (
        "Written by `make bench`. The documents are made of the shipped sample plan and of texts of our own, mixed and "
        f"with names that change from part to part; a plan here has {PLAN:,} characters, as that of a district has. "
        f"Measured with Python {platform.python_version()} on {os.cpu_count()} processors ({platform.machine()})."
    )
    yield from _reading()
    yield from _memory()
    yield from _loading()


def _reading() -> Iterator[str]:
    yield from ("", "## Reading on one processor", "")
    yield "From the file to checked claims, in processor time, the least of several runs."
    yield ""
    rows: list[tuple[str, ...]] = []
    before: float | None = None
    for length in _LENGTHS:
        made = measured("speed", length)
        growth = "" if before is None else f"{made['seconds'] / before / 10:.2f}"
        rate = made["characters"] / made["seconds"]
        rows.append(
            (
                f"{length:,}",
                f"{made['seconds']:.2f}",
                f"{rate:,.0f}",
                f"{made['entities']:,.0f}",
                f"{made['facts']:,.0f}",
                growth,
            )
        )
        before = made["seconds"]
    head = ("characters", "seconds", "characters a second", "things", "facts", "time against ten times the row before")
    yield from _table(head, rows)


def _memory() -> Iterator[str]:
    yield from ("", "## Memory", "")
    yield "The most memory of the process, in MB: of reading alone, and of loading into a store on disk while another"
    yield f"process reads. The documents have {NOTICE:,} characters."
    yield ""
    rows = []
    for count in _COUNTS:
        reading, loading = measured("reading_memory", count, NOTICE), measured("loading", count, NOTICE, 1)
        rows.append(
            (str(count), f"{reading['megabytes']:.0f}", f"{loading['megabytes']:.0f}", f"{loading['quads']:,.0f}")
        )
    yield from _table(("documents", "reading", "loading", "quads in the store"), rows)


def _loading() -> Iterator[str]:
    yield from ("", "## Loading", "")
    yield f"{_LOADED} plans into a store on disk, names compared, by the number of processes that read. A process takes"
    yield f"{measured('starting')['seconds']:.1f} s until it has read its first document."
    yield ""
    rows = []
    for jobs in (1, 2):
        made = measured("loading", _LOADED, PLAN, jobs)
        rate = _LOADED / made["seconds"]
        rows.append(
            (str(jobs), f"{made['seconds']:.1f}", f"{rate:.1f}", f"{rate * PLAN:,.0f}", f"{made['processor']:.1f}")
        )
    head = ("processes", "seconds", "plans a second", "characters a second", "processor time of the one that writes")
    yield from _table(head, rows)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    head = tuple(head)
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---:' for _ in head)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"


if __name__ == "__main__":
    main(sys.argv[1:])
