"""One kept HTTP connection, read with as little work as can be: what is measured is the server."""

import socket
from urllib.parse import quote

_PATIENCE = 900.0


class Connection:
    """A client of one server that asks one query after the other by GET.

    ``headers`` holds those of the last answer, in small letters.
    """

    def __init__(self, host: str, port: int, path: str) -> None:
        self._host = f"{host}:{port}"
        self._path = path
        self._socket = socket.create_connection((host, port), timeout=_PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._file = self._socket.makefile("rb", buffering=1 << 18)
        self.headers: dict[str, str] = {}

    def ask(self, query: str, accept: str) -> bytes:
        """Return the answer to a query; raise ``RuntimeError`` for any status but 200."""
        status, body = self.request(f"{self._path}?query={quote(query, safe='')}", {"Accept": accept})
        if status != 200:
            raise RuntimeError(f"The server has answered {status}: {body[:500]!r}")
        return body

    def request(
        self, address: str, headers: dict[str, str], method: str = "GET", body: bytes = b""
    ) -> tuple[int, bytes]:
        """Send a request and return the answer's status and body."""
        if body:
            headers = {**headers, "Content-Length": str(len(body))}
        fields = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self._socket.sendall(f"{method} {address} HTTP/1.1\r\nHost: {self._host}\r\n{fields}\r\n".encode())
        if body:
            self._socket.sendall(body)
        status = int(self._file.readline().split()[1])
        self.headers = {}
        while (line := self._file.readline().strip()) != b"":
            name, _, value = line.decode("latin-1").partition(":")
            self.headers[name.lower()] = value.strip()
        return status, self._body(status)

    def close(self) -> None:
        """Close the connection."""
        self._file.close()
        self._socket.close()

    def _body(self, status: int) -> bytes:
        if status in (204, 304):
            return b""
        if self.headers.get("transfer-encoding") == "chunked":
            return b"".join(self._chunks())
        body: bytes = self._file.read(int(self.headers.get("content-length", "0")))
        return body

    def _chunks(self) -> "list[bytes]":
        found: list[bytes] = []
        while size := int(self._file.readline(), 16):
            found.append(self._file.read(size))
            self._file.readline()
        self._file.readline()
        return found
