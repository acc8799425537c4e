"""Files into the graph: find, read, check, load, link."""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from api.documents.linking import link
from api.documents.load import DocumentLoad, Ready
from api.documents.load_report import Failure, IngestionReport
from api.documents.reading import DEFAULT_OPTIONS, Options, outcomes
from graph.knowledge_graph import KnowledgeGraph
from loaders.rdf.intake import RdfIntake, take_in_rdf
from loaders.reading.text import file_digest
from loaders.workers import Outcome
from ontology.errors import InnokgError


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
    everything, before = graph.linking_due, graph.named_things()
    graph.set_linking_due(True)
    load = DocumentLoad(graph, paths, options.namespaces)
    for outcome in outcomes(paths, options):
        _take(load, outcome, options)
        on_file(outcome.intake.path)
    judgements = link(graph, before, None if everything else load.fresh)
    graph.set_linking_due(False)
    return load.tally.report(judgements, order=paths, seconds=perf_counter() - start)


def _take(load: DocumentLoad, outcome: Outcome, options: Options) -> None:
    """Load what was read of a file, or note why it was not."""
    path = outcome.intake.path
    try:
        ready = _ready(load, outcome, options)
        if ready is not None:
            load.put(ready)
    except InnokgError as error:
        load.tally.failures.append(Failure(path=path, reason=str(error)))


def _ready(load: DocumentLoad, outcome: Outcome, options: Options) -> Ready | None:
    intake = outcome.intake
    if outcome.checked is not None:
        return load.claims(intake.path, outcome.checked, seconds=outcome.seconds)
    if outcome.reason:
        raise InnokgError(outcome.reason)
    identity = load.identity(intake.path, file_digest(intake.path))
    if identity is None:
        return None
    wanted = RdfIntake(path=intake.path, limits=intake.limits, document=identity.id, namespaces=options.namespaces)
    start = perf_counter()
    document = take_in_rdf(wanted)
    return load.statements(intake.path, identity, document, seconds=perf_counter() - start)
