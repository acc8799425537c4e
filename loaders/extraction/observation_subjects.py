"""What a figure is about: the plan's region, or the park, fund or project that heading or clause names."""

import re
from collections.abc import Sequence

from loaders.extraction.indicator_names import name_before
from loaders.extraction.observation_lexicon import words
from loaders.extraction.own_subject import own_park, own_region
from loaders.reading.layout import Block, BlockKind
from loaders.reading.reader import Reading
from ontology.entity import Entity, EntityType
from ontology.identity import normalise_name
from ontology.regions import ancestors, region

_PLACES = frozenset({EntityType.PARK})
TITLED = frozenset({EntityType.PARK, EntityType.PLATFORM, EntityType.PROGRAM, EntityType.FUND})
_MEASURED = frozenset({EntityType.PLATFORM, EntityType.INSTITUTE})
# Their names begin those of other indicators too (某计划项目): what is said of them is told by its words.
SPOKEN_OF = frozenset({EntityType.PLATFORM, EntityType.PROGRAM})
# Bodies whose own figures a clause states after their name: 某研究院孵化企业15家.
BODIES = frozenset({EntityType.INSTITUTE, EntityType.UNIVERSITY, EntityType.FIRM})
SPEAKING = BODIES | {EntityType.PLATFORM}
_LEADING_VERBS = re.compile(r"^(?:加快|推进|推动|高标准|高水平|大力|积极|建设|打造|组建|建立|建好|做强|做优|提升)+")
# No name is longer; it bounds the work.
_LONGEST_OPENING = 60
_BUILDING = re.compile(r"建设|打造|创建|提升|做强|做大|做优|升级|发展|培育|壮大")
_SHORTEST_NAME = 2
# 某县高新技术企业 is the county's figure, 某县级重点实验室 a level's, 某县委 a body's.
_RANKED = re.compile(r"[省市区县旗州盟]$")
_COUNTY = re.compile(r"[区县旗]$")
_NO_REGION = ("级", "属", "委", "政府", "人民政府", "人大", "政协", "长")


def own_words() -> tuple[str, ...]:
    """Return the words by which a figure is told of a platform or project itself: 入驻, 服务, 面积."""
    lists = [words("indicators", "rules", key) for key in ("tenants", "own", "attributes")]
    return tuple(word for each in lists for word in each)


def _is_project(block: Block) -> bool:
    """Tell whether an item's title is a project's or a panel's programme, no task (补链行动) of the region."""
    return bool(block.panel) or block.title.endswith("项目")


