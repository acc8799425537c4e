"""Users' queries in Oxigraph: checked, answered and written out in one call."""

import errno
from collections.abc import Collection
from io import BytesIO

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from graph.answers import SparqlAnswer
from graph.serialisation import GRAPH_FORMATS, SELECT_FORMATS
from graph.sparql.dataset import WHOLE_STORE, SparqlDataset
from graph.sparql.guard import admitted_query, syntax_error
from graph.stores.oxigraph_engine import store_error
from ontology.errors import QueryError, ResultTooLargeError

_Answer = QuerySolutions | QueryBoolean | QueryTriples


def answer_query(
    engine: pyoxigraph.Store,
    query: str,
    *,
    results: str,
    graph: str,
    dataset: SparqlDataset = WHOLE_STORE,
    base: str | None = None,
    largest: int | None = None,
    services: Collection[str] = (),
) -> SparqlAnswer:
    """Answer a query of any form, serialised as the media type for results or as the one for graphs.

    ``largest`` is how many bytes the answer may have, ``services`` are the hosts that SERVICE may reach. Raises
    ``QuerySyntaxError``, ``QueryForbiddenError`` for SERVICE of other hosts and for updates, ``ResultTooLargeError``,
    ``QueryError`` for what the engine cannot compute or a media type that it cannot write, and ``StoreError`` where the
    store fails.
    """
    if results not in SELECT_FORMATS or graph not in GRAPH_FORMATS:
        raise QueryError(f"Results cannot be written as {results} or graphs not as {graph}.")
    query = admitted_query(query, services)
    # None leaves the query's own graphs, an empty list means no graph at all.
    default: list[NamedNode | BlankNode | DefaultGraph] | None = [*dataset.default_nodes] if dataset else None
    named: list[NamedNode | BlankNode] | None = [*dataset.named_nodes] if dataset else None
    try:
        answer = engine.query(query, base_iri=base, default_graph=default, named_graphs=named)
        media_type = graph if isinstance(answer, QueryTriples) else results
        return SparqlAnswer(media_type=media_type, body=_body(answer, media_type, largest))
    except SyntaxError as error:
        raise syntax_error(error, query) from error
    except OSError as error:
        if error.errno == errno.ENOMEM or "Cannot allocate memory" in str(error):
            raise MemoryError from error
        # Of a query that asks another server, it is most likely that one that does not answer.
        if services and "service" in query.lower():
            raise QueryError(f"The query could not be answered: another server failed ({error}).") from error
        raise store_error(error, "The query could not be answered, since the store failed") from error
    except RuntimeError as error:
        if "orrupt" in str(error):
            raise store_error(error, "The query could not be answered, since the store failed") from error
        raise QueryError(f"The query could not be answered: {error}.") from error
    except ValueError as error:
        raise QueryError(f"The query could not be answered: {error}.") from error


def _body(answer: _Answer, media_type: str, largest: int | None) -> bytes:
    output = None if largest is None else _Bounded(largest)
    if isinstance(answer, QueryTriples):
        body = answer.serialize(output, format=GRAPH_FORMATS[media_type])
    else:
        body = answer.serialize(output, format=SELECT_FORMATS[media_type])
    return (body or b"") if output is None else output.getvalue()


class _Bounded(BytesIO):
    """A file in memory that refuses to grow beyond a number of bytes."""

    def __init__(self, largest: int) -> None:
        super().__init__()
        self._largest = largest

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        """Write the data, or raise ``ResultTooLargeError``."""
        if self.tell() + len(data) > self._largest:
            raise ResultTooLargeError(
                f"The answer is larger than the {self._largest:,} bytes that one may have: ask for less, "
                "for instance with LIMIT."
            )
        return super().write(data)
