"""Print the scores of the extraction, or write them down: ``python -m tests.quality --help``."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.quality import floors, sections
from tests.quality.left_out import table
from tests.quality.score import GOLD_SETS, HELD_OUT, predict, report


def main(arguments: list[str]) -> None:
    """Score the named documents, or all, one set of gold facts after the other."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description="Score the extraction.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="documents to score, all where none is given")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was spurious")
    parser.add_argument("--record", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--left-out", action="store_true", help="score without each document's own vocabulary")
    parser.add_argument("--write", action="store_true", help="measure all for docs/quality.md, some minutes")
    given = parser.parse_args(arguments)
    if given.record:
        record()
    elif given.write:
        sections.write()
    elif given.left_out:
        for line in table(given.names):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    else:
        show(given.names, errors=given.errors)


def show(names: list[str], *, errors: bool) -> None:
    """Print the scorer's report of each set, without the errors of what is held out."""
    for title, gold in GOLD_SETS.items():
        chosen = [facts for facts in gold if not names or facts.stem in names]
        if chosen:
            with tempfile.TemporaryDirectory() as directory:
                pairs = predict(Path(directory), chosen)
                sys.stdout.write(f"{title}: {', '.join(facts.stem for facts in chosen)}\n")
                sys.stdout.write(report(pairs, errors=errors and title not in HELD_OUT))


def record() -> None:
    """Raise the floors of every set to a little below what is measured."""
    measured = sections.measure()
    for name, figures in measured.items():
        sys.stdout.write(f"{name}: {figures}\n")
    text = floors.PATH.read_text(encoding="utf-8")
    floors.PATH.write_text(floors.written(text, floors.raised(floors.parse(text), measured)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
