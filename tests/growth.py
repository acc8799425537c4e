"""Whether work grows with its size, told by proportions alone."""

import gc
import time
from collections.abc import Callable

# Other work on the machine only ever adds to a time, so that one attempt in which the law holds shows that it does;
# work that breaks it breaks it in every attempt.
_ATTEMPTS = 6


def grows_with_size(work: Callable[[int], object], small: int, large: int) -> bool:
    """Tell whether work of ``large`` costs at most twice what its size against ``small`` allows.

    ``large`` should be at least four times ``small``, so that work that grows with the square costs twice the limit,
    and ``small`` work of some ten milliseconds.

    >>> grows_with_size(lambda size: sum(range(size)), 500_000, 2_000_000)
    True
    """
    work(small)
    return any(_seconds(work, large) <= 2 * large / small * _seconds(work, small) for _ in range(_ATTEMPTS))


def _seconds(work: Callable[[int], object], size: int) -> float:
    # A collection of all the objects of a long test run would count for the work during which it falls due.
    collects = gc.isenabled()
    gc.disable()
    try:
        began = time.process_time()
        work(size)
        return time.process_time() - began
    finally:
        if collects:
            gc.enable()
