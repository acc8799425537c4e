"""The word lists that names are compared with."""

from functools import cache, lru_cache
from importlib.resources import files


@cache
def _lines(name: str) -> list[list[str]]:
    text = (files("graph") / "reconciliation" / name).read_text("utf-8")
    return [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def legal_forms() -> tuple[tuple[str, str], ...]:
    """Return how forms of firms are written, with the key of the form, the longest first."""
    pairs = [(word, key) for key, *words in _lines("legal_forms.txt") for word in words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def closings() -> tuple[tuple[str, str], ...]:
    """Return the words that tell the kind of an organisation, with the kind's key, the longest first."""
    pairs = [(word, key) for key, *words in _lines("closings.txt") for word in words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def contrasted(one: str, other: str) -> bool:
    """Tell whether two characters stand for different things of one series.

    >>> contrasted("东", "西"), contrasted("东", "冬")
    (True, False)
    """
    return any(one in line and other in line for line in _lines("contrasts.txt"))


@cache
def in_series(character: str) -> bool:
    """Tell whether a character is one of a series that tells things apart (东区, 甲厂)."""
    return any(character in line for line in _lines("contrasts.txt"))


@cache
def _common() -> tuple[frozenset[str], int]:
    words = frozenset(word for line in _lines("common_words.txt") for word in line)
    return words, max(map(len, words))


@lru_cache(maxsize=10_000)
def proper_places(core: str) -> frozenset[int]:
    """Return the places of the characters of a name that belong to no word for a kind or a field.

    >>> sorted(proper_places("云溪智能制造研究院"))
    [0, 1]
    """
    words, longest = _common()
    found: set[int] = set()
    position = 0
    while position < len(core):
        sizes = range(min(longest, len(core) - position), 0, -1)
        length = next((size for size in sizes if core[position : position + size] in words), 0)
        if not length:
            found.add(position)
        position += length or 1
    # A word of one character between others that no list has is a part of the proper name.
    return frozenset(found | {place for place in range(len(core)) if {place - 1, place + 1} <= found})
