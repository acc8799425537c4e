"""What users' queries may cost."""

from dataclasses import dataclass

_MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryLimits:
    """The limits of users' queries, one by one and together.

    ``seconds`` is how long a query may run, ``memory_mb`` how much memory it may take and ``result_mb`` how large its
    serialised answer may be, both in units of 2^20 bytes. ``workers`` queries run at once and ``waiting`` more wait,
    each for at most ``seconds``. ``services`` are the names of hosts, in small letters, that SERVICE may reach.
    Raises ``ValueError`` for a limit that nothing could keep.
    """

    seconds: float = 30.0
    memory_mb: int = 1024
    result_mb: int = 128
    workers: int = 2
    waiting: int = 16
    services: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        # Comparisons with a number that is none are false.
        if not 0 < self.seconds <= 1_000_000:
            raise ValueError("The seconds of a query are more than none and at most a million.")
        if min(self.memory_mb, self.result_mb, self.workers) < 1 or self.waiting < 0:
            raise ValueError("A query needs memory, room for its answer and a worker.")

    @property
    def memory(self) -> int:
        """Return the memory of a query in bytes."""
        return self.memory_mb * _MEBIBYTE

    @property
    def largest(self) -> int:
        """Return the bytes that an answer may have."""
        return self.result_mb * _MEBIBYTE
