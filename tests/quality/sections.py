"""The parts of ``docs/quality.md`` that are measured."""

import platform
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from loaders.intake import Intake, take_in
from tests.benchmarks.tables import replaced, table
from tests.quality import floors, left_out
from tests.quality.score import GOLD_SETS, predict, score
from tests.shared import CORPUS

PATH = Path(__file__).parents[2] / "docs" / "quality.md"
_RUNS = 5


def measure() -> Mapping[str, Mapping[str, float]]:
    """Return the F1 of each kind of fact in each set of gold facts."""
    measured: dict[str, dict[str, float]] = {}
    for name, gold in GOLD_SETS.items():
        with tempfile.TemporaryDirectory() as directory:
            figures = score(predict(Path(directory), gold))
        measured[name] = {kind: figures[kind]["f1"] for kind in floors.KINDS}
    return measured


def scores() -> Iterator[str]:
    """Yield the table of F1 by set and kind of fact."""
    rows = (
        [name, str(len(GOLD_SETS[name])), *(f"{figures[kind]:.3f}" for kind in floors.KINDS)]
        for name, figures in measure().items()
    )
    return table(["set", "documents", *floors.KINDS], rows, left=1)


def speed() -> Iterator[str]:
    """Yield the table of the processor time that each real plan takes from the file to checked claims."""
    plans = sorted(CORPUS.glob("*.txt"))
    take_in(Intake(path=plans[0]))  # the lexicons are read on first use
    rows = []
    for plan in plans:
        seconds = min(_seconds(plan) for _ in range(_RUNS))
        characters = len(plan.read_text(encoding="utf-8-sig"))
        rows.append([plan.stem, f"{characters:,}", f"{seconds:.2f}", f"{characters / seconds:,.0f}"])
    yield from table(["plan", "characters", "seconds", "characters a second"], rows, left=1)
    yield ""
    yield f"Processor time on one core, the least of {_RUNS} runs, Python {platform.python_version()}."


def _seconds(plan: Path) -> float:
    start = time.process_time()
    take_in(Intake(path=plan))
    return time.process_time() - start


def write() -> None:
    """Measure all and put it into the documentation; what is written by hand there stays."""
    sections: Mapping[str, Iterable[str]] = {
        "Scores": scores(),
        "Learnt vocabulary": left_out.table(),
        "Speed": speed(),
    }
    for heading, lines in sections.items():
        text = PATH.read_text(encoding="utf-8")
        PATH.write_text(rewritten(text, heading, lines), encoding="utf-8")


def rewritten(text: str, heading: str, lines: Iterable[str]) -> str:
    r"""Return a page with other lines under a heading, after the words that stand there before the first table.

    >>> rewritten("# All\n\n## A\n\nWords.\n\n| old |\n\n## B\n\nkept\n", "A", ["| new |"])
    '# All\n\n## A\n\nWords.\n\n| new |\n\n## B\n\nkept\n'
    """
    section = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    words = section.partition("\n| ")[0].strip()
    return replaced(text, heading, [*([words, ""] if words else []), *lines])
