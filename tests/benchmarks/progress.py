"""What a run that takes long is at, told on the way."""

import sys
import time

_BEGUN = time.monotonic()


def told(what: str) -> None:
    """Write what begins now, with the seconds since the start, where it does not mix with the report."""
    sys.stderr.write(f"[{time.monotonic() - _BEGUN:6.0f} s] {what}\n")
    sys.stderr.flush()
