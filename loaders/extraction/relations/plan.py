"""What the document itself is: the policy that it carries, and the region that it plans for."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extraction.names.own import own_place
from loaders.extraction.own_subject import own_park
from loaders.extraction.relations.scene import Passage
from loaders.reading.layout import BlockKind
from loaders.reading.reader import Reading
from ontology.entity import Entity, EntityType
from ontology.identity import normalise_name

# A title shorter than this (实施意见) is part of too many others; a region named less often than that is not
# the plan's own.
_SHORTEST_TITLE = 8
_OFTEN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The document's own policy and region among the entities, None where it names none, and all entities.

    ``park`` is the park whose own plan the document is, None for a region's.
    """

    policy: Entity | None
    region: Entity | None
    park: Entity | None
    entities: tuple[Entity, ...]


def recognise_plan(reading: Reading, scene: Sequence[Passage], entities: Sequence[Entity]) -> Plan:
    """Return the policy that a document is, and the region that this policy plans for.

    The policy is the one of the document's title, else the first in a title block, else the first that the text names;
    the region is the one with the description's code or under the name of the place that the title is about, else the
    last that the policy's name begins with, else the one that the text names most.
    """
    policy = _own_policy(reading, scene, entities)
    return Plan(
        policy=policy,
        region=_own_region(reading, policy, entities),
        park=own_park(reading, entities),
        entities=tuple(entities),
    )


def _own_policy(reading: Reading, scene: Sequence[Passage], entities: Sequence[Entity]) -> Entity | None:
    policies = [entity for entity in entities if entity.type is EntityType.POLICY]
    title = normalise_name(reading.document.description.title)
    for entity in policies:
        if title in map(normalise_name, entity.names):
            return entity
    within = [(len(name), e) for e in policies for name in map(normalise_name, e.names) if _titles(name, title)]
    if within:
        return max(within, key=lambda named: named[0])[1]
    titles = [m for p in scene if p.block.kind is BlockKind.TITLE for m in p.mentions]
    for mention in titles:
        if mention.entity.type is EntityType.POLICY:
            return mention.entity
    return min((entity for entity in policies if entity.mentions), key=lambda e: e.mentions[0], default=None)


def _titles(name: str, title: str) -> bool:
    """Tell whether a policy's name is the title without its region's prefix or its years, or the other way round."""
    return len(name) >= _SHORTEST_TITLE and len(title) >= _SHORTEST_TITLE and (name in title or title in name)


def _own_region(reading: Reading, policy: Entity | None, entities: Sequence[Entity]) -> Entity | None:
    regions = [entity for entity in entities if entity.type is EntityType.REGION]
    code = reading.document.description.region
    for region in regions:
        if code and region.scope == code:
            return region
    place = own_place(reading)
    for region in regions:
        if place is not None and set(place.names).intersection(region.names):
            return region
    if policy is not None:
        named = region_of_title(policy.name, regions)
        if named is not None:
            return named
    often = [region for region in regions if len(region.mentions) >= _OFTEN]
    return max(often, key=lambda region: len(region.mentions), default=None)


def region_of_title(title: str, regions: Sequence[Entity]) -> Entity | None:
    """Return the region that a policy's title is about: the last of the regions that it opens with.

    杭州市余杭区国民经济…纲要 is about 余杭区. A region later in the title counts by a name of three characters or more.
    """
    start, found = 0, None
    while True:
        heads = [(len(n), r) for r in regions for n in r.names if title.startswith(n, start)]
        if not heads:
            break
        length, found = max(heads, key=lambda head: head[0])
        start += length
    if found is not None:
        return found
    inside = [(title.find(n), -len(n), r) for r in regions for n in r.names if len(n) >= 3 and n in title]
    return min(inside, key=lambda place: place[:2])[2] if inside else None
