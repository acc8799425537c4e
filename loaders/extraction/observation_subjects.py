"""What a figure is about: the plan's region, or the park, fund or project that heading or clause names."""

import re
from collections.abc import Iterator, Sequence

from loaders.extraction.observation_lexicon import opening, words
from loaders.extraction.own_subject import own_park, own_region
from loaders.extraction.statements import Statement
from loaders.extraction.years import YEAR, YEAR_WORDS
from loaders.reading.layout import Block, BlockKind
from loaders.reading.reader import Reading
from ontology.entity import Entity, EntityType
from ontology.identity import normalise_name

# Deictic words for a plan's own region.
_OWN = re.compile(r"(?:力争|争取|确保|使)?(?:全|我|本)(?P<rank>[市区县省旗州])(?!域)")
# Deictic words for a park: the one that was named last, or that whose own plan it is.
_HOPED = re.compile(r"^(?:力争|争取|确保|预计)?[到至，, ]*")
_OWN_PARK = re.compile(
    r"^(?:力争|争取|确保|使|推动)?(?:(?:全|我|本|整个)(?:园区?|高新区|开发区|经开区|新区|示范区)|园区(?!工业园|总?数|个数|面积)|园内)(?:内|实现|的)?"
)
_PLACES = frozenset({EntityType.PARK})
_TITLED = frozenset({EntityType.PARK, EntityType.PLATFORM, EntityType.PROGRAM, EntityType.FUND})
_MEASURED = frozenset({EntityType.PLATFORM, EntityType.INSTITUTE})
_OWNERS = frozenset({EntityType.PARK, EntityType.FUND})
# Their names begin those of other indicators too (某计划项目): what is said of them is told by its words.
_SPOKEN_OF = frozenset({EntityType.PLATFORM, EntityType.PROGRAM})
_FOUNDED = re.compile(
    rf"(?:成立|设立|组建|建立|建成|搭建|建设|打造)了?(?P<thing>[^，,。；;、]{{2,30}})[，,（(](?:到?{YEAR_WORDS}(?:[^，,。；;、\d]{{0,8}}[，,])?[，,]?)?$"
)
_LEADING_VERBS = re.compile(r"^(?:加快|推进|推动|高标准|高水平|大力|积极|建设|打造|组建|建立|建好|做强|做优|提升)+")
# No name is longer; it bounds the work.
_LONGEST_OPENING = 60
_BUILDING = re.compile(r"建设|打造|创建|提升|做强|做大|做优|升级|发展|培育|壮大")
_MEASURES = ("元", "平方米", "平米", "亩", "公顷", "㎡")
_SHORTEST_NAME = 2


def _own_words() -> tuple[str, ...]:
    """Return the words by which a figure is told of a platform or project itself: 入驻, 服务, 面积."""
    lists = [words("indicators", "rules", key) for key in ("tenants", "own", "attributes")]
    return tuple(word for each in lists for word in each)


class Subjects:
    """The subjects that a document's figures can have, looked up by the words that name them."""

    def __init__(self, reading: Reading, entities: Sequence[Entity]) -> None:
        self._by_name: dict[str, Entity] = {}
        self._places: list[tuple[str, Entity]] = []
        for entity in entities:
            for name in entity.names:
                if entity.type in _TITLED | _MEASURED | {EntityType.REGION}:
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

    def of_block(self, block: Block) -> str:
        """Return the subject of the figures of a block: the innermost heading that names one, else the region."""
        if block.kind is BlockKind.ITEM and block.title:
            titled = self._by_name.get(normalise_name(block.title))
            if titled and titled.type in _TITLED - {EntityType.PLATFORM}:
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
        """Return the parks and funds, or the plan's region, that a name begins with, and the rest of the name."""
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
            if entity and (entity.type in _TITLED or entity.key == self.region):
                rest = text[length:].removeprefix("的")
                if entity.type in _SPOKEN_OF and not rest.startswith(_own_words()):
                    return None
                return (entity, rest) if len(rest) > 1 else None
        return None