class Subjects:
    """The subjects that a document's figures can have, looked up by the words that name them."""

    def __init__(self, reading: Reading, entities: Sequence[Entity]) -> None:
        self._by_name: dict[str, Entity] = {}
        self._places: list[tuple[str, Entity]] = []
        for entity in entities:
            for name in entity.names:
                if entity.type in TITLED | SPEAKING | {EntityType.REGION}:
                    self._by_name.setdefault(normalise_name(name), entity)
                if entity.type in _PLACES and len(name) > _SHORTEST_NAME:
                    self._places.append((normalise_name(name), entity))
        self._places.sort(key=lambda place: -len(place[0]))
        self._initials = {name[:1] for name in self._by_name}
        self._longest = max((len(name) for name in self._by_name), default=0)
        self._headings: dict[str, Entity | None] = {}
        self.park = own_park(reading, entities)
        self.around = own_region(reading, entities)
        self.region = self.park.key if self.park is not None else self.around
        own = next((entity for entity in entities if entity.key == self.around), None)
        self._code = own.scope if own is not None and region(own.scope) else ""

    def of_block(self, block: Block) -> str:
        """Return the subject of the figures of a block: the innermost heading that names one, else the region."""
        if block.kind is BlockKind.ITEM and block.title:
            titled = self._by_name.get(normalise_name(block.title))
            own = titled is not None and (titled.type is not EntityType.PROGRAM or _is_project(block))
            if titled and own and titled.type in TITLED - {EntityType.PLATFORM}:
                return titled.key
        named = self.topic(block.text[:_LONGEST_OPENING], marks=":：") if not block.title else None
        if named:
            return named.key
        for heading in (block.title, block.panel, *reversed(block.section)):
            place = self._place(heading)
            if place:
                return place.key
        return self.region

    def of_measure(self, block: Block) -> str | None:
        """Return the platform or institute that an item's title names: sums, areas and tenants are its own."""
        title = _LEADING_VERBS.sub("", block.title or "").removesuffix("建设")
        titled = self._by_name.get(normalise_name(title)) if title else None
        return titled.key if titled and titled.type in _MEASURED else None

    def _place(self, heading: str) -> Entity | None:
        """Return the park that a heading is about: it names one and speaks of building it, or ends with it."""
        if heading not in self._headings:
            flat = normalise_name(heading)
            named = next((place for place in self._places if place[0] in flat), None)
            about = named and (flat.endswith(named[0]) or _BUILDING.search(flat))
            self._headings[heading] = named[1] if named and about else None
        return self._headings[heading]

    def named(self, text: str) -> Entity | None:
        """Return the thing of which a text is a name."""
        return self._by_name.get(normalise_name(text))

    def closing(self, text: str) -> tuple[Entity | None, str]:
        """Return the platform, park, fund, programme or institute with whose name a text ends, and the name there."""
        for length in range(min(len(text), self._longest + 4), 2, -1):
            entity = self._by_name.get(normalise_name(text[-length:]))
            if entity and entity.type in TITLED | _MEASURED:
                return entity, text[-length:]
        return None, ""

    def leading(self, text: str) -> Entity | None:
        """Return the thing whose name a text begins with, the longest name first."""
        if not self._may_open(text):
            return None
        for length in range(min(len(text), self._longest + 4), 1, -1):
            entity = self._by_name.get(normalise_name(text[:length]))
            if entity:
                return entity
        return None

    def _may_open(self, text: str) -> bool:
        """Tell by its first character whether a text can begin with a name."""
        return normalise_name(text[:4])[:1] in self._initials

    def topic(self, text: str, marks: str = "") -> Entity | None:
        """Return the park or platform that a text opens with and goes on about, before one of some marks if given."""
        owner = self.leading(text)
        if owner is None or owner.type not in {EntityType.PARK, EntityType.PLATFORM}:
            return None
        name = next((name for name in owner.names if text.startswith(name)), "")
        if marks:
            return (
                owner if name and owner.type is EntityType.PARK and text[len(name) : len(name) + 1] in marks else None
            )
        if owner.type is EntityType.PLATFORM and not text.startswith(
            words("indicators", "rules", "goes_on"), len(name)
        ):
            return None
        return owner if name and not text.startswith(("、", "和", "与", "及", "等"), len(name)) else None

    def openings(self, text: str) -> tuple[list[Entity], str]:
        """Return the parks, funds and regions that a name begins with, and the rest of the name."""
        found: list[Entity] = []
        rest = text
        while opened := self._opening(rest.lstrip("、和与及") if found else rest):
            found.append(opened[0])
            rest = opened[1]
        return ([], text) if rest.startswith(("、", "和", "与", "及")) else (found, rest)

    def _opening(self, text: str) -> tuple[Entity, str] | None:
        if not self._may_open(text):
            return None
        for length in range(min(len(text) - 2, self._longest + 4), 1, -1):
            entity = self._by_name.get(normalise_name(text[:length]))
            if entity and (entity.type in TITLED | SPEAKING or self._owns(entity, text[:length], text[length:])):
                rest = text[length:].removeprefix("的")
                if entity.type in SPEAKING and rest.startswith(words("indicators", "rules", "does")):
                    said = name_before(rest)
                    return entity, said.whole() or rest
                if entity.type in BODIES or (entity.type in SPOKEN_OF and not rest.startswith(own_words())):
                    return None
                return (entity, rest) if len(rest) > 1 else None
        return None

    def _owns(self, entity: Entity, name: str, rest: str) -> bool:
        """Tell whether a figure is a region's after whose name it stands: the plan's own, or one that has it not in it.

        A status that a wider region awards (某市科技型企业) is no figure of that region. Of a region that has no code,
        the rank of a county alone tells that the plan's region does not lie in it.
        """
        if entity.key == self.region:
            return True
        if entity.type is not EntityType.REGION or not _RANKED.search(name) or rest.startswith(_NO_REGION):
            return False
        if self._code and region(entity.scope):
            return entity.scope != self._code and entity.scope not in {wider.code for wider in ancestors(self._code)}
        return bool(_COUNTY.search(name))
