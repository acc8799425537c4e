"""What requests may cost before they are understood."""

from dataclasses import dataclass

_MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLimits:
    """The limits of requests.

    ``query_mb``, ``update_mb`` and ``upload_mb`` are how long the body of each may be, as it came and unpacked, in
    units of 2^20 bytes; ``upload_triples`` how many triples a graph that is sent may have. ``seconds`` is how long a
    client may neither send what it has begun nor take what it asked for, ``connections`` how many may be open at once,
    ``writers`` how many changes may wait for their turn, and ``uploads`` how many uploads of documents.
    """

    query_mb: int = 1
    update_mb: int = 16
    upload_mb: int = 64
    upload_triples: int = 1_000_000
    seconds: float = 30.0
    connections: int = 1000
    writers: int = 32
    uploads: int = 8

    @property
    def query(self) -> int:
        """Return the bytes of a query."""
        return self.query_mb * _MEBIBYTE

    @property
    def update(self) -> int:
        """Return the bytes of an update."""
        return self.update_mb * _MEBIBYTE

    @property
    def upload(self) -> int:
        """Return the bytes of a graph that is sent."""
        return self.upload_mb * _MEBIBYTE
