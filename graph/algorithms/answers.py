"""The answers of algorithms: things with their names, and a sentence about each item."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.algorithms.parameter import Value
from graph.answers import Source, Thing


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedThing:
    """A thing with its score; ranks count from 1, equal scores share one; ``numbers`` are what else was computed."""

    thing: Thing
    rank: int
    score: float
    numbers: Mapping[str, float]
    explanation: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedGroup:
    """A group of things, named by those of its members that have most links within it and by their common field.

    ``members`` are the first of them by links within the group; ``fields`` are the industries and technologies that
    most of the members are related with.
    """

    rank: int
    name: Sentence
    size: int
    members: tuple[Thing, ...]
    fields: tuple[Thing, ...]
    explanation: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLink:
    """How many pairs of things, one of each of two groups, are linked; the groups are given by their ranks."""

    left: int
    right: int
    pairs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredPair:
    """Two things with a score, and what they have in common."""

    left: Thing
    right: Thing
    rank: int
    score: float
    shared: tuple[Thing, ...]
    explanation: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A relation on a way, as it is stated: the way may follow it against its direction."""

    source: str
    target: str
    predicate: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A path: the things on it and, for each two that follow each other, the relations between them."""

    things: tuple[Thing, ...]
    steps: tuple[tuple[Step, ...], ...]
    explanation: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class AlgorithmAnswer:
    """What an algorithm found in a selection of so many things and relations.

    One of ``ranked``, ``groups``, ``pairs`` and ``paths`` has items, at most as many as were asked for; ``total`` is
    how many there are. ``measures`` are numbers of the whole, ``links`` those between the groups of the answer.
    """

    algorithm: str
    values: Mapping[str, Value]
    things: int
    relations: int
    total: int
    measures: Mapping[str, float] = field(default_factory=dict)
    ranked: tuple[RankedThing, ...] = ()
    groups: tuple[NamedGroup, ...] = ()
    links: tuple[GroupLink, ...] = ()
    pairs: tuple[ScoredPair, ...] = ()
    paths: tuple[Way, ...] = ()
