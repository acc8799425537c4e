"""Where users' queries and updates for a server are read and computed: here, or in a process that can be killed."""

import json
import tempfile
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

import pyoxigraph
from pyoxigraph import Quad

from graph.answers import SparqlAnswer
from graph.query_workers.limits import QueryLimits
from graph.query_workers.messages import Task
from graph.query_workers.worker import Worker
from graph.serialisation import SPARQL_JSON
from graph.sparql.guard import admitted_query, check_update, query_form
from graph.stores.oxigraph_updates import difference
from graph.stores.rehearsal import Rehearsals
from graph.stores.remote_requests import without_escapes
from graph.stores.store import GraphName
from graph.updates.cost import check_nesting, is_bounded
from ontology.errors import StoreError, WorkerKilledError

# To parse a query of 1 MB takes some 0.1 s.
_CHECKING = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Task):
    """The order to read a query, or an update, and tell what is to be sent in its place and which form it has."""

    text: str
    base: str | None
    is_update: bool
    seconds: float = _CHECKING

    def carry_out(self) -> SparqlAnswer:
        """Return the admitted text and, of a query, the form, in JSON."""
        text = without_escapes(self.text)
        if self.is_update:
            check_update(text, base=self.base, parse=True)
            found = (text, "")
        else:
            admitted = admitted_query(text)
            found = (admitted, query_form(admitted, self.base))
        return SparqlAnswer(media_type=SPARQL_JSON, body=json.dumps(found).encode())


class Sandbox:
    """Reads queries and computes what updates change, within limits inside of ``apart``.

    What a parser cannot follow ends its process; outside of ``apart`` that is this one, which is right for the command
    line alone.
    """

    def __init__(self) -> None:
        self._checks: _Checks | None = None
        self._rehearsals: Rehearsals | None = None

    @contextmanager
    def apart(self, limits: QueryLimits) -> Iterator[None]:
        """Use processes of their own as long as the block lasts."""
        with closing(_Checks(limits)) as checks, closing(Rehearsals(limits)) as rehearsals:
            self._checks, self._rehearsals = checks, rehearsals
            try:
                yield
            finally:
                self._checks = self._rehearsals = None

    def read_query(self, query: str, base: str | None) -> tuple[str, str]:
        """Return a query to be sent in place of a user's, and its form; raise what is wrong or forbidden in it."""
        text, form = self._checked(Check(text=query, base=base, is_update=False))
        return text, form

    def read_update(self, update: str, base: str | None) -> str:
        """Return an update to be sent in place of a user's; raise what is wrong or forbidden in it."""
        return self._checked(Check(text=update, base=base, is_update=True))[0]

    def difference(
        self, copy: pyoxigraph.Store, update: str, base: str | None, graphs: Collection[GraphName] | None
    ) -> tuple[set[Quad], set[Quad]]:
        """Return the quads that an update would insert into a copy and those that it would delete from it."""
        if self._rehearsals is None or is_bounded(update):
            check_nesting(update)
            check_update(update)
            return difference(copy, None, update, base, graphs)
        with tempfile.TemporaryDirectory(prefix="innokg-") as folder:
            return self._rehearsals.difference(
                lambda place: pyoxigraph.Store(str(place)).bulk_extend(copy), Path(folder), update, base, graphs
            )

    def _checked(self, check: Check) -> tuple[str, str]:
        answer = check.carry_out() if self._checks is None else self._checks.answer(check)
        text, form = json.loads(answer.body)
        return str(text), str(form)


class _Checks:
    """A process that reads one query after the other."""

    def __init__(self, limits: QueryLimits) -> None:
        self._limits = replace(limits, seconds=_CHECKING)
        self._worker = Worker(self._limits)
        self._turn = Lock()
        self._closed = False
        self._worker.start()

    def answer(self, check: Check) -> SparqlAnswer:
        """Return what comes of a check; raise what it raises."""
        with self._turn:
            if self._closed:
                raise StoreError("The service is ending and answers no more queries.")
            try:
                self._worker.start()
                return self._worker.answer(check, lambda: False)
            except WorkerKilledError as error:
                raise StoreError("The process that read the query was ended from outside: ask again.") from error
            finally:
                if self._worker.busy and not self._closed:
                    self._worker.discard()
                    self._worker.start()

    def close(self) -> None:
        """End the process."""
        self._closed = True
        self._worker.stop()
        with self._turn:
            self._worker.discard()
