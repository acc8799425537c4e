"""Within which region a name identifies its thing: everywhere (重庆大学), or only in its own (科技创新中心)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from loaders.extraction.names.lexicon import load_lexicon, word_list
from loaders.reading.place import UnlistedPlace
from ontology import regions
from ontology.deixis import DEICTIC, meant_region
from ontology.document import DocumentDescription
from ontology.entity import Entity, EntityType

_WORDS = Path(__file__).with_name("domain_words.txt")

# Names of these classes mean the same wherever they are used.
_UNIVERSAL = {EntityType.UNIVERSITY, EntityType.INDUSTRY, EntityType.TECHNOLOGY}
_NATIONAL = re.compile(
    r"^[“\"《]*(?:国家|全国|中国|中华|国务院|中共中央|中央|中科院|“?十[一二三四五六七]五”?国家)|共和国"
)
# Statuses of the state that many regions hold are not told apart by the word for the state.
_HELD_BY_MANY = {EntityType.PARK, EntityType.PLATFORM, EntityType.FUND}
_MINISTRY = re.compile(r"(?:部|总局|科协|银行)$")
_MACRO_REGION = re.compile(r"(?:经济圈|经济带|城镇群|城市群|都市圈|湾区|流域|库区|地区|走廊|三角|山区|平原)$")
# A province, city or county is known by its name alone; a district or town is not.
_HIGH_DIVISION = re.compile(r"[\u4e00-\u9fff]{2}[省市县]$")
_RANKS = "省市州盟区县旗"
_SHORT_FIRM = re.compile(r"^..公司$")
# From how many such characters on a proper name tells a thing of a class from all others; two may be those of a town,
# whose name others have too (清溪园区). A policy or a body of government needs its region's name.
_NEVER = 1000
_PROPER = {
    EntityType.INSTITUTE: 2,
    EntityType.PROGRAM: 2,
    EntityType.FUND: 2,
    EntityType.ALLIANCE: 3,
    EntityType.PARK: 3,
    EntityType.PLATFORM: 3,
}
_IGNORED = re.compile(r"[\s“”\"'《》()（）·,，、\-—+]")


def assign_scopes(
    entities: Iterable[Entity], description: DocumentDescription, place: UnlistedPlace | None = None
) -> tuple[Entity, ...]:
    """Return a document's entities, each with the scope of its name.

    The scope of a region is its GB/T 2260 code where its name resolves in the document's context, and ``within-`` with
    the code of the region around it for a town that has no code; it is empty for names
    that hold a place or a proper name and for what only the state has; for others it is the code of the region that the
    document plans for (or that 市 or 区 before the name means there), or the document's id where that is unknown.
    ``place`` is the place that the document plans for where no gazetteer has it: its full name (澜州市云江区) then does
    what a code does elsewhere. A region that has its code keeps it; any other scope that an entity has is replaced.
    """
    home = _Home(description, place)
    return tuple(entity if _has_code(entity) else replace(entity, scope=home.scope(entity)) for entity in entities)


def _has_code(entity: Entity) -> bool:
    return entity.type is EntityType.REGION and regions.region(entity.scope) is not None


class _Home:
    """What names mean in a document about a region, or about a place that no gazetteer has."""

    def __init__(self, description: DocumentDescription, place: UnlistedPlace | None) -> None:
        self._code = description.region
        self._place = place if self._code is None else None
        self._context = self._code or (place.listed_code if place is not None else None)
        chained = self._place is not None and len(self._place.divisions) > 1
        named = self._place.full_name if self._place is not None and chained else description.id
        self._own = self._code or named

    def scope(self, entity: Entity) -> str:
        """Return the scope of an entity's name."""
        if entity.type is EntityType.REGION:
            return self._region_scope(entity)
        if entity.type in _UNIVERSAL or any(self._holds_place(name) for name in entity.names):
            return ""
        deictic = DEICTIC.match(entity.name)
        if deictic is not None:
            return self._meant(deictic.group(1) or deictic.group(2)) or self._own
        if entity.type is EntityType.FIRM:
            return self._own if _SHORT_FIRM.match(entity.name) else ""
        if _is_national(entity):
            return ""
        return "" if proper_length(entity.name) >= _PROPER.get(entity.type, _NEVER) else self._own

    def _region_scope(self, entity: Entity) -> str:
        for index in range(len(self._place.divisions)) if self._place is not None else ():
            if self._place is not None and set(self._place.names_of(index)).intersection(entity.names):
                code = self._place.divisions[index].code
                alone = "" if _HIGH_DIVISION.search(self._place.divisions[0].name) else f"within-{self._own}"
                return code or (f"within-{self._place.meaning(index - 1)}" if index else alone)
        for name in entity.names:
            found = regions.resolve(name, context=self._context)
            if found is not None:
                return found.code
        if any(_MACRO_REGION.search(name) or name in _macro_regions() for name in entity.names):
            return ""
        if any(_names_place(name, self._context) and len(name) > 3 for name in entity.names):
            return ""
        if any(_HIGH_DIVISION.search(name) for name in entity.names):
            return ""
        # A bare code would say that the town is the region that it lies in.
        return f"within-{self._own}"

    def _holds_place(self, name: str) -> bool:
        own = self._place.unlisted_names if self._place is not None else ()
        # The short forms of names that no gazetteer has are as often other words.
        return _names_place(name, self._context) or any(form in name for form in own if form[-1] in _RANKS)

    def _meant(self, word: str) -> str | None:
        """Return what 市, 区, 县 or 省 means, None where nothing tells."""
        if self._place is None:
            return meant_region(word, self._code)
        for index in reversed(range(len(self._place.divisions))):
            if self._place.divisions[index].name.endswith(word):
                return self._own if index == len(self._place.divisions) - 1 else self._place.meaning(index)
        return None


