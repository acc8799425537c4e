"""Things of a made-up country: their names depend on their numbers alone."""

import random
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ontology.entity import Entity, EntityType
from ontology.gazetteer import gazetteer
from ontology.provenance import Span

_SYLLABLES = "云清澜沧岷湘淮泾渭洛汾漳滦潞沅澧赣抚信饶江溪川湖泉山原岭台城"
_ENDINGS: Mapping[EntityType, str] = MappingProxyType(
    {
        EntityType.PARK: "产业园",
        EntityType.PLATFORM: "技术创新中心",
        EntityType.FIRM: "科技有限公司",
        EntityType.INSTITUTE: "研究院",
        EntityType.UNIVERSITY: "大学",
        EntityType.AGENCY: "科技局",
        EntityType.INDUSTRY: "产业",
        EntityType.TECHNOLOGY: "技术",
    }
)
#: How many things of a class each document adds to the country, and how many there are at least.
_OF_EACH: Mapping[EntityType, float] = MappingProxyType(
    {
        EntityType.PARK: 3,
        EntityType.PLATFORM: 6,
        EntityType.FIRM: 25,
        EntityType.INSTITUTE: 1,
        EntityType.UNIVERSITY: 0.05,
        EntityType.AGENCY: 1,
        EntityType.INDUSTRY: 0.01,
        EntityType.TECHNOLOGY: 0.05,
    }
)
_LEAST = 20


class World:
    """The things that a number of documents tell of.

    A few of them are named by most documents and most by few, so that the degrees in the graph are skewed as those of
    real graphs are: the share of things that is named more than others falls with the cube.
    """

    def __init__(self, documents: int) -> None:
        self._counts = {kind: max(_LEAST, round(each * documents)) for kind, each in _OF_EACH.items()}

    def drawn(self, kind: EntityType, count: int, choice: random.Random) -> list[Entity]:
        """Return up to ``count`` things of a class, each once; those with low numbers come most often."""
        most = self._counts[kind]
        return [named(kind, number) for number in sorted({int(most * choice.random() ** 3) for _ in range(count)})]


def named(kind: EntityType, number: int) -> Entity:
    """Return the thing of a class with a number.

    >>> named(EntityType.FIRM, 7).name, named(EntityType.FIRM, 7).key
    ('江湘云科技有限公司', 'Firm-7')
    """
    ending = _ENDINGS[kind]
    name = _syllables(number)
    aliases = (name + ending[-2:],) if number % 3 == 0 and len(ending) > 2 else ()
    return Entity(key=f"{kind.value}-{number}", name=name + ending, type=kind, aliases=aliases, mentions=_mention(name))


def district(number: int) -> tuple[Entity, ...]:
    """Return a district of the gazetteer and the divisions above it, the nearest first."""
    districts = _districts()
    code: str | None = districts[number % len(districts)]
    found = []
    while code is not None:
        division = gazetteer().by_code[code]
        found.append(
            Entity(
                key=division.code,
                name=division.name,
                type=EntityType.REGION,
                mentions=_mention(division.name),
                scope=division.code,
            )
        )
        code = division.parent
    return tuple(found)


@cache
def _districts() -> tuple[str, ...]:
    known = gazetteer().by_code.values()
    return tuple(sorted(one.code for one in known if not one.former and not one.code.endswith("00")))


@cache
def _syllables(number: int) -> str:
    """Return three syllables, or more for high numbers: the lowest first, so that neighbours differ at once."""
    base = len(_SYLLABLES)
    digits: list[str] = []
    left = number * 19 + 37
    while left or len(digits) < 3:
        digits.append(_SYLLABLES[left % base])
        left //= base
    return "".join(digits)


def _mention(name: str) -> tuple[Span, ...]:
    start = sum(map(ord, name)) % 19_000
    return (Span(start, start + len(name)),)
