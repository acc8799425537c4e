"""Print the scores of the extraction: ``python -m tests.quality [--errors] [NAME...]``."""

import sys
import tempfile
from pathlib import Path

from tests.quality.score import GOLD_SETS, HELD_OUT, predict, report


def main(arguments: list[str]) -> None:
    """Score the named plans, or all, one set of gold facts after the other."""
    names = [argument for argument in arguments if not argument.startswith("-")]
    for title, gold in GOLD_SETS.items():
        with tempfile.TemporaryDirectory() as directory:
            pairs = predict(Path(directory), gold)
            chosen = [
                path
                for facts, made in zip(pairs[::2], pairs[1::2], strict=True)
                if not names or facts.stem in names
                for path in (facts, made)
            ]
            if chosen:
                sys.stdout.write(f"{title}: {', '.join(path.stem for path in chosen[::2])}\n")
                sys.stdout.write(report(chosen, errors="--errors" in arguments and title not in HELD_OUT))


main(sys.argv[1:])
