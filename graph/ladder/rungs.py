"""The rungs of the ladders, read from data."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from graph.algorithms.answers import Sentence


class Chain(StrEnum):
    """A ladder: places where firms grow, or tiers of firms."""

    INCUBATION = "incubation"
    FIRMS = "firms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A rung; ``order`` counts from 1, ``kind`` is the local name of the class of its things where it has one.

    Of the things of that class it has those whose name ``things`` fits.
    """

    id: str
    chain: Chain
    order: int
    label: Sentence
    kind: str | None
    things: re.Pattern[str]
    concepts: frozenset[str]
    figures: re.Pattern[str]

    def has_figures_of(self, key: str) -> bool:
        """Tell whether an indicator, by its local name or the comparable form of its name, counts this rung."""
        return key in self.concepts or self.figures.search(key) is not None


@cache
def rungs() -> tuple[Rung, ...]:
    """Return all rungs, the lowest of each ladder first."""
    data = tomllib.loads(files("graph").joinpath("ladder", "rungs.toml").read_text(encoding="utf-8"))
    return tuple(
        Rung(
            id=rung["id"],
            chain=chain,
            order=order,
            label=Sentence(rung["zh"], rung["en"]),
            kind=rung.get("class"),
            things=re.compile(rung.get("things", "")),
            concepts=frozenset(rung["concepts"]),
            figures=re.compile(rung["figures"]),
        )
        for chain in Chain
        for order, rung in enumerate(data[chain.value], start=1)
    )


def rung_of(key: str) -> Rung | None:
    """Return the rung that an indicator counts, known ones by their local names.

    >>> rung_of("NationalIncubators").id, rung_of("国家级科技企业孵化器").id, rung_of("孵化器面积")
    ('incubator', 'incubator', None)
    """
    known = next((rung for rung in rungs() if key in rung.concepts), None)
    return known or next((rung for rung in rungs() if rung.has_figures_of(key)), None)
