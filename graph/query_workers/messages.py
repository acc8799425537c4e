"""What the service and its workers say to each other.

The service sends pickled values. A worker has run a stranger's query and is not trusted as much: it answers with a head
in JSON and, where it has an answer, its bytes.
"""

import json
import pickle
from abc import ABC, abstractmethod
from dataclasses import dataclass
from multiprocessing.connection import Connection

from graph.answers import SparqlAnswer
from graph.sparql.dataset import SparqlDataset
from ontology.errors import (
    QueryError,
    QueryForbiddenError,
    QueryMemoryError,
    QuerySyntaxError,
    ResultTooLargeError,
    StoreError,
    StoreFullError,
)

#: What the first part of an answer has at most.
LARGEST_HEAD = 1 << 20
# An answer of at most so many bytes comes in one part with its head, which has at most ``_HEAD`` bytes.
_SHORT = 3 << 15
_HEAD = 1 << 10
# The part that has the whole answer: head, end of line, body. JSON has no end of line within.
_END = b"\n"
_ERRORS: dict[str, type[QueryError] | type[StoreError]] = {
    kind.__name__: kind
    for kind in (
        QuerySyntaxError,
        QueryForbiddenError,
        QueryMemoryError,
        ResultTooLargeError,
        QueryError,
        StoreFullError,
        StoreError,
    )
}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The order to answer from the store in a directory from now on."""

    directory: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The order to answer a query within a number of seconds and bytes."""

    query: str
    results: str
    graph: str
    dataset: SparqlDataset
    base: str | None
    seconds: float
    largest: int


_Packed = tuple[str, str, str, tuple[str, ...], tuple[str, ...], str | None, float, int]


class Task(ABC):
    """Another order: to do something within a number of seconds that needs no snapshot."""

    __slots__ = ()
    seconds: float

    @abstractmethod
    def carry_out(self) -> SparqlAnswer:
        """Do it, in the worker; raise what may be sent as an error."""


def send_question(connection: Connection, question: Question) -> None:
    """Ask a worker; a plain tuple is packed in a tenth of the time that the value takes."""
    dataset = question.dataset
    packed: _Packed = (
        question.query,
        question.results,
        question.graph,
        dataset.default,
        dataset.named,
        question.base,
        question.seconds,
        question.largest,
    )
    connection.send_bytes(pickle.dumps(packed))


def receive_order(connection: Connection) -> Snapshot | Question | Task:
    """Return what the service orders next; raise ``EOFError`` or ``OSError`` where it is gone."""
    order: Snapshot | Task | _Packed = connection.recv()
    if not isinstance(order, tuple):
        return order
    query, results, graph, default, named, base, seconds, largest = order
    return Question(
        query=query,
        results=results,
        graph=graph,
        dataset=SparqlDataset(default=default, named=named),
        base=base,
        seconds=seconds,
        largest=largest,
    )


def send_ready(connection: Connection) -> None:
    """Tell the service that an order was carried out."""
    connection.send_bytes(b"{}")


def send_answer(connection: Connection, answer: SparqlAnswer) -> None:
    """Give the service an answer."""
    head = json.dumps({"media_type": answer.media_type}).encode()
    if len(answer.body) <= _SHORT:
        connection.send_bytes(head + _END + answer.body)
    else:
        connection.send_bytes(head)
        connection.send_bytes(answer.body)


def send_error(connection: Connection, error: QueryError | StoreError) -> None:
    """Give the service the reason why there is no answer."""
    head: dict[str, str | int | None] = {"error": type(error).__name__, "text": str(error)}
    if isinstance(error, QuerySyntaxError):
        head |= {"line": error.line, "column": error.column}
    connection.send_bytes(json.dumps(head).encode())


def announces(part: bytes) -> bool:
    """Tell whether the first part of an answer is its head alone, after which its bytes come as another part."""
    return part.find(_END, 0, _HEAD) < 0 and not part.startswith(b'{"error"')


def read_parts(part: bytes, body: bytes | None = None) -> SparqlAnswer:
    """Return the answer in one part or two, empty after an order; raise the error in its place.

    Raises ``ValueError`` for what no worker says.
    """
    written, end, rest = part.partition(_END)
    head = json.loads(written)
    if "media_type" in head and (end or body is not None):
        return SparqlAnswer(media_type=head["media_type"], body=rest if body is None else body)
    if "error" not in head:
        return SparqlAnswer(media_type="", body=b"")
    kind = _ERRORS.get(head["error"], QueryError)
    if kind is QuerySyntaxError:
        raise QuerySyntaxError(head["text"], line=head["line"], column=head["column"])
    raise kind(head["text"])


def receive(connection: Connection, largest: int) -> SparqlAnswer:
    """Wait for an answer of at most ``largest`` bytes and return what ``read_parts`` does.

    Raises ``EOFError`` and ``OSError`` where the worker ended.
    """
    part = connection.recv_bytes(LARGEST_HEAD)
    has_body = part.startswith(b'{"media_type"') and announces(part)
    return read_parts(part, connection.recv_bytes(largest) if has_body else None)
