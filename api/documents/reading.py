"""Files to checked claims: which files paths name, and in how many processes they are read."""

import os
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from loaders.document_ids import groups_of
from loaders.intake import CLAIMS_SUFFIX, Intake
from loaders.rdf.parsing import RDF_FORMATS
from loaders.reading.limits import DEFAULT_LIMITS, Limits
from loaders.tables.mapping import ListMapping
from loaders.workers import DEFAULT_TIMEOUT, Outcome, take_in_apart, take_in_here
from ontology.namespaces import Namespaces

# A process of its own takes some 0.6 s to start, in which this one reads some five plans. What this one reads cannot
# be stopped, so that it is no more than takes a few seconds: a plan of a province has 0.6 MB.
_FEW = 8
_MOST_BYTES = 2**20
_MOST_JOBS = 4
# What is read by Python alone. PDF, Word and HTML files go through libraries in C, which a hostile file may bring down.
_HARMLESS = frozenset({".txt", ".text", ".md", ".markdown", ".csv", ".tsv", CLAIMS_SUFFIX})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How files are read.

    ``jobs`` is the number of processes, by default this one for a few plain files of at most a megabyte together and
    else one a processor, up to four; ``timeout`` the seconds that a file may take, for which it is read in a process of
    its own; ``mapping`` says what the columns of lists mean, by default the shipped one that fits; ``namespaces`` are
    those of the graph, which its dumps use; ``limits`` bound how much of a file is read.
    """

    jobs: int | None = None
    timeout: float | None = None
    mapping: ListMapping | None = None
    namespaces: Namespaces = field(default_factory=Namespaces)
    limits: Limits = DEFAULT_LIMITS


DEFAULT_OPTIONS = Options()


def outcomes(paths: Sequence[Path], options: Options = DEFAULT_OPTIONS) -> Iterator[Outcome]:
    """Yield what becomes of each file, its checked claims or why it has none, in the order in which they are ready.

    Of files that may be one document or ask for one id, those before in ``paths`` come first. Files of RDF, which are
    claimed by nobody but themselves, have neither claims nor a reason.
    """
    paths = list(dict.fromkeys(paths))
    return _in_turn(_as_ready(paths, options), groups_of(paths))


def is_rdf(path: Path) -> bool:
    """Tell whether a file holds RDF, by the ending of its name."""
    return path.suffix.lower() in RDF_FORMATS


def _as_ready(paths: Sequence[Path], options: Options) -> Iterator[Outcome]:
    intakes = [Intake(path=path, mapping=options.mapping, limits=options.limits) for path in paths]
    for intake in intakes:
        if is_rdf(intake.path):
            yield Outcome(intake=intake)
    intakes = [intake for intake in intakes if not is_rdf(intake.path)]
    if _is_work_for_one([intake.path for intake in intakes], options):
        yield from take_in_here(intakes)
    else:
        yield from take_in_apart(intakes, jobs=options.jobs or _jobs(), timeout=options.timeout or DEFAULT_TIMEOUT)


def _in_turn(ready: Iterable[Outcome], groups: Mapping[Path, int]) -> Iterator[Outcome]:
    """Yield outcomes as they are ready, but those of one group in the order of ``groups``."""
    turns: defaultdict[int, deque[Path]] = defaultdict(deque)
    for path, group in groups.items():
        turns[group].append(path)
    early: dict[Path, Outcome] = {}
    for outcome in ready:
        early[outcome.intake.path] = outcome
        turn = turns[groups[outcome.intake.path]]
        while turn and turn[0] in early:
            yield early.pop(turn.popleft())


def _is_work_for_one(paths: Sequence[Path], options: Options) -> bool:
    few = len(paths) < _FEW and all(path.suffix.lower() in _HARMLESS for path in paths)
    return few and (options.jobs or 1) == 1 and options.timeout is None and sum(map(_size, paths)) <= _MOST_BYTES


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # reading says what is wrong


def _jobs() -> int:
    return max(1, min(os.cpu_count() or 1, _MOST_JOBS))
