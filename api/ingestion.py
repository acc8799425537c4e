"""Files into the graph: find, read, extract, load, link."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from loaders.linking import judge

from graph.answers import LoadResult
from graph.knowledge_graph import KnowledgeGraph
from loaders.extraction.extractor import extract_file
from loaders.seeds.seed import read_claims
from ontology.claim import Claims
from ontology.errors import FileMissingError, InnokgError, NoFactsError

CLAIMS_SUFFIX = ".json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that was not loaded, and why, in a sentence."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestionReport:
    """What became of some files; ``judgements`` counts the verdicts that linking gave, ``seconds`` is wall time."""

    loaded: tuple[LoadResult, ...]
    failures: tuple[Failure, ...]
    judgements: int
    seconds: float


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


def claims_of(path: Path) -> Claims:
    """Return the claims of a document, or those that a ``.json`` file of ``innokg extract`` holds.

    Raises ``ReadingError`` for what cannot be read and ``NoFactsError`` for a document that states nothing.
    """
    claims = read_claims(path) if path.suffix.lower() == CLAIMS_SUFFIX else extract_file(path)
    if not claims.entities and not claims.observations:
        raise NoFactsError(f"{path}: the document was read, but it names no entity and states no figure.")
    return claims


def ingest(
    graph: KnowledgeGraph, paths: Sequence[Path], *, on_file: Callable[[Path], None] = lambda _: None
) -> IngestionReport:
    """Load files into a graph and link what they name; a file that fails does not stop the others.

    ``on_file`` is called after each file.
    """
    start = perf_counter()
    loaded: list[LoadResult] = []
    failures: list[Failure] = []
    for path in paths:
        try:
            loaded.append(graph.load(claims_of(path)))
        except InnokgError as error:
            failures.append(Failure(path=path, reason=str(error)))
        on_file(path)
    judgements = judge(graph.named_things()) if any(not result.unchanged for result in loaded) else ()
    graph.record(judgements)
    return IngestionReport(
        loaded=tuple(loaded),
        failures=tuple(failures),
        judgements=len(judgements),
        seconds=perf_counter() - start,
    )


def _files_in(directory: Path) -> Iterator[Path]:
    for path in sorted(directory.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(directory).parts)
        if path.is_file() and not hidden:
            yield path
