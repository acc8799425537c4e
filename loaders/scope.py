"""Within which region a name identifies its thing: everywhere (重庆大学), or only in its own (科技创新中心)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from loaders.extraction.names.lexicon import load_lexicon, word_list
from ontology import regions
from ontology.document import DocumentDescription
from ontology.entity import Entity, EntityType

_WORDS = Path(__file__).with_name("domain_words.txt")

# Names of these classes mean the same wherever they are used.
_UNIVERSAL = {EntityType.UNIVERSITY, EntityType.INDUSTRY, EntityType.TECHNOLOGY}
DEICTIC = re.compile(
    r"[我本全]?([市区县省州旗])(?=[\u4e00-\u9fff])(?!场|值|民|价|块链|域|级|委员|际|政[设工]|内外|外)|([市区县省州])级(?=[\u4e00-\u9fff])"
)
_NATIONAL = re.compile(
    r"^[“\"《]*(?:国家|全国|中国|中华|国务院|中共中央|中央|中科院|“?十[一二三四五六七]五”?国家)|共和国"
)
# Statuses of the state that many regions hold are not told apart by the word for the state.
_HELD_BY_MANY = {EntityType.PARK, EntityType.PLATFORM, EntityType.FUND}
_MINISTRY = re.compile(r"(?:部|总局|科协|银行)$")
_MACRO_REGION = re.compile(r"(?:经济圈|经济带|城镇群|城市群|都市圈|湾区|流域|库区|地区|走廊|三角|山区|平原)$")
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


def assign_scopes(entities: Iterable[Entity], description: DocumentDescription) -> tuple[Entity, ...]:
    """Return a document's entities, each with the scope of its name.

    The scope of a region is its GB/T 2260 code where its name resolves in the document's context, and ``within-`` with
    the code of the region around it for a town that has no code; it is empty for names
    that hold a place or a proper name and for what only the state has; for others it is the code of the region that the
    document plans for (or that 市 or 区 before the name means there), or the document's id where that is unknown.
    A region that has its code keeps it; any other scope that an entity has is replaced.
    """
    return tuple(
        entity if _has_code(entity) else replace(entity, scope=_scope(entity, description)) for entity in entities
    )


def _has_code(entity: Entity) -> bool:
    return entity.type is EntityType.REGION and regions.region(entity.scope) is not None


def _scope(entity: Entity, description: DocumentDescription) -> str:
    own = description.region or description.id
    if entity.type is EntityType.REGION:
        return _region_scope(entity, description, own)
    if entity.type in _UNIVERSAL or any(_names_place(name, description.region) for name in entity.names):
        return ""
    deictic = DEICTIC.match(entity.name)
    if deictic is not None:
        return meant_region(deictic.group(1) or deictic.group(2), description.region) or own
    if entity.type is EntityType.FIRM:
        return own if _SHORT_FIRM.match(entity.name) else ""
    if _is_national(entity):
        return ""
    return "" if proper_length(entity.name) >= _PROPER.get(entity.type, _NEVER) else own


def _region_scope(entity: Entity, description: DocumentDescription, own: str) -> str:
    for name in entity.names:
        found = regions.resolve(name, context=description.region)
        if found is not None:
            return found.code
    if any(_MACRO_REGION.search(name) or name in _macro_regions() for name in entity.names):
        return ""
    if any(_names_place(name, description.region) and len(name) > 3 for name in entity.names):
        return ""
    # A bare code would say that the town is the region that it lies in.
    return f"within-{own}"


def _names_place(name: str, context: str | None) -> bool:
    """Tell whether a name holds the name of a region, administrative or economic."""
    if next(regions.find_regions(name, context=context), None) is not None:
        return True
    return any(region in name for region in _macro_regions())


def meant_region(word: str, context: str | None) -> str | None:
    """Return the code of the region that 市, 区, 县 or 省 means in a document about ``context``."""
    if context is None:
        return None
    here = regions.region(context)
    line = [*([here] if here else []), *regions.ancestors(context)]
    for region in line:
        if region.name.endswith(word) and not (word == "区" and region.level < 3):
            return region.code
    if word in "省区":
        return line[-1].code if line else None
    return None


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


def common_words() -> frozenset[str]:
    """Return the words for kinds and fields, which tell no thing from another."""
    return _common_words()[0]


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
