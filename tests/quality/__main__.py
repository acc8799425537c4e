"""Print the scores of the extraction: ``python -m tests.quality [--errors] [NAME...]``."""

import sys
import tempfile
from pathlib import Path

from tests.quality.score import predict, report


def main(arguments: list[str]) -> None:
    """Score the named gold documents, or all."""
    names = [argument for argument in arguments if not argument.startswith("-")]
    with tempfile.TemporaryDirectory() as directory:
        pairs = predict(Path(directory))
        chosen = [
            p
            for gold, made in zip(pairs[::2], pairs[1::2], strict=True)
            if not names or gold.stem in names
            for p in (gold, made)
        ]
        sys.stdout.write(report(chosen, errors="--errors" in arguments))


main(sys.argv[1:])
