"""Measure and write ``docs/performance.md``: ``python -m tests.benchmarks --help`` tells what can be asked for.

The sections that are not asked for stay as they are in the file, and an interrupted one has what was measured.
"""

import argparse
import os
import platform
import signal
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from tests.benchmarks import (
    algorithm_section,
    bulk_section,
    document_sections,
    explorer_section,
    growth,
    query_section,
    search_section,
    thing_section,
)
from tests.benchmarks.progress import told
from tests.benchmarks.tables import Options, Section, replaced

_TARGET = Path(__file__).parents[2] / "docs" / "performance.md"
_SECTIONS = (
    Section(name="reading", heading="Reading on one processor", lines=document_sections.reading),
    Section(name="memory", heading="Memory", lines=document_sections.memory),
    Section(name="loading", heading="Loading", lines=document_sections.loading),
    Section(name="growth", heading="Documents that share things", lines=growth.growth),
    Section(name="bulk", heading="Whole graphs", lines=bulk_section.bulk),
    Section(name="queries", heading="Queries", lines=query_section.queries),
    Section(name="things", heading="Single things and lists", lines=thing_section.things),
    Section(name="search", heading="Search", lines=search_section.search),
    Section(name="algorithms", heading="Algorithms", lines=algorithm_section.algorithms),
    Section(name="explorer", heading="The explorer", lines=explorer_section.explorer),
)
_INTRODUCTION = """# Performance

Written by `make bench`, each section by a run of its own: `python -m tests.benchmarks --only NAME` measures one anew
and leaves the others, `--largest N` says how many quads the generated graphs have at most.
"""


def main(arguments: list[str]) -> None:
    """Print the sections that are asked for, and write them into the documentation unless told not to."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    names = ", ".join(section.name for section in _SECTIONS)
    parser.add_argument("--only", help=f"names of sections with commas between them: {names}")
    parser.add_argument("--largest", type=int, default=Options().largest, help="quads of the largest generated graph")
    parser.add_argument("--print", action="store_true", help="write no file")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where generated graphs stay for the next run")
    given = parser.parse_args(arguments)
    wanted = given.only.split(",") if given.only else [section.name for section in _SECTIONS]
    for unknown in set(wanted) - {section.name for section in _SECTIONS}:
        parser.error(f"there is no section {unknown!r}, only {names}")
    options = Options(largest=given.largest, kept=given.keep)
    for section in _SECTIONS:
        if section.name in wanted:
            told(section.heading)
            lines: list[str] = []
            try:
                lines.extend(_shown(section, options))
            finally:
                # What was measured until an interruption is kept too.
                if not given.print and lines:
                    _write(section, lines)


def _write(section: Section, lines: list[str]) -> None:
    report = _TARGET.read_text(encoding="utf-8") if _TARGET.exists() else ""
    if not report.startswith(_INTRODUCTION):
        report = _INTRODUCTION + "\n" + report[report.find("## ") :] if "## " in report else _INTRODUCTION
    _TARGET.write_text(replaced(report, section.heading, lines), encoding="utf-8")


def _shown(section: Section, options: Options) -> Iterator[str]:
    """Yield a section's lines and where they were measured, each printed as soon as it is known."""
    busy = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    sys.stdout.write(f"## {section.heading}\n\n")
    for line in chain(section.lines(options), ("", _machine(busy))):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        yield line


def _machine(busy: str) -> str:
    return (
        f"Measured with Python {platform.python_version()} on {os.cpu_count()} processors ({platform.machine()}), on "
        f"which {busy} processes ran on average before."
    )


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        told("interrupted")
        sys.exit(130)