def _names_place(name: str, context: str | None) -> bool:
    """Tell whether a name holds the name of a region, administrative or economic."""
    if next(regions.find_regions(name, context=context), None) is not None:
        return True
    return any(region in name for region in _macro_regions())


def _is_national(entity: Entity) -> bool:
    """Tell whether a name is that of something of the whole state."""
    if entity.type in _HELD_BY_MANY:
        return False
    if any(name in _strategies() for name in entity.names) or entity.name.endswith("战略"):
        return True
    if entity.type is EntityType.AGENCY and _MINISTRY.search(entity.name):
        return True
    return _NATIONAL.search(entity.name) is not None


@cache
def proper_length(name: str) -> int:
    """Return how many characters of a name no word for a kind or a field explains: those of a proper name in it.

    >>> proper_length("云鹭湖科创小镇"), proper_length("智慧医疗平台")
    (3, 0)
    """
    words, longest = _common_words()
    text = _IGNORED.sub("", name)
    position, tokens = 0, []
    while position < len(text):
        sizes = range(min(longest, len(text) - position), 0, -1)
        length = next((size for size in sizes if text[position : position + size] in words), 0)
        tokens.append(length)
        position += length or 1
    # A word of one character beside an unexplained one is a part of the proper name (云 in 云鹭湖).
    return sum(
        not length or (length == 1 and not all(tokens[max(0, index - 1) : index + 2]))
        for index, length in enumerate(tokens)
    )


@cache
def _common_words() -> tuple[frozenset[str], int]:
    lexicon = load_lexicon()
    own = [line for line in _WORDS.read_text(encoding="utf-8").split("\n") if not line.startswith("#")]
    words = frozenset(
        (*lexicon.generic, *lexicon.heads, *lexicon.stock, *word_list("industries.txt"), *" ".join(own).split())
    )
    return words, max(map(len, words))


@cache
def _macro_regions() -> frozenset[str]:
    return frozenset((*word_list("macro_regions.txt"), *word_list("foreign_regions.txt")))


@cache
def _strategies() -> frozenset[str]:
    return frozenset(word_list("strategies.txt"))
