"""What an algorithm may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AlgorithmLimits:
    """The limits of algorithms, one by one and together.

    Work of more than ``effort`` steps is done in a process of its own, which may run ``seconds`` and take
    ``memory_mb``, in units of 2^20 bytes, more than it begins with. ``running`` of these run at once and ``waiting``
    more wait; ``kept`` is how many are remembered after their end. Raises ``ValueError`` for a limit that nothing
    could keep.
    """

    effort: float = 5e7
    seconds: float = 600.0
    memory_mb: int = 2048
    running: int = 1
    waiting: int = 8
    kept: int = 64

    def __post_init__(self) -> None:
        # Comparisons with a number that is none are false.
        if not (self.effort >= 0 and 0 < self.seconds <= 1_000_000):
            raise ValueError("The seconds of an algorithm are more than none and at most a million.")
        if min(self.memory_mb, self.running, self.kept) < 1 or self.waiting < 0:
            raise ValueError("An algorithm needs memory, a process and a place to remember it.")
