"""How well a name matches what was searched for."""

from math import log1p
from typing import NamedTuple

from graph.answers import Match

# The places of the kinds of match in 0..1; within one, the more of the name the text makes up, the better, and between
# names of the same length the better connected thing goes first.
_BASE = {
    Match.WHOLE: 0.97,
    Match.START: 0.6,
    Match.PART: 0.2,
    Match.PINYIN: 0.15,
    Match.INITIALS: 0.1,
    Match.SOUND: 0.08,
    Match.SIMILAR: 0.03,
}
_SPREAD = {Match.WHOLE: 0.0, Match.START: 0.3, Match.PART: 0.3, Match.PINYIN: 0.3, Match.INITIALS: 0.3}
_LEAST_SPREAD = 0.05
_CONNECTED = 0.03
_OTHER_NAME = 0.95
# A thing with this many relations is as important as any.
_MOST_LINKS = 1000


class Candidate(NamedTuple):
    """A name that matches: the number of its thing, the thing's label, how the name matches and how well, 0..1."""

    thing: int
    label: str
    name: str
    match: Match
    score: float


def weight_of(links: int) -> float:
    """Return the importance of a thing with so many relations, 0..1.

    >>> weight_of(0), weight_of(1000), weight_of(10**9)
    (0.0, 1.0, 1.0)
    """
    return min(log1p(links) / log1p(_MOST_LINKS), 1.0)


def score(match: Match, share: float, weight: float, *, own: bool) -> float:
    """Return how well a name matches, 0..1; 1 only for a thing's ``own`` label as a whole.

    ``share`` is how much of the name the text makes up, ``weight`` the importance of the thing.
    """
    if match is Match.WHOLE and own:
        return 1.0
    found = _BASE[match] + _SPREAD.get(match, _LEAST_SPREAD) * share + _CONNECTED * weight
    return found if own else found * _OTHER_NAME
