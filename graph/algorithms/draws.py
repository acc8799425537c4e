"""Random numbers that are computed, not drawn in turn: the same on every machine and in every order of asking."""

import zlib
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Numbers are below this.
RANGE = 1 << 32
# A product with it stays below 2**63, so that NumPy and SQL compute it without an overflow.
_FACTOR = 0x45D9F3B


def keys(identifiers: Iterable[str]) -> NDArray[np.int64]:
    """Return a number in 0..2**32 - 1 for each id: its CRC-32, which SQL engines have too."""
    return np.fromiter((zlib.crc32(one.encode()) for one in identifiers), dtype=np.int64)


def salt(*numbers: int) -> int:
    """Return what makes the draws of one seed, round and purpose differ from those of others.

    >>> salt(1, 2, 0) == salt(1, 2, 0), salt(1, 2, 0) == salt(1, 2, 1)
    (True, False)
    """
    mixed = 0
    for number in numbers:
        mixed = mix((mixed + number) % RANGE)
    return int(mixed)


def mix(value: Any) -> Any:
    """Return a number that looks drawn for each number in 0..2**32 - 1; two numbers never get the same one.

    The shifts and products are those of Mueller's integer hash.

    >>> 0 <= mix(1) < RANGE
    True
    """
    for _ in range(2):
        value = value ^ (value >> 16)
        value = (value * _FACTOR) & (RANGE - 1)
    return value ^ (value >> 16)
