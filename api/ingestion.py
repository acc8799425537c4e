"""Files into the graph: find, read, check, load, link."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from api.load_report import Failure, IngestionReport, Tally
from graph.knowledge_graph import KnowledgeGraph
from loaders.document_ids import document_ids
from loaders.intake import CLAIMS_SUFFIX, Intake
from loaders.linking import judge
from loaders.tables.mapping import ListMapping
from loaders.workers import DEFAULT_TIMEOUT, Outcome, take_in_apart, take_in_here
from ontology.errors import FileMissingError, InnokgError
from ontology.identity import identify
from ontology.judgement import Judgement

# A process of its own takes some 0.6 s to start, in which this one reads some five plans.
_FEW = 8
_MOST_JOBS = 4
# What is read by Python alone. PDF, Word and HTML files go through libraries in C, which a hostile file may bring down.
_HARMLESS = frozenset({".txt", ".text", ".md", ".markdown", ".csv", ".tsv", CLAIMS_SUFFIX})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How files are read.

    ``jobs`` is the number of processes, by default this one for a few plain files and else one a processor, up to
    four; ``timeout`` the seconds that a file may take in a process of its own; ``mapping`` says what the columns of
    lists mean, by default the shipped one that fits.
    """

    jobs: int | None = None
    timeout: float = DEFAULT_TIMEOUT
    mapping: ListMapping | None = None


DEFAULT_OPTIONS = Options()


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files that paths name: files as they are, and all files in folders that are not hidden, by name.

    Raises ``FileMissingError`` for a path that does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_files_in(path)))
        elif path.exists():
            found[path] = None
        else:
            raise FileMissingError(f"There is no file or folder {str(path)!r}.")
    return list(found)


def outcomes(paths: Sequence[Path], options: Options = DEFAULT_OPTIONS) -> Iterator[Outcome]:
    """Yield what becomes of each file, its checked claims or why it has none, in the order in which they are ready."""
    ids, clashes = document_ids(paths)
    for path, first in clashes.items():
        reason = f"{path} was left out: it has the same name as {first}, so that both would be one document."
        yield Outcome(intake=Intake(path=path), reason=f"{reason} Load one of them, or rename one.")
    intakes = [
        Intake(path=path, document=ids.get(path), mapping=options.mapping) for path in paths if path not in clashes
    ]
    if _is_work_for_one(paths, options):
        yield from take_in_here(intakes)
    else:
        yield from take_in_apart(intakes, jobs=options.jobs or _jobs(), timeout=options.timeout)


def ingest(
    graph: KnowledgeGraph,
    paths: Sequence[Path],
    *,
    options: Options = DEFAULT_OPTIONS,
    on_file: Callable[[Path], None] = lambda _: None,
) -> IngestionReport:
    """Load files into a graph and link what they name; a file that fails does not stop the others.

    Each document is in the store as soon as it is read, whole or not at all, whatever ends the process later.
    ``on_file`` is called after each file.
    """
    start = perf_counter()
    tally = Tally()
    everything = graph.linking_due
    graph.set_linking_due(True)
    fresh: set[str] = set()
    for outcome in outcomes(paths, options):
        fresh |= _load(graph, outcome, tally)
        on_file(outcome.intake.path)
    judgements = _link(graph, None if everything else fresh)
    graph.set_linking_due(False)
    return tally.report(judgements, order=paths, seconds=perf_counter() - start)


def _load(graph: KnowledgeGraph, outcome: Outcome, tally: Tally) -> set[str]:
    """Load one document; return the ids of its things where it was not in the store as it is."""
    path, checked = outcome.intake.path, outcome.checked
    if checked is None:
        tally.failures.append(Failure(path=path, reason=outcome.reason))
        return set()
    document = checked.claims.document.id
    if document in tally.paths:
        reason = f"{path} was left out: {tally.paths[document]} is the document {document!r} too."
        tally.failures.append(Failure(path=path, reason=reason))
        return set()
    try:
        result = graph.load(checked.claims, text=checked.text, quarantined=checked.quarantined)
    except InnokgError as error:
        tally.failures.append(Failure(path=path, reason=str(error)))
        return set()
    tally.add(path, checked, result)
    return set() if result.unchanged else set(map(identify, checked.claims.entities))


def _link(graph: KnowledgeGraph, fresh: set[str] | None) -> tuple[Judgement, ...]:
    """Compare the things with the given ids, or all things, with one another and the rest; record what comes out."""
    if fresh is not None and not fresh:
        return ()
    things = graph.named_things()
    new = things if fresh is None else [thing for thing in things if thing.id in fresh]
    known = [] if fresh is None else [thing for thing in things if thing.id not in fresh]
    judgements = judge(new, known)
    graph.record(judgements)
    return judgements


def _is_work_for_one(paths: Sequence[Path], options: Options) -> bool:
    few = len(paths) < _FEW and all(path.suffix.lower() in _HARMLESS for path in paths)
    return few and (options.jobs or 1) == 1


def _jobs() -> int:
    return max(1, min(os.cpu_count() or 1, _MOST_JOBS))


def _files_in(directory: Path) -> Iterator[Path]:
    for path in sorted(directory.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(directory).parts)
        if path.is_file() and not hidden:
            yield path
