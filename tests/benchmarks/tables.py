"""Tables in Markdown, and the sections that they stand in."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_HEADING = re.compile(r"^## (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for.

    ``largest`` is the number of quads that generated graphs have at most, ``kept`` a directory in which generated
    graphs stay for the next section or run, None where they go with the run.
    """

    largest: int = 1_000_000
    kept: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report: a name to ask for it, its heading, and what measures it and yields its lines."""

    name: str
    heading: str
    lines: Callable[[Options], Iterable[str]]


def table(head: Iterable[str], rows: Iterable[Iterable[str]], *, left: int = 0) -> Iterator[str]:
    """Yield the lines of a table of figures; the first ``left`` columns hold words.

    >>> list(table(("graph", "quads"), [("seeds", "48,000")], left=1))
    ['| graph | quads |', '| --- | ---: |', '| seeds | 48,000 |']
    """
    head = tuple(head)
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' if place < left else '---:' for place in range(len(head)))} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def replaced(report: str, heading: str, lines: Iterable[str]) -> str:
    r"""Return a report with the section under a heading made anew, or added at its end.

    >>> replaced("# All\n\n## A\n\nold\n\n## B\n\nkept\n", "A", ["new"])
    '# All\n\n## A\n\nnew\n\n## B\n\nkept\n'
    """
    text = "\n".join((f"## {heading}", "", *lines)).rstrip() + "\n"
    starts = [(match[1], match.start()) for match in _HEADING.finditer(report)]
    ends = [start for _, start in starts[1:]] + [len(report)]
    for (found, start), end in zip(starts, ends, strict=True):
        if found == heading:
            rest = report[end:]
            return f"{report[:start]}{text}" + (f"\n{rest}" if rest else "")
    return f"{report.rstrip()}\n\n{text}"
