"""Which subject each statement of a block has: its words name one, or it goes on about the one before."""

import re
from collections.abc import Iterator

from loaders.extraction.indicator_names import TERM, name_before
from loaders.extraction.observation_lexicon import opening, word_lists, words
from loaders.extraction.observation_subjects import BODIES, SPEAKING, SPOKEN_OF, TITLED, Subjects, own_words
from loaders.extraction.statements import Statement
from loaders.extraction.years import YEAR, YEAR_WORDS
from loaders.reading.layout import Block
from ontology.entity import Entity, EntityType

# Deictic words for a plan's own region.
_OWN = re.compile(r"(?:力争|争取|确保|使)?(?:全|我|本)(?P<rank>[市区县省旗州])(?!域)")
# Deictic words for a park: the one that was named last, or that whose own plan it is.
_HOPED = re.compile(r"^(?:力争|争取|确保|预计)?[到至，, ]*")
_OWN_PARK = re.compile(
    r"^(?:力争|争取|确保|使|推动)?(?:(?:全|我|本|整个)(?:园区?|高新区|开发区|经开区|新区|示范区)|园区(?!工业园|总?数|个数|面积)|园内)(?:内|实现|的)?"
)
_MEANT = frozenset({EntityType.PARK, EntityType.FUND})
_OWNERS = frozenset({EntityType.PARK, EntityType.FUND})
_FOUNDED = re.compile(
    rf"(?:成立|设立|组建|建立|建成|搭建|建设|打造)了?(?P<thing>[^，,。；;、]{{2,30}})[，,（(](?:到?{YEAR_WORDS}(?:[^，,。；;、\d]{{0,8}}[，,])?[，,]?)?$"
)
_MEASURES = ("元", "平方米", "平米", "亩", "公顷", "㎡")
# What opens a clause that says by what means, where or by whom: the sentence does not go on about what stands there.
_MEANS = (
    "依托",
    "由",
    "与",
    "和",
    "同",
    "联合",
    "在",
    "位于",
    "向",
    "以",
    "落户",
    "布局",
    "会同",
    "借助",
    "通过",
    "对接",
    "发挥",
)
_WHERE = re.compile(r"(?:(?:位于|选址|落户|落地|坐落|入驻|依托)[在于]?|[在于与和由])$")
# 其中某园由…负责,…: what the sentence goes on about.
_AMONG = re.compile(r"其中(?P<name>[^，,。；;]{2,40})[，,]")
# What a clause says became of a thing: 某研究院正式揭牌, 启动某科学城一期工程.
_DONE = re.compile(
    r"(?:19|20)?\d{0,2}年?(?:\d{1,2}月)?(?:正式|已|全面|顺利)?(?:揭牌|挂牌|建成|投用|获批|成立|启用|启动|运营|落地|投入|使用|运行|开工|竣工|实体化|建设|[一二三]期|工程)+$"
)
_COMMAS = "，,（("
_MOST_CLAUSES = 6
# How far back a sentence is read; it bounds the work.
_LONGEST_SENTENCE = 400
# No name is longer; it bounds the work.
_LONGEST_OPENING = 60


