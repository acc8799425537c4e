"""What a worker sends, taken in piece by piece: whole however it is cut, and refused where no worker sends it."""

import socket
import struct
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.answers import SparqlAnswer
from graph.query_workers.incoming import Incoming
from graph.query_workers.messages import send_answer, send_error
from ontology.errors import QueryMemoryError

Pair = tuple[socket.socket, socket.socket]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="its sockets hold what is written here")


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Return the two ends of a connection."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def written(body: bytes) -> bytes:
    """Return what a worker writes for an answer of some 100 KB at most."""
    ours, theirs = socket.socketpair()
    with ours, Connection(theirs.detach()) as worker:
        send_answer(worker, SparqlAnswer(media_type="text/csv", body=body))
        return ours.recv(1 << 20)


@given(
    body=st.one_of(st.binary(max_size=200), st.sampled_from([b"x" * 98_304, b"x" * 98_305, b"\n" * 100_000])),
    cuts=st.lists(st.integers(min_value=1, max_value=60_000), max_size=6),
)
def test_an_answer_is_whole_when_its_last_byte_has_come(body: bytes, cuts: list[int]) -> None:
    sent = written(body)
    ours, theirs = socket.socketpair()
    incoming = Incoming(1 << 20)
    with ours, theirs:
        for cut in cuts:
            piece, sent = sent[: min(cut, len(sent) - 1)], sent[min(cut, len(sent) - 1) :]
            theirs.sendall(piece)
            assert not incoming.take(ours)
        theirs.sendall(sent)
        assert incoming.take(ours)

    assert incoming.answer() == SparqlAnswer(media_type="text/csv", body=body)


def test_an_error_comes_as_it_is(pair: Pair) -> None:
    ours, theirs = pair
    with Connection(theirs.detach()) as worker:
        send_error(worker, QueryMemoryError("Too much."))
    incoming = Incoming(10)

    assert incoming.take(ours)
    with pytest.raises(QueryMemoryError, match="Too much"):
        incoming.answer()


@pytest.mark.parametrize("length", [struct.pack("!i", -2), struct.pack("!i", 0), struct.pack("!iQ", -1, 1 << 40)])
def test_a_length_that_no_worker_announces_is_refused(pair: Pair, length: bytes) -> None:
    ours, theirs = pair
    theirs.sendall(length)

    with pytest.raises(ValueError, match="length"):
        Incoming(10).take(ours)


def test_an_answer_beyond_its_limit_is_refused(pair: Pair) -> None:
    ours, theirs = pair
    theirs.sendall(written(b"x" * 100_000)[:60_000])

    with pytest.raises(ValueError, match="length"):
        Incoming(99_999).take(ours)


def test_a_worker_that_ends_is_noticed(pair: Pair) -> None:
    ours, theirs = pair
    theirs.sendall(written(b"x")[:5])
    theirs.close()

    with pytest.raises(EOFError):
        Incoming(10).take(ours)
