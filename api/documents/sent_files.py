"""Files that were sent into the graph: all are read before any is put in, each by a process that can be killed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

from api.documents.linking import link
from api.documents.load import DocumentLoad, Ready
from api.documents.load_report import Failure, IngestionReport
from api.documents.reading import Options, is_rdf
from graph.knowledge_graph import KnowledgeGraph
from loaders.intake import Intake
from loaders.rdf.intake import RdfIntake
from loaders.reading.text import file_digest
from loaders.workers import DEFAULT_TIMEOUT, Outcome, take_in_apart
from ontology.errors import CancelledError, InnokgError

# Of the work, so much is done when the files are read and when they are in the graph; comparing names is the rest.
_READ, _LOADED = 0.7, 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Whoever waits for the work: told how far it is in 0..1, and asked some times a second whether it gave up."""

    progress: Callable[[float], None]
    cancelled: Callable[[], bool]


def ingest_sent(
    graph: KnowledgeGraph, paths: Sequence[Path], *, options: Options, watch: Watch, replacing: str | None = None
) -> IngestionReport:
    """Load files that were sent into a graph and link what they name; a file that fails does not stop the others.

    ``replacing`` is the id of the document that the one file takes the place of. Raises ``CancelledError`` where the
    work is given up before the first file is put in: then the graph is as it was.
    """
    start = perf_counter()
    load = DocumentLoad(graph, paths, options.namespaces, sent=True, replacing=replacing)
    ready = _read(load, paths, options, watch)
    if watch.cancelled():
        raise CancelledError("The upload was cancelled.")
    everything, before = graph.linking_due, graph.named_things()
    graph.set_linking_due(True)
    for number, one in enumerate(ready, start=1):
        try:
            load.put(one)
        except InnokgError as error:
            load.tally.failures.append(Failure(path=one.path, reason=str(error)))
        watch.progress(_READ + (_LOADED - _READ) * number / len(ready))
    judgements = link(graph, before, None if everything else load.fresh)
    graph.set_linking_due(False)
    return load.tally.report(judgements, order=paths, seconds=perf_counter() - start)


def _read(load: DocumentLoad, paths: Sequence[Path], options: Options, watch: Watch) -> list[Ready]:
    """Return what can be put into the graph: claims, then RDF; note why the rest cannot."""
    found: list[Ready] = []
    for done, (path, make) in enumerate(_steps(load, paths, options, watch), start=1):
        try:
            ready = make()
        except CancelledError:
            raise
        except InnokgError as error:
            load.tally.failures.append(Failure(path=path, reason=str(error)))
            ready = None
        if ready is not None:
            load.expect(ready)
            found.append(ready)
        watch.progress(_READ * done / len(paths))
    return found


def _steps(
    load: DocumentLoad, paths: Sequence[Path], options: Options, watch: Watch
) -> Iterator[tuple[Path, Callable[[], Ready | None]]]:
    """Yield each file with what makes it ready, as the processes that read come to it."""
    others = [path for path in paths if not is_rdf(path)]
    intakes = [Intake(path=path, mapping=options.mapping, limits=options.limits) for path in others]
    for outcome in _apart(intakes, options, watch):
        yield outcome.intake.path, partial(_claims, load, outcome)
    for path in filter(is_rdf, paths):
        yield path, partial(_statements, load, path, options, watch)


def _claims(load: DocumentLoad, outcome: Outcome) -> Ready | None:
    if outcome.checked is None:
        raise InnokgError(outcome.reason)
    return load.claims(outcome.intake.path, outcome.checked, seconds=outcome.seconds)


def _statements(load: DocumentLoad, path: Path, options: Options, watch: Watch) -> Ready | None:
    identity = load.identity(path, file_digest(path))
    if identity is None:
        return None
    intake = RdfIntake(path=path, limits=options.limits, document=identity.id, namespaces=options.namespaces)
    (outcome,) = _apart([intake], options, watch)
    if outcome.document is None:
        raise InnokgError(outcome.reason)
    return load.statements(path, identity, outcome.document, seconds=outcome.seconds)


def _apart(intakes: Sequence[Intake], options: Options, watch: Watch) -> Iterator[Outcome]:
    timeout = options.timeout or DEFAULT_TIMEOUT
    return take_in_apart(intakes, jobs=1, timeout=timeout, cancelled=watch.cancelled)
