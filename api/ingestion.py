"""Files into the graph: find, read, check, load, link."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from api.load_report import Failure, IngestionReport, Tally
from api.rdf_tally import origins_of, things_of
from api.reading import DEFAULT_OPTIONS, Options, is_rdf, outcomes
from graph.knowledge_graph import KnowledgeGraph
from loaders.checking.statements import check_statements
from loaders.document_ids import DocumentIds, Identity, Recognition, file_key, origin_of
from loaders.intake import Intake, is_claims, renamed
from loaders.linking import judge
from loaders.rdf.reader import read_rdf
from loaders.reading.text import file_digest
from loaders.workers import Outcome
from ontology.document import DocumentOrigin
from ontology.errors import InnokgError, ValidationError
from ontology.identity import identify
from ontology.judgement import Judgement


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
    everything = graph.linking_due
    graph.set_linking_due(True)
    load = _Load(graph, paths, options)
    for outcome in outcomes(paths, options):
        load.take(outcome)
        on_file(outcome.intake.path)
    judgements = _link(graph, None if everything else load.fresh)
    graph.set_linking_due(False)
    return load.tally.report(judgements, order=paths, seconds=perf_counter() - start)


class _Load:
    """What one load has put into a graph so far; ``fresh`` are the ids of the things that it changed."""

    def __init__(self, graph: KnowledgeGraph, paths: Sequence[Path], options: Options) -> None:
        self._graph = graph
        self._options = options
        self._ids = DocumentIds(graph.origins(), expected=paths)
        self.tally = Tally()
        self.fresh: set[str] = set()

    def take(self, outcome: Outcome) -> None:
        """Load what was read of a file, or note why it was not."""
        path = outcome.intake.path
        try:
            if is_rdf(path) and not outcome.reason:
                self._load_rdf(outcome.intake)
            else:
                self._load(outcome)
        except InnokgError as error:
            self.tally.failures.append(Failure(path=path, reason=str(error)))

    def _load(self, outcome: Outcome) -> None:
        path, checked = outcome.intake.path, outcome.checked
        if checked is None:
            raise InnokgError(outcome.reason)
        identity = self._ids.of(path, checked.claims.document)
        if self._is_there(path, identity):
            return
        self.tally.claim(path, identity.id)
        claims = renamed(checked.claims, identity.id, file_key=file_key(path))
        result = self._graph.load(claims, text=checked.text, quarantined=checked.quarantined)
        self._ids.record(origin_of(path, claims.document))
        self.tally.add(path, replace(checked, claims=claims), result)
        self.tally.note(path, identity)
        if not result.unchanged:
            self.fresh.update(map(identify, claims.entities))

    def _load_rdf(self, intake: Intake) -> None:
        path, namespaces = intake.path, self._options.namespaces
        identity = self._ids.of_file(path, file_digest(path))
        if self._is_there(path, identity):
            return
        document = read_rdf(path, namespaces=namespaces, document=identity.id, limits=intake.limits)
        document = check_statements(document, namespaces)
        origins = origins_of(document, namespaces)
        self._refuse_others(path, origins)
        self.tally.claim(path, document.description.id)
        if not document.dump:
            document = replace(document, description=replace(document.description, file_key=file_key(path)))
            origins = [origin_of(path, document.description)]
            self.tally.note(path, identity)
        results = self._graph.load_rdf(document)
        for origin in origins:
            self._ids.record(origin)
        self.tally.add_rdf(path, document, results, namespaces)
        if not all(result.unchanged for result in results):
            self.fresh |= things_of(document, namespaces)

    def _is_there(self, path: Path, identity: Identity) -> bool:
        """Tell whether this load has put the same bytes into the graph already, and note it."""
        first = self.tally.paths.get(identity.id)
        if first is None or identity.recognition not in {Recognition.CONTENT, Recognition.FILE}:
            return False
        if is_claims(path):
            return False
        self.tally.notes.append(f"{path} holds the same as {first}: it is in the graph once, as {identity.id!r}.")
        return True

    def _refuse_others(self, path: Path, origins: Sequence[DocumentOrigin]) -> None:
        """Raise ``ValidationError`` for a dump with a document whose id is that of another document of the graph."""
        for origin in origins:
            held = self._ids.holder(origin)
            if held is not None:
                raise ValidationError(
                    f"{path} was left out: its document {origin.id!r} ({origin.title}, {origin.source}) is another "
                    f"than the one of that id in the graph ({held.title}, {held.source}), which it would replace. "
                    "Load it into a graph of its own with --data."
                )


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
