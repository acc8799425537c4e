"""The place that a document plans for where no gazetteer has it: an invented, new or renamed division, by its title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ontology import regions

# What a title goes on with after the name of the division that the plan is for, or that issues it.
_GOES_ON = re.compile(
    r"人民政府|政府|人大|党?委|科技|创新|科学|国民|建设|关于|[“\"《]|十[一二三四五六七八]五|第十|数字|产业|工业|制造|高新|人才|战略"
    r"|新型|促进|推进|推动|加快|打造|知识|促|深化|现代|加强|支持|农业|教育|卫生|培育|实施|企业|落实|\d{4}"
)
_OPENING = re.compile(
    r"(?:中共|关于|印发|公布|发布|进一步|加快|推进|推动|支持|促进|深化|加强|鼓励|建设|打造|[《〈“\"])*"
)
_DIVISION = re.compile(r"[\u4e00-\u9fff]{2,3}?[省市州盟区县旗]")
# What ends like a division and is none: zones, kinds, slogans, and phrases of other words.
_NO_DIVISION = re.compile(
    r"(?:强[省市区县旗]|[新园城地社市景老库林牧矿湖湾特灾片辖街厂校]区|[核中]心区|开发区|经开区|保税区|示范区|试验区|先导区|集聚区|功能区|合作区|度假区|自贸区|[\u4e00-\u9fff]{2}城市|县[市区]"
    r"|[全我本各该][省市州盟区县旗]|(?:保护|发展|先行|核心|引领|拓展|承载|涵养|聚集|[一-龥]?港)区)$|自治|直辖|高新|科技|创新|建设|关于|印发|推[进动]|加快|智慧|产业|工业|国家|国际|数字|文明|型"
)
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Division:
    """A division in the name of a place: its name, and its GB/T 2260 code where it has one."""

    name: str
    code: str = ""

    @property
    def is_listed(self) -> bool:
        """Tell whether the gazetteer has the name, be it that of several divisions (鼓楼区)."""
        return bool(self.code or regions.regions_named(self.name))

    @property
    def short_name(self) -> str:
        """Return the name without the word for its rank; the whole name where one character would be left.

        >>> Division("云江区").short_name
        '云江'
        """
        known = regions.region(self.code)
        if known is not None:
            return known.short_name
        return self.name[:-1] if len(self.name) > _SHORTEST else self.name


@dataclass(frozen=True, slots=True)
class UnlistedPlace:
    """A place that no gazetteer has: the divisions that its name goes through, the outermost first, its own last."""

    divisions: tuple[Division, ...]

    @property
    def full_name(self) -> str:
        """Return the name after the names of the divisions around it: 澜州市云江区."""
        return "".join(division.name for division in self.divisions)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the forms of the place's own name, the fullest first."""
        return self.names_of(len(self.divisions) - 1)

    def names_of(self, index: int) -> tuple[str, ...]:
        """Return the forms of the name of the place itself or of a division around it, the fullest first.

        >>> UnlistedPlace((Division("澜州市"), Division("云江区"))).names
        ('澜州市云江区', '云江区', '云江')
        """
        chain = [division.name for division in self.divisions[: index + 1]]
        forms = ["".join(chain[first:]) for first in range(len(chain))]
        return tuple(dict.fromkeys([*forms, self.divisions[index].short_name]))

    def meaning(self, index: int) -> str:
        """Return what identifies the place itself or a division around it: the code, else the name with all around."""
        division = self.divisions[index]
        return division.code or "".join(each.name for each in self.divisions[: index + 1])

    @property
    def listed_code(self) -> str | None:
        """Return the code of the nearest division around the place that the gazetteer has, None where it has none."""
        return next((division.code for division in reversed(self.divisions) if division.code), None)

    @property
    def unlisted_names(self) -> tuple[str, ...]:
        """Return the forms of the names of the place and of those around it that no gazetteer has."""
        forms = (self.names_of(i) for i, division in enumerate(self.divisions) if not division.code)
        return tuple(dict.fromkeys(name for names in forms for name in names))


def unlisted_place(words: str) -> UnlistedPlace | None:
    """Return the place that a title or an issuer's name begins with, None where the gazetteer has it or there is none.

    >>> unlisted_place("澜州市云江区人民政府").full_name, unlisted_place("重庆市江津区人民政府")
    ('澜州市云江区', None)
    """
    opening = _OPENING.match(words)
    position = opening.end() if opening is not None else 0
    divisions: list[Division] = []
    while not (divisions and _GOES_ON.match(words, position)):
        found = _division(words, position)
        if found is None:
            return None
        division, position = found
        divisions.append(division)
    if all(division.is_listed for division in divisions):
        return None
    return UnlistedPlace(tuple(_without_impostors(divisions)))


def place_of(titles: Iterable[str]) -> UnlistedPlace | None:
    """Return the place that the first of several titles begins with that begins with any, under its fullest name."""
    places = [place for place in map(unlisted_place, titles) if place is not None]
    same = [place for place in places if place.divisions[-1].name == places[0].divisions[-1].name]
    return max(same, key=lambda place: len(place.divisions), default=None)


def _division(words: str, position: int) -> tuple[Division, int] | None:
    """Return the division whose name stands at a place, and where the name ends."""
    listed = next(regions.find_regions(words[position : position + 30]), None)
    if listed is not None and listed.start == 0:
        end = position + listed.end
        return Division(words[position:end], listed.region.code if listed.region is not None else ""), end
    match = _DIVISION.match(words, position)
    if match is None or _NO_DIVISION.search(match.group()):
        return None
    return Division(match.group()), match.end()


def _without_impostors(divisions: list[Division]) -> list[Division]:
    """Return the divisions with the code dropped of one that stands after an unlisted one, since it lies elsewhere."""
    first = next(index for index, division in enumerate(divisions) if not division.is_listed)
    return [division if index < first else Division(division.name) for index, division in enumerate(divisions)]