class StatementSubjects:
    """The subjects of a block's statements, which carry on from clause to clause of a sentence."""

    def __init__(self, subjects: Subjects, block: Block) -> None:
        self._subjects = subjects
        self._text = block.text
        self._default = subjects.of_block(block)
        self._measured = subjects.of_measure(block)
        self._carried: Entity | None = None
        self._speaker: Entity | None = None
        self._end = 0
        self._same_clause = False
        # The indicator before, and its unit.
        self._said = ("", "")

    def assign(self, statement: Statement) -> Iterator[tuple[str, str]]:
        """Yield the key or word of each subject, and the indicator's name without the subject's own name."""
        for subject, indicator in self._assigned(statement):
            self._said = (indicator, statement.unit)
            yield subject, indicator

    def _assigned(self, statement: Statement) -> Iterator[tuple[str, str]]:
        between = self._text[self._end : statement.start]
        ended = max(map(between.rfind, "。；;\n"))
        if ended >= 0 or self._end == 0:
            sentence = self._text[self._end + ended + 1 : statement.end][:_LONGEST_OPENING]
            self._carried = self._subjects.topic(sentence)
            self._speaker = None
        among = _AMONG.search(between)
        named = self._subjects.leading(among["name"]) if among else None
        if named is not None and named.type in _MEANT:
            self._carried = named
        self._same_clause = not re.search(r"[，,、]", between)
        self._end = statement.end
        bracketed = self._founded(between) if between.endswith(("（", "(")) else None
        if bracketed is not None:
            # 设立某基金（总规模20亿元）: the name that the bracket borrows from the words before is the fund's.
            self._carried = bracketed
            yield bracketed.key, opening(statement.clause, words("indicators", "rules", "attributes")) or statement.name
            return
        share = self._subjects.named(statement.name)
        if share is not None and share.type is EntityType.REGION and self._said[1] == statement.unit:
            # 高新技术企业达到90家，其中某县、某区分别达到10家和20家.
            yield share.key, self._said[0]
            return
        opened, rest = ([], "") if statement.about else self._subjects.openings(statement.name)
        if not opened:
            yield self._assign(statement, between)
        for entity in opened:
            if entity.type in TITLED | BODIES or entity.key != self._subjects.around:
                self._carried = entity
                self._speaker = entity if entity.type in SPEAKING else None
                yield entity.key, rest
            else:
                yield self._default, rest

    def _assign(self, statement: Statement, between: str) -> tuple[str, str]:
        if statement.about:
            owner = self._subjects.leading(statement.about)
            if owner and owner.type in TITLED:
                self._carried = owner
                return owner.key, statement.name
            return self._default, statement.about + statement.name
        clause = _HOPED.sub("", TERM.sub("", _HOPED.sub("", YEAR.sub("", statement.clause))))
        if own := _OWN.match(clause):
            zone = self._subjects.park is not None and own["rank"] == "区"
            self._carried = self._speaker = None
            return self._subjects.region if zone else self._subjects.around, statement.name
        if _OWN_PARK.match(clause) and (park := self._park_before(statement.start)):
            self._carried = park
            return park.key, _OWN_PARK.sub("", statement.name) or statement.name
        if (named := self._going_on(statement, clause, between)) is not None:
            return named
        self._carried = None
        owner = self._subjects.named(statement.name)
        if owner and owner.type in _OWNERS:
            self._carried = owner
            return self._subjects.region, statement.name
        measure = statement.unit.endswith(_MEASURES) or self._of_its_own(clause)
        if self._measured and measure:
            return self._measured, statement.name
        return self._default, statement.name

    def _going_on(self, statement: Statement, clause: str, between: str) -> tuple[str, str] | None:
        """Return the thing that a clause goes on about, and the indicator; None where it opens something else."""
        if self._carried and (self._speaks_on(statement) or self._goes_on(statement, self._carried)):
            return self._carried.key, statement.name
        if meant := self._of_kind(statement):
            self._carried = meant[0]
            return meant[0].key, meant[1]
        own, does = self._of_its_own(clause), clause.startswith(words("indicators", "rules", "does"))
        if (own or does) and (topic := self._introduced(statement.start, of_its_own=own)):
            self._carried = self._speaker = topic
            return topic.key, statement.name
        self._carried = self._founded(between)
        attribute = opening(statement.clause, words("indicators", "rules", "attributes"))
        if self._carried and (attribute or self._goes_on(statement, self._carried)):
            return self._carried.key, attribute if statement.name.endswith(attribute) and attribute else statement.name
        return None

    @staticmethod
    def _of_its_own(clause: str) -> bool:
        """Tell whether a clause is of the kind that is said of a platform or park itself: 入驻, 服务, 建筑面积."""
        return clause.startswith(own_words())

    def _of_kind(self, statement: Statement) -> tuple[Entity, str] | None:
        """Return the thing that a bare kind at the beginning of a clause means (产业园入驻企业), and the indicator.

        It is the thing of that kind named last before in the sentence, after 该 also in the one before it.
        """
        clause = statement.clause
        meant = clause.startswith(("该", "本"))
        clause = clause[1:] if meant else clause
        for kind, names in word_lists("indicators")["kinds"].items():
            word = opening(clause, tuple(sorted(names, key=len, reverse=True)))
            rest = clause[len(word) :].removeprefix("内").removeprefix("的")
            if not word or not (rest.startswith((*own_words(), *words("indicators", "rules", "does")))):
                continue
            owner = self._before(statement.start, EntityType(kind), anywhere=meant)
            if owner is not None:
                name = statement.name if kind == EntityType.FUND.value else name_before(rest).text
                return owner, name or statement.name
        return None

    def _introduced(self, place: int, *, of_its_own: bool) -> Entity | None:
        """Return the thing with whose name a clause before in the sentence ends: what the sentence goes on about.

        加快建设某园,规划面积…; 某研究院揭牌,累计对接…. Of what is not ``of_its_own`` it must be the sentence's subject.
        """
        begin = self._sentence_start(place, "。；;\n")
        ends = [index for index in range(begin, place) if self._text[index] in _COMMAS][-_MOST_CLAUSES:]
        for end in reversed(ends):
            start = max((self._text.rfind(mark, begin, end) + 1 for mark in _COMMAS), default=begin)
            opens = max(start, begin) == begin
            clause = _DONE.sub("", self._text[max(start, begin) : end])
            named, name = self._subjects.closing(clause)
            before = clause.removesuffix(name)
            if named is None or _WHERE.search(before) or (clause.startswith(_MEANS) and not before.endswith("的")):
                continue
            if named.type is EntityType.PROGRAM and not name.endswith("项目"):
                continue
            is_subject = opens and (not before or before.endswith("的"))
            return named if of_its_own or is_subject else None
        return None

    def _sentence_start(self, place: int, marks: str) -> int:
        """Return where the sentence of a place begins, no further back than a sentence reaches."""
        first = max(0, place - _LONGEST_SENTENCE)
        return max(self._text.rfind(mark, first, place) for mark in marks) + 1 or first

    def _park_before(self, place: int) -> Entity | None:
        """Return the park that 园区 means at a place: the last named before it in its sentence, else the plan's own."""
        return self._before(place, EntityType.PARK) or self._subjects.park

    def _before(self, place: int, kind: EntityType, *, anywhere: bool = False) -> Entity | None:
        """Return the thing of a class that is named last before a place in its sentence, or in the block."""
        begin = 0 if anywhere else self._sentence_start(place, "。；\n")
        for start in range(place - 2, max(begin, place - _LONGEST_OPENING * 2) - 1, -1):
            named = self._subjects.leading(self._text[start:place])
            if named is not None and named.type is kind:
                return named
        return None

    def _founded(self, between: str) -> Entity | None:
        """Return the platform or fund that the clause right before a statement founds: 成立某智库，."""
        founded = _FOUNDED.search(between)
        owner = self._subjects.named(founded["thing"]) if founded else None
        return owner if owner and owner.type in {EntityType.PLATFORM, EntityType.FUND} else None

    def _speaks_on(self, statement: Statement) -> bool:
        """Tell whether a clause says what else the body or platform does that the sentence speaks of."""
        return self._speaker is not None and statement.clause.startswith(words("indicators", "rules", "does"))

    def _goes_on(self, statement: Statement, owner: Entity) -> bool:
        """Tell whether a clause goes on about what one before named: a park or region always, a fund by its words."""
        if owner.type is EntityType.FUND and statement.name.endswith("基金"):
            return False
        if self._same_clause or owner.type in {EntityType.PARK, EntityType.REGION}:
            return True
        if owner.type in SPOKEN_OF and statement.clause.startswith(own_words()):
            return True
        carrying = words("indicators", "rules", "carry")
        return statement.clause.startswith(carrying) or statement.name in words("indicators", "rules", "attributes")
