"""What a document is about: the park that a zone's own plan names in its title, else a region."""

import re
from collections import Counter
from collections.abc import Sequence

from loaders.extraction.names.own import own_place
from loaders.reading.reader import Reading
from ontology.entity import Entity, EntityType
from ontology.identity import normalise_name

_WHOLE = re.compile(r"全[市区县省旗州]")
_DEFAULT_WORD = "全市"
# What a title says before the name of what it plans for.
_OPENING = re.compile(r"^(?:中共|关于|印发|公布|发布|进一步|加快|推进|推动|支持|促进|深化|加强|建设)*")
# After a park's name these tell of something else: another park beside it, a body or a thing of its own.
_GOES_ON_WITH_ANOTHER = re.compile(r"^(?:[和与及、]|管委会|管理委员会|公司|集团|大学|研究院)")
# A title with more names of regions before the park's is none that was met.
_MOST_REGIONS = 4


def own_park(reading: Reading, entities: Sequence[Entity]) -> Entity | None:
    """Return the park whose own plan a document is: its title begins with the park's name, after regions at most."""
    title = _OPENING.sub("", normalise_name(reading.document.description.title))
    parks = _by_name(entities, EntityType.PARK)
    regions = _by_name(entities, EntityType.REGION)
    for _ in range(_MOST_REGIONS):
        name = max((name for name in parks if title.startswith(name)), key=len, default="")
        if name:
            return None if _GOES_ON_WITH_ANOTHER.match(title[len(name) :]) else parks[name]
        before = max((name for name in regions if title.startswith(name)), key=len, default="")
        if not before:
            return None
        title = title[len(before) :]
    return None


def own_region(reading: Reading, entities: Sequence[Entity]) -> str:
    """Return the key of the plan's region, or the word that stands for it where the plan does not name it."""
    regions = [entity for entity in entities if entity.type is EntityType.REGION]
    description = reading.document.description
    for entity in regions:
        if description.region and entity.scope == description.region:
            return entity.key
    place = own_place(reading)
    for entity in regions:
        if place is not None and set(place.names).intersection(entity.names):
            return entity.key
    title = normalise_name(description.title)
    titled = [e for e in regions if any(normalise_name(name) in title for name in e.names)]
    if titled:
        # 杭州市余杭区…规划 is a plan of the district: the region named last.
        return max(titled, key=lambda e: max(title.rfind(normalise_name(name)) for name in e.names)).key
    counts = Counter(_WHOLE.findall(reading.layout.clean.text))
    return counts.most_common(1)[0][0] if counts else _DEFAULT_WORD


def _by_name(entities: Sequence[Entity], kind: EntityType) -> dict[str, Entity]:
    return {normalise_name(name): entity for entity in entities if entity.type is kind for name in entity.names}
