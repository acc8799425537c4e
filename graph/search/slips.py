"""Texts with one character wrong, missing or too many."""

import re
from collections.abc import Iterator

# Of two characters, one open place leaves too little; a text of more than this is looked for as it is.
_SHORTEST, _LONGEST = 3, 24


def parts_around_slips(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and after each place of a text at which one character may be wrong.

    >>> list(parts_around_slips("云湖园"))
    [('', '湖园'), ('云', '园'), ('云湖', ''), ('云', '湖园'), ('云湖', '园')]
    """
    if _SHORTEST <= len(text) <= _LONGEST:
        yield from ((text[:place], text[place + 1 :]) for place in range(len(text)))
        yield from ((text[:place], text[place:]) for place in range(1, len(text)))


def slip_pattern(text: str) -> re.Pattern[str]:
    """Return a pattern for a text in which one character is wrong, too many, or missing within it.

    >>> bool(slip_pattern("团结湖").search("团洁湖产业园")), bool(slip_pattern("团结湖").search("团湖产业园"))
    (True, True)
    >>> bool(slip_pattern("团结湖").search("慧谷湖科创小镇"))
    False
    """
    wrong = (re.escape(text[:place]) + ".?" + re.escape(text[place + 1 :]) for place in range(len(text)))
    missing = (re.escape(text[:place]) + "." + re.escape(text[place:]) for place in range(1, len(text)))
    return re.compile("|".join((*wrong, *missing)))
