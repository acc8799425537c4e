"""Every place where the names of a document's things stand."""

from collections import defaultdict
from collections.abc import Iterator, Mapping


class NameIndex:
    """Finds the longest of many names at each place of a text, in time linear in the text."""

    def __init__(self, names: Mapping[str, int]) -> None:
        self._names = names
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in names:
            lengths[name[:2]].add(len(name))
        self._lengths = {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and owner of each name in a text, the longest at each place, none overlapping another."""
        position, end = 0, len(text)
        while position < end:
            for length in self._lengths.get(text[position : position + 2], ()):
                owner = self._names.get(text[position : position + length])
                if owner is not None and position + length <= end:
                    yield position, position + length, owner
                    position += length - 1
                    break
            position += 1
