"""Large dumps of whole graphs into directories that hold none."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from api.documents.load_report import IngestionReport
from api.settings import Settings
from graph.exchange.whole_dump import load_whole
from ontology.namespaces import Namespaces

# Below it, some 5,000 quads, reading each statement takes a fraction of a second.
LARGE = 2**20

_NOTHING = IngestionReport(
    loaded=(),
    failures=(),
    facts={},
    quarantined={},
    unresolved={},
    unsure=(),
    notes=(),
    judgements=0,
    seconds=0.0,
)


def load_at_once(
    files: Sequence[Path], settings: Settings, data: str | None, *, large: int = LARGE
) -> IngestionReport | None:
    """Load one dump of a whole graph of ``large`` bytes or more; None where it is to be read statement by statement.

    Names are compared where the graph that was dumped had names left to compare.
    """
    start = perf_counter()
    directory = settings.location(data)
    if not isinstance(directory, Path) or (directory.exists() and (directory.is_file() or any(directory.iterdir()))):
        return None
    if len(files) != 1 or files[0].suffix.lower() != ".nq" or files[0].stat().st_size < large:
        return None
    loaded = load_whole(files[0], directory, settings.namespaces)
    if loaded is None:
        return None
    report = _compared(directory, settings.namespaces) if loaded.linking_due else _NOTHING
    return replace(report, loaded=loaded.results, facts=loaded.facts, seconds=perf_counter() - start)


def _compared(directory: Path, namespaces: Namespaces) -> IngestionReport:
    """Compare the names that the graph had left to compare."""
    # A dump without any does without the readers, which are imported here.
    from api.documents.ingestion import ingest
    from graph.knowledge_graph import KnowledgeGraph

    with KnowledgeGraph.open(directory, namespaces=namespaces) as graph:
        return ingest(graph, [])
