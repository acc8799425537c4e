"""Files into the graph: find, read, check, load, link."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from api.load_report import Failure, IngestionReport, Tally
from api.rdf_tally import things_of
from graph.knowledge_graph import KnowledgeGraph
from loaders.checking.statements import check_statements
from loaders.document_ids import document_ids
from loaders.intake import CLAIMS_SUFFIX, Intake
from loaders.linking import judge
from loaders.rdf.parsing import RDF_FORMATS
from loaders.rdf.reader import read_rdf
from loaders.tables.mapping import ListMapping
from loaders.workers import DEFAULT_TIMEOUT, Outcome, take_in_apart, take_in_here
from ontology.errors import FileMissingError, InnokgError
from ontology.identity import identify
from ontology.judgement import Judgement
from ontology.namespaces import Namespaces

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
    lists mean, by default the shipped one that fits; ``namespaces`` are those of the graph, which its dumps use.
    """

    jobs: int | None = None
    timeout: float = DEFAULT_TIMEOUT
    mapping: ListMapping | None = None
    namespaces: Namespaces = field(default_factory=Namespaces)


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
    """Yield what becomes of each file, its checked claims or why it has none, in the order in which they are ready.

    Files of RDF, which are claimed by nobody but themselves, have neither claims nor a reason.
    """
    ids, clashes = document_ids(paths)
    for path, first in clashes.items():
        reason = f"{path} was left out: it has the same name as {first}, so that both would be one document."
        yield Outcome(intake=Intake(path=path), reason=f"{reason} Load one of them, or rename one.")
    intakes = [
        Intake(path=path, document=ids.get(path), mapping=options.mapping) for path in paths if path not in clashes
    ]
    for intake in intakes:
        if is_rdf(intake.path):
            yield Outcome(intake=intake)
    intakes = [intake for intake in intakes if not is_rdf(intake.path)]
    if _is_work_for_one([intake.path for intake in intakes], options):
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
        try:
            if is_rdf(outcome.intake.path) and not outcome.reason:
                fresh |= _load_rdf(graph, outcome.intake, options.namespaces, tally)
            else:
                fresh |= _load(graph, outcome, tally)
        except InnokgError as error:
            tally.failures.append(Failure(path=outcome.intake.path, reason=str(error)))
        on_file(outcome.intake.path)
    judgements = _link(graph, None if everything else fresh)
    graph.set_linking_due(False)
    return tally.report(judgements, order=paths, seconds=perf_counter() - start)


def _load(graph: KnowledgeGraph, outcome: Outcome, tally: Tally) -> set[str]:
    """Load one document; return the ids of its things where it was not in the store as it is.

    Raises ``InnokgError`` with the reason where it was not loaded.
    """
    path, checked = outcome.intake.path, outcome.checked
    if checked is None:
        raise InnokgError(outcome.reason)
    tally.claim(path, checked.claims.document.id)
    result = graph.load(checked.claims, text=checked.text, quarantined=checked.quarantined)
    tally.add(path, checked, result)
    return set() if result.unchanged else set(map(identify, checked.claims.entities))


def _load_rdf(graph: KnowledgeGraph, intake: Intake, namespaces: Namespaces, tally: Tally) -> set[str]:
    """Load one file of RDF; return the ids of its things where it was not in the store as it is."""
    document = read_rdf(intake.path, namespaces=namespaces, document=intake.document)
    document = check_statements(document, namespaces)
    tally.claim(intake.path, document.description.id)
    results = graph.load_rdf(document)
    tally.add_rdf(intake.path, document, results, namespaces)
    if all(result.unchanged for result in results):
        return set()
    return things_of(document, namespaces)


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


def is_rdf(path: Path) -> bool:
    """Tell whether a file holds RDF, by the ending of its name."""
    return path.suffix.lower() in RDF_FORMATS


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
