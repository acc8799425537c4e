"""HTTP/1.1 that takes addresses with Chinese in them as people type them, and waits for no client without end."""

import asyncio
import json
import re
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.request_limits import RequestLimits

_NOT_ASCII = re.compile(rb"[\x80-\xff]")

# What a client sends after the first seconds comes at so many bytes a second, or its request ends: an old modem's rate.
_SLOWEST = 4096
_RETRY_AFTER = 5


class ReadableAddressProtocol(H11Protocol):
    """The server's protocol, percent-encoding what a client should have encoded in the request line.

    Command-line clients send ``/api/search?q=高新区`` as its UTF-8 bytes, which RFC 9112 forbids and h11 refuses;
    browsers encode such bytes themselves, by the same rule (WHATWG URL, section 1.3).

    The server itself would wait for the rest of a request, and for who does not take an answer, as long as the
    connection lasts. Here a request must begin within some seconds and go on at a pace, an answer must be taken, and
    connections beyond a number are refused.
    """

    limits: ClassVar[RequestLimits] = RequestLimits()

    _reading: asyncio.TimerHandle | None = None
    _writing: asyncio.TimerHandle | None = None
    _begun = 0.0
    _received = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection, or refuse it where there are too many."""
        super().connection_made(transport)
        if len(self.connections) > self.limits.connections:
            self._end("503 Service Unavailable", "overloaded", "Too many clients are connected: ask again later.")
        else:
            self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget what was expected of the client."""
        self._expect_nothing()
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take bytes of the connection; a request line stands at the start of a request only."""
        if self.transport.is_closing():
            return
        if self._reading is None:
            self._expect()
        self._received += len(data)
        if self.conn.their_state is h11.IDLE and not self.conn.trailing_data[0]:
            line, end, rest = data.partition(b"\r\n")
            data = encoded(line) + end + rest
        super().data_received(data)
        if self.conn.their_state not in (h11.IDLE, h11.SEND_BODY):
            self._expect_nothing()

    def pause_writing(self) -> None:
        """Wait until the client has taken what was sent, but not without end."""
        super().pause_writing()
        if self._writing is None:
            self._writing = self.loop.call_later(self.limits.seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on with an answer."""
        if self._writing is not None:
            self._writing.cancel()
            self._writing = None
        super().resume_writing()

    def _expect(self) -> None:
        """Begin to count the time of a request."""
        self._expect_nothing()
        self._begun, self._received = self.loop.time(), 0
        self._reading = self.loop.call_later(self.limits.seconds, self._look)

    def _expect_nothing(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _look(self) -> None:
        """End a request that comes too slowly."""
        if self.flow.read_paused:
            self._expect()  # It is this side that does not read.
            return
        due = self._begun + self.limits.seconds + self._received / _SLOWEST
        if self.loop.time() < due:
            self._reading = self.loop.call_at(due, self._look)
            return
        self._reading = None
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self._end("408 Request Timeout", "slow", "The request came too slowly and was given up.")
        else:
            self.transport.abort()

    def _end(self, status: str, kind: str, detail: str) -> None:
        """Answer without the application and close the connection."""
        code, _, title = status.partition(" ")
        problem = {"type": f"/problems/{kind}", "title": title, "status": int(code), "detail": detail}
        body = json.dumps(problem)
        head = f"HTTP/1.1 {status}\r\nContent-Type: application/problem+json\r\nContent-Length: {len(body)}\r\n"
        retry = f"Retry-After: {_RETRY_AFTER}\r\n"
        self.transport.write(f"{head}{retry}Connection: close\r\n\r\n{body}".encode("ascii"))
        self.transport.close()


def protocol(limits: RequestLimits) -> type[ReadableAddressProtocol]:
    """Return the protocol with limits of its own."""
    return type("LimitedProtocol", (ReadableAddressProtocol,), {"limits": limits})


def encoded(line: bytes) -> bytes:
    """Return a request line with every byte beyond ASCII percent-encoded.

    >>> encoded("GET /?q=区 HTTP/1.1".encode())
    b'GET /?q=%E5%8C%BA HTTP/1.1'
    """
    return _NOT_ASCII.sub(lambda byte: b"%%%02X" % byte.group()[0], line)
