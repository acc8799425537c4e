"""HTTP/1.1 that takes addresses with Chinese in them as people type them, and waits for no client without end."""

import asyncio
import json
import re
from enum import Enum, auto
from typing import Any, ClassVar

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from api.http.request_limits import RequestLimits

_NOT_ASCII = re.compile(rb"[\x80-\xff]")

# What a client sends after the first seconds comes at so many bytes a second, or its request ends: an old modem's rate.
_SLOWEST = 4096
_RETRY_AFTER = 5
# So many bytes may a request have beside its body: a query in the address has a few thousand. The parser knows no end.
_LARGEST_HEAD = 1 << 16
# A body in chunks of one byte takes six bytes for each.
_LARGEST_FRAME = 8
# The parser takes so many bytes at once, with at most some 200 requests of which all but one must wait.
_SLICE = 4096
# So much may a client send ahead while it is answered.
_LARGEST_AHEAD = 1 << 20
_INVALID = "Invalid HTTP request received."
# There is no other protocol here. Where both fields are set, the parser takes a body for that protocol's first bytes;
# clients that would like HTTP/2 (Java's, curl's) send them with a body all the same.
_UPGRADE = re.compile(rb"\r\nUpgrade:", re.IGNORECASE)
_FRAMING = (b"content-length", b"transfer-encoding")
_NO_UPGRADE = b"\r\nIgnored:"


class _Place(Enum):
    """Where in a request the next byte lies."""

    BETWEEN = auto()
    HEAD = auto()
    BODY = auto()


class _InvalidRequestError(Exception):
    """A request that the parser takes, though HTTP forbids it; raised into the parser, which ends with it."""


class ReadableAddressProtocol(HttpToolsProtocol):
    """The server's protocol, percent-encoding what a client should have encoded in the request line.

    Command-line clients send ``/api/search?q=高新区`` as its UTF-8 bytes, which RFC 9112 forbids and the parser
    refuses; browsers encode such bytes themselves, by the same rule (WHATWG URL, section 1.3).

    The server itself would wait for the rest of a request, and for who does not take an answer, as long as the
    connection lasts, and keep heads of any length. Here a request must begin within some seconds and go on at a pace,
    an answer must be taken, connections beyond a number are refused, and so are heads, trailers and chunks' extensions
    beyond any real length. Requests that were sent ahead are parsed when it is their turn, and errors told then.
    """

    limits: ClassVar[RequestLimits] = RequestLimits()

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._reading: asyncio.TimerHandle | None = None
        self._writing: asyncio.TimerHandle | None = None
        self._begun = 0.0
        self._received = 0  # since the client was expected to send
        self._place = _Place.BETWEEN
        self._in_line = False
        self._taken = 0  # of the present request
        self._body = 0
        self._ahead = bytearray()
        self._refused = False

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
        self._ahead.clear()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take bytes of the connection."""
        if self.transport.is_closing() or self._refused:
            return
        self._unset_keepalive_if_required()
        if self._reading is None:
            self._expect()
        self._received += len(data)
        if not self._ahead and len(data) <= _SLICE and not self.pipeline:
            self._feed(data)
            return
        self._ahead += data
        self._feed_ahead()
        if len(self._ahead) > _LARGEST_AHEAD:
            self.transport.abort()

    def _feed_ahead(self) -> None:
        """Parse what has come, up to the first request that has to wait for the one before."""
        while self._ahead and not self.pipeline and not self._refused and not self.transport.is_closing():
            part = bytes(self._ahead[:_SLICE])
            del self._ahead[:_SLICE]
            self._feed(part)
        if self._ahead:
            self.flow.pause_reading()

    def _feed(self, data: bytes) -> None:
        if self._place is _Place.BETWEEN or self._in_line:
            data = self._readable(data)
        self._taken += len(data)
        try:
            while data:
                try:
                    self.parser.feed_data(data)
                    break
                except httptools.HttpParserUpgrade as upgrade:
                    data = data[upgrade.args[0] :]
        except httptools.HttpParserError:
            self._refuse()
            return
        if self._place is not _Place.BETWEEN and self._taken - self._body * _LARGEST_FRAME > _LARGEST_HEAD:
            self._refuse()

    def _readable(self, data: bytes) -> bytes:
        """Return bytes that begin with a request line, or go on with one, as the parser takes them."""
        line, end, rest = data.partition(b"\r\n")
        if not line.isascii():
            data = encoded(line) + end + rest
        if not self._in_line and _UPGRADE.search(data):
            head, blank, body = data.partition(b"\r\n\r\n")
            data = _UPGRADE.sub(_NO_UPGRADE, head) + blank + body
        self._in_line = not end
        return data

    def on_message_begin(self) -> None:
        """Begin a request."""
        super().on_message_begin()
        self._place = _Place.HEAD
        self._taken = self._body = 0
        if self._reading is None:
            self._expect()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a field of the head; one of a trailer is none, lest it pass for one that a proxy has checked."""
        if self._place is _Place.HEAD:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """End the head of a request."""
        hosts = 0
        for name, value in self.headers:
            hosts += name == b"host"
            if name == b"transfer-encoding" and value.lower() != b"chunked":
                raise _InvalidRequestError("A body comes in chunks and in no other coding (RFC 9112, section 6.1).")
            if name in _FRAMING and self.parser.should_upgrade():
                raise _InvalidRequestError("The parser would take the body for something else.")
        if hosts > 1 or (hosts == 0 and self.parser.get_http_version() == "1.1"):
            raise _InvalidRequestError("A request names the one host that it is for (RFC 9112, section 3.2).")
        super().on_headers_complete()
        self._place = _Place.BODY

    def on_body(self, body: bytes) -> None:
        """Take a part of a request's body."""
        self._body += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """End a request."""
        self._place = _Place.BETWEEN
        self._expect_nothing()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Go on to what the client has sent ahead."""
        super().on_response_complete()
        if self._refused and not self._answering:
            self.send_400_response(_INVALID)
        elif self._ahead:
            self._feed_ahead()

    @property
    def _answering(self) -> bool:
        """Tell whether a request is being answered, or waits for it."""
        cycle: RequestResponseCycle | None = self.cycle  # There is none before the first request.
        return bool(self.pipeline) or (cycle is not None and not cycle.response_complete)

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
        unanswered = self._place is _Place.BODY and not self.cycle.response_started and not self.pipeline
        if unanswered or (self._place is not _Place.BODY and not self._answering):
            self._end("408 Request Timeout", "slow", "The request came too slowly and was given up.")
        else:
            self.transport.abort()

    def _refuse(self) -> None:
        """Answer what is no request, after those before it, and close the connection."""
        self._refused = True
        self._expect_nothing()
        in_body = self._place is _Place.BODY
        if self.transport.is_closing():
            return
        if in_body and self.cycle.response_started:
            self.transport.abort()
        elif not self._answering or (in_body and not self.pipeline):
            self.send_400_response(_INVALID)

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
