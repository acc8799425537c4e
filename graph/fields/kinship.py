"""Fields whose names share a telling word, found by the three-character pieces that few names have."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.fields.stems import without_general

_PIECE = 3
# A piece that more names have than this, or than this part of all, is no telling word (关键技术).
_MOST, _MOST_PART = 12, 0.02


class Kinship:
    """Pieces of names, over the stems of all fields.

    >>> kin = Kinship({"石墨烯触摸屏": ["a"], "石墨烯薄膜工艺": ["b"], "液晶面板": ["c"]})
    >>> kin.kin("大面积石墨烯制备")
    {'石墨烯触摸屏': '石墨烯', '石墨烯薄膜工艺': '石墨烯'}
    """

    def __init__(self, by_stem: Mapping[str, Sequence[str]]) -> None:
        self._stems: defaultdict[str, list[str]] = defaultdict(list)
        for stem in by_stem:
            for piece in _pieces(stem):
                self._stems[piece].append(stem)
        self._most = max(_MOST, int(_MOST_PART * len(by_stem)))

    def kin(self, stem: str) -> dict[str, str]:
        """Return the stems that share a word with one, with the longest word that they share."""
        found: dict[str, str] = {}
        for piece in sorted(_pieces(stem)):
            stems = self._stems.get(piece, ())
            if len(stems) <= self._most:
                for other in stems:
                    if (
                        other != stem
                        and (word := _shared(stem, other, piece))
                        and len(word) > len(found.get(other, ""))
                    ):
                        found[other] = word
        return found


def _pieces(text: str) -> set[str]:
    return {text[start : start + _PIECE] for start in range(len(text) - _PIECE + 1)}


def _shared(one: str, other: str, piece: str) -> str:
    """Return the longest text around a piece that both have, nothing where it only has general words."""
    start, place = one.index(piece), other.index(piece)
    end, last = start + _PIECE, place + _PIECE
    while start and place and one[start - 1] == other[place - 1]:
        start, place = start - 1, place - 1
    while end < len(one) and last < len(other) and one[end] == other[last]:
        end, last = end + 1, last + 1
    word = one[start:end]
    return word if len(without_general(word)) > 1 else ""
