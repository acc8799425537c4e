"""The part of the knowledge graph that answers users' SPARQL queries."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from graph.answers import SparqlAnswer
from graph.query_workers.limits import QueryLimits
from graph.query_workers.snapshots import SnapshotStore
from graph.serialisation import SPARQL_JSON, TURTLE
from graph.sparql.dataset import WHOLE_STORE, SparqlDataset
from graph.writable_graph import WritableGraph

if TYPE_CHECKING:
    from graph.query_workers.prompt_pool import Apart, PromptWorkers


class AnsweringGraph(WritableGraph):
    """A store that answers queries here or, while strangers ask, in processes of their own."""

    _workers: "PromptWorkers | None" = None

    def answer(
        self,
        query: str,
        *,
        dataset: SparqlDataset = WHOLE_STORE,
        base: str | None = None,
        results: str = SPARQL_JSON,
        graph: str = TURTLE,
        seconds: float | None = None,
        largest: int | None = None,
        abandoned: Callable[[], bool] = lambda: False,
    ) -> SparqlAnswer:
        """Answer a user's SPARQL query, over the current view where it names no graphs, serialised.

        ``dataset`` stands in place of the query's FROM clauses; ``base`` is what relative IRIs are read against.
        ``results`` is the media type for SELECT and ASK, one of ``SELECT_FORMATS``; ``graph`` that for CONSTRUCT and
        DESCRIBE, one of ``GRAPH_FORMATS``. Raises ``QuerySyntaxError`` with line and column, and
        ``QueryForbiddenError`` for SERVICE and for updates.

        Inside ``answering_apart`` the query runs in a process of its own. There ``seconds`` and ``largest``, in bytes,
        may tighten its limits, it is stopped once ``abandoned``, asked some times a second, tells that nobody waits any
        more, and it may raise ``QueryTimeoutError``, ``QueryMemoryError``, ``ResultTooLargeError``,
        ``QueryAbandonedError`` and ``OverloadedError``. Elsewhere it runs here, to its end.
        """
        if self._workers is None:
            return self._store.answer(query, results=results, graph=graph, dataset=dataset, base=base)
        return self._workers.answer(
            query,
            results=results,
            graph=graph,
            dataset=dataset,
            base=base,
            seconds=seconds,
            largest=largest,
            abandoned=abandoned,
        )

    async def answer_soon(
        self,
        query: str,
        *,
        dataset: SparqlDataset = WHOLE_STORE,
        base: str | None = None,
        results: str = SPARQL_JSON,
        graph: str = TURTLE,
        seconds: float | None = None,
        abandoned: Callable[[], bool] = lambda: False,
        apart: "Apart",
    ) -> SparqlAnswer:
        """Answer a query as ``answer`` does, for an event loop; ``apart`` runs what waits on a thread of its own."""
        if self._workers is None:
            return await apart(
                partial(self.answer, query, results=results, graph=graph, dataset=dataset, base=base, seconds=seconds)
            )
        return await self._workers.answer_soon(
            query,
            results=results,
            graph=graph,
            dataset=dataset,
            base=base,
            seconds=seconds,
            abandoned=abandoned,
            apart=apart,
        )

    @property
    def answers_apart(self) -> bool:
        """Tell whether users' queries are answered in processes of their own, and nothing else waits for another."""
        return self._workers is not None

    @contextmanager
    def answering_apart(self, limits: QueryLimits) -> "Iterator[PromptWorkers | None]":
        """Answer users' queries in processes of their own, within limits, as long as the block lasts.

        It is for graphs that strangers query. A store that cannot be copied has processes and limits of its own: then
        there are none here.
        """
        if not isinstance(self._store, SnapshotStore):
            yield None
            return
        # Only a service needs an event loop and processes.
        from graph.query_workers.prompt_pool import PromptWorkers

        with closing(PromptWorkers(self._store, limits)) as workers:
            self._workers = workers
            try:
                yield workers
            finally:
                self._workers = None