class StatementSubjects:
    """The subjects of a block's statements, which carry on from clause to clause of a sentence."""

    def __init__(self, subjects: Subjects, block: Block) -> None:
        self._subjects = subjects
        self._text = block.text
        self._default = subjects.of_block(block)
        self._measured = subjects.of_measure(block)
        self._carried: Entity | None = None
        self._end = 0
        self._same_clause = False

    def assign(self, statement: Statement) -> Iterator[tuple[str, str]]:
        """Yield the key or word of each subject, and the indicator's name without the subject's own name."""
        between = self._text[self._end : statement.start]
        ended = max(map(between.rfind, "。；;\n"))
        if ended >= 0 or self._end == 0:
            sentence = self._text[self._end + ended + 1 : statement.end][:_LONGEST_OPENING]
            self._carried = self._subjects.topic(sentence)
        self._same_clause = not re.search(r"[，,、]", between)
        self._end = statement.end
        bracketed = self._founded(between) if between.endswith(("（", "(")) else None
        if bracketed is not None:
            # 设立某基金（总规模20亿元）: the name that the bracket borrows from the words before is the fund's.
            self._carried = bracketed
            yield bracketed.key, opening(statement.clause, words("indicators", "rules", "attributes")) or statement.name
            return
        opened, rest = ([], "") if statement.about else self._subjects.openings(statement.name)
        if not opened:
            yield self._assign(statement, between)
        for entity in opened:
            if entity.type in _TITLED:
                self._carried = entity
                yield entity.key, rest
            else:
                yield self._default, rest

    def _assign(self, statement: Statement, between: str) -> tuple[str, str]:
        if statement.about:
            owner = self._subjects.leading(statement.about)
            if owner and owner.type in _TITLED:
                self._carried = owner
                return owner.key, statement.name
            return self._default, statement.about + statement.name
        clause = _HOPED.sub("", YEAR.sub("", statement.clause))
        if own := _OWN.match(clause):
            zone = self._subjects.park is not None and own["rank"] == "区"
            return self._subjects.region if zone else self._subjects.around, statement.name
        if _OWN_PARK.match(clause) and (park := self._park_before(statement.start)):
            self._carried = park
            return park.key, _OWN_PARK.sub("", statement.name) or statement.name
        if self._carried and self._goes_on(statement, self._carried):
            return self._carried.key, statement.name
        self._carried = self._founded(between)
        attribute = opening(statement.clause, words("indicators", "rules", "attributes"))
        if self._carried and (attribute or self._goes_on(statement, self._carried)):
            return self._carried.key, attribute if statement.name.endswith(attribute) and attribute else statement.name
        self._carried = None
        owner = self._subjects.named(statement.name)
        if owner and owner.type in _OWNERS:
            self._carried = owner
            return self._subjects.region, statement.name
        measure = statement.unit.endswith(_MEASURES) or clause.startswith(words("indicators", "rules", "tenants"))
        if self._measured and measure:
            return self._measured, statement.name
        return self._default, statement.name

    def _park_before(self, place: int) -> Entity | None:
        """Return the park that 园区 means at a place: the last named before it in its sentence, else the plan's own."""
        begin = max(self._text.rfind(mark, 0, place) for mark in "。；\n") + 1
        for start in range(place - 2, max(begin, place - _LONGEST_OPENING * 2) - 1, -1):
            named = self._subjects.leading(self._text[start:place])
            if named is not None and named.type is EntityType.PARK:
                return named
        return self._subjects.park

    def _founded(self, between: str) -> Entity | None:
        """Return the platform or fund that the clause right before a statement founds: 成立某智库，."""
        founded = _FOUNDED.search(between)
        owner = self._subjects.named(founded["thing"]) if founded else None
        return owner if owner and owner.type in {EntityType.PLATFORM, EntityType.FUND} else None

    def _goes_on(self, statement: Statement, owner: Entity) -> bool:
        """Tell whether a clause goes on about a fund or park: one about a park does, one about a fund by its words."""
        if owner.type is EntityType.FUND and statement.name.endswith("基金"):
            return False
        if self._same_clause or owner.type is EntityType.PARK:
            return True
        if owner.type in _SPOKEN_OF and statement.clause.startswith(_own_words()):
            return True
        carrying = words("indicators", "rules", "carry")
        return statement.clause.startswith(carrying) or statement.name in words("indicators", "rules", "attributes")
