"""An answer of a worker, taken in as it comes, so that an event loop never waits for the rest of it."""

import socket
import struct

from graph.answers import SparqlAnswer
from graph.query_workers.messages import LARGEST_HEAD, announces, read_parts

# How multiprocessing writes the length of a part below two gigabytes, and what it writes before a longer one's.
_LENGTH = struct.Struct("!i")
_LONG_LENGTH = struct.Struct("!Q")
_LONG = -1
# What is read at once; a socket holds about as much.
_PIECE = 1 << 18


class Incoming:
    """What has come of an answer whose body may have ``largest`` bytes.

    An answer has one part or two, and before each its length. Raises ``ValueError`` for what no worker sends.
    """

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._parts: list[bytes] = []
        self._pieces: list[bytes] = []
        self._length: int | None = None
        #: How many bytes of the length or of the part that is coming have not come yet.
        self.left = _LENGTH.size

    def take(self, connection: socket.socket) -> bool:
        """Take what has come, without waiting for more; tell whether the answer is whole.

        Raises ``EOFError`` and ``OSError`` where the worker has ended.
        """
        while self.left:
            try:
                piece = connection.recv(min(self.left, _PIECE), socket.MSG_DONTWAIT)
            except BlockingIOError:
                return False
            if not piece:
                raise EOFError
            self._pieces.append(piece)
            self.left -= len(piece)
            if not self.left:
                self._go_on(b"".join(self._pieces))
        return True

    def answer(self) -> SparqlAnswer:
        """Return the answer, which is whole, or raise the error in its place."""
        return read_parts(*self._parts)

    def _go_on(self, came: bytes) -> None:
        """See what comes after a length or a part; nothing where the answer is whole."""
        self._pieces = []
        if self._length is not None:
            self._parts.append(came)
            self._length = None
            self.left = _LENGTH.size if len(self._parts) == 1 and announces(came) else 0
            return
        (length,) = (_LENGTH if len(came) == _LENGTH.size else _LONG_LENGTH).unpack(came)
        if length == _LONG:
            self.left = _LONG_LENGTH.size
            return
        if not 0 < length <= (self._largest if self._parts else LARGEST_HEAD):
            raise ValueError("A worker has announced a part of a length that none has.")
        self._length = self.left = length
