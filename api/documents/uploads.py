"""Documents that clients send: they wait for their turn, are read apart and put into the graph as jobs."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Annotated, Any

from fastapi import Depends, Request

from api.documents.load_report import report_json
from api.documents.reading import Options
from api.documents.sent_files import Watch, ingest_sent
from api.settings import Settings
from graph.algorithms.jobs import Job, Jobs
from graph.algorithms.results import Progress
from graph.knowledge_graph import KnowledgeGraph
from loaders.tables.mapping import ListMapping
from ontology.errors import OverloadedError, ReadingError

_KEPT = 64
# Reasons that one error tells.
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Files that were sent, in a folder that goes with them, and what their columns mean where they are lists."""

    folder: TemporaryDirectory[str]
    files: tuple[Path, ...]
    mapping: ListMapping | None = None


#: The report of an upload, as ``innokg load --json`` writes it.
Report = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Places:
    waiting: int
    running: int = 1
    kept: int = _KEPT


class Uploads:
    """The uploads into one graph; one is read at a time, and so many wait."""

    def __init__(self, graph: KnowledgeGraph, settings: Settings) -> None:
        self._graph = graph
        self._options = Options(
            timeout=settings.reading_timeout, namespaces=settings.namespaces, limits=settings.reading_limits
        )
        self._most = settings.request_limits.uploads + 1
        self._lock = Lock()
        self._open = 0
        self.jobs = Jobs[Report](_Places(settings.request_limits.uploads), work="uploads")

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place while files arrive; raise ``OverloadedError`` where none is left for one more upload."""
        with self._lock:
            if self._open + self.jobs.open >= self._most:
                raise OverloadedError(f"{self._most} uploads are arriving, running and waiting: ask again later.")
            self._open += 1
        try:
            yield
        finally:
            with self._lock:
                self._open -= 1

    def submit(self, sent: Sent, *, replacing: str | None = None) -> Job[Report]:
        """Read files and put them into the graph as a job; their folder goes with its end.

        Raises ``OverloadedError`` where too many wait already.
        """

        def task(progress: Progress, cancelled: Callable[[], bool]) -> Report:
            options = replace(self._options, mapping=sent.mapping)
            watch = Watch(progress=progress, cancelled=cancelled)
            report = ingest_sent(self._graph, sent.files, options=options, watch=watch, replacing=replacing)
            written: Report = _without(report_json(report), sent.folder.name)
            if not report.loaded:
                reasons = [failure["reason"] for failure in written["failures"]]
                more = f" (and {len(reasons) - _SHOWN} files more)" if len(reasons) > _SHOWN else ""
                raise ReadingError(" ".join(reasons[:_SHOWN]) + more)
            return written

        try:
            return self.jobs.submit("documents", task, at_end=sent.folder.cleanup)
        except OverloadedError:
            sent.folder.cleanup()
            raise

    def close(self) -> None:
        """Cancel what waits and is read, and wait until it has ended."""
        self.jobs.close()


def _without(written: Any, folder: str) -> Any:
    """Return JSON in which files have their names alone, not where they were kept while they were read."""
    place = re.compile(rf"{re.escape(folder)}[/\\]\d+[/\\]")

    def cleaned(value: Any) -> Any:
        match value:
            case str():
                return place.sub("", value)
            case list():
                return [cleaned(item) for item in value]
            case dict():
                return {name: cleaned(item) for name, item in value.items()}
            case _:
                return value

    return cleaned(written)


async def _uploads(request: Request) -> Uploads:
    uploads = request.app.state.uploads
    if not isinstance(uploads, Uploads):
        raise TypeError("The application has no uploads.")
    return uploads


#: For routes that take documents.
TakenUploads = Annotated[Uploads, Depends(_uploads)]
