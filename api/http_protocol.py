"""HTTP/1.1 that takes addresses with Chinese in them as people type them."""

import re

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

_NOT_ASCII = re.compile(rb"[\x80-\xff]")


class ReadableAddressProtocol(H11Protocol):
    """The server's protocol, percent-encoding what a client should have encoded in the request line.

    Command-line clients send ``/api/search?q=高新区`` as its UTF-8 bytes, which RFC 9112 forbids and h11 refuses;
    browsers encode such bytes themselves, by the same rule (WHATWG URL, section 1.3).
    """

    def data_received(self, data: bytes) -> None:
        """Take bytes of the connection; a request line stands at the start of a request only."""
        if self.conn.their_state is h11.IDLE and not self.conn.trailing_data[0]:
            line, end, rest = data.partition(b"\r\n")
            data = encoded(line) + end + rest
        super().data_received(data)


def encoded(line: bytes) -> bytes:
    """Return a request line with every byte beyond ASCII percent-encoded.

    >>> encoded("GET /?q=区 HTTP/1.1".encode())
    b'GET /?q=%E5%8C%BA HTTP/1.1'
    """
    return _NOT_ASCII.sub(lambda byte: b"%%%02X" % byte.group()[0], line)
