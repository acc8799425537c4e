"""X operatedBy Y: 由Y负责, 由Y牵头建设X, 委托Y运营."""

import re
from collections.abc import Iterable, Iterator

from loaders.extraction.relations.built import BUILDABLE, built_after, built_in_clause, introduced
from loaders.extraction.relations.coordination import before_comma, last_members, members
from loaders.extraction.relations.finding import Concept, End, Finding, relate
from loaders.extraction.relations.mentions import Mention
from loaders.extraction.relations.scene import NAME, Passage
from loaders.extraction.relations.technology import find_technologies
from loaders.extraction.relations.words import either, words
from ontology.entity import Entity, EntityType
from ontology.identity import normalise_name
from ontology.relation import Predicate

_VERBS = either(words("operation", "verbs"))
# The operators between are bounded so that the scan stays linear.
_OPERATED = re.compile(
    rf"(?:由|委托|交由)(?P<operators>[^。；;,，]{{1,120}}?)(?:具体|统一|共同|投资|建设|并|和){{0,4}}{_VERBS}"
)
# 由甲牵头,乙负责运营: the second body takes its part without a preposition.
_AND_OPERATED = re.compile(
    rf"[,，](?P<operators>{NAME}(?:[、和与及]{NAME}){{0,12}})(?:具体|共同)?(?:负责|承担)[^,，。；;、\ue000]{{0,6}}(?=[,，。；;]|$)"
)
# 某孵化器运营主体为某公司.
_BODY_IS = re.compile(
    rf"(?P<thing>{NAME})的?(?:运营|管理|建设|实施|牵头|主管|承担)(?:主体|单位|机构|部门)(?:为|是|[:：])(?P<body>{NAME})"
)
_FOUNDED = BUILDABLE | {EntityType.ALLIANCE, EntityType.FUND}
# 支持某企业牵头组建某联盟: the one in the lead stands right before the verb.
_LEADS = re.compile(rf"牵头(?={either(words('common', 'build'))}|实施|开展|[,，])")
# (牵头单位:A、B): the note to an item.
_UNIT = re.compile(
    r"(?:牵头|建设|实施|运营|承担|主管|主办|负责|主责)(?:责任)?(?:单位|部门)(?:为|[:：])(?P<operators>[^。；;,，)）〕】\]]{1,120})"
)
# (责任单位:A、B): those responsible, where no other unit is in the lead.
_RESPONSIBLE = re.compile(r"责任(?:单位|部门)(?:为|[:：])(?P<operators>[^。；;)）〕】\]]{1,160})")
_LED = re.compile(r"牵头|主责|主管")
# 设有X,由某公司运营: the thing just set up is run, not the whole that the item is about.
_SET_UP = re.compile(rf"(?:{either(words('common', 'build'))}|设有|内设|下设)[^,，。；;、\ue000]{{0,8}}$")
# 由某局牵头的某联盟, 由某局负责某行动.
_OWN_THING = re.compile(rf"(?:的|推进|统筹推进|组织实施|实施)?{NAME}(?=的|建设|运营|组织|实施|推进|$)")
_NEAR = 16
_BUILD = re.compile(either(words("common", "build")))
# 某局具体负责统筹推进某行动: the program stands within a few words after the verb.
_IN_CHARGE = re.compile(r"[,，]?(?:具体|牵头|统筹)?(?:负责|牵头)[^,，。；;、\ue000]{0,8}")


def find_operation(passage: Passage) -> Iterator[Finding]:
    """Yield what a passage says of who runs a thing."""
    for start, end in passage.sentences():
        for found in _OPERATED.finditer(passage.masked, start, end):
            operators = members(passage, found.start("operators"), found.end("operators"))
            if not operators:
                continue
            before = last_members(passage, start, found.start())
            built = () if before else _founded(passage, found.end(), end)
            subjects = [mention.entity for mention in before or built]
            rule = "relation.operated-by"
            if not subjects:
                subjects, rule = _topics(passage, found.start(), start, end), "relation.operated-by-title"
            begin = before[0].start if before else found.start()
            finish = max(found.end(), built[-1].end if built else 0)
            ends: list[Entity | Concept] = list(subjects)
            if not ends and passage.title is None:
                ends, rule = list(find_technologies(passage)), "relation.operated-by-title"
            yield from _operated(passage, ends, operators, begin, finish, rule)
            more = _AND_OPERATED.match(passage.masked, passage.clause_end(found.end(), end), end)
            if more is not None:
                listed = members(passage, *more.span("operators"))
                yield from _operated(passage, ends, listed, begin, more.end(), rule)
        yield from _unit_in_charge(passage, start, end)
        yield from _leads(passage, start, end)
        yield from _in_charge(passage, start, end)


def _founded(passage: Passage, start: int, end: int) -> tuple[Mention, ...]:
    """Return what 由某局牵头建设 says is built: right after the verb, or, without a title, in the clauses after it."""
    owned = _OWN_THING.match(passage.masked, start, end)
    if owned:
        return tuple(m for m in passage.between(start, owned.end()) if m.entity.type in _FOUNDED | {EntityType.PROGRAM})
    building = _BUILD.match(passage.masked, start, end) is not None
    untitled = passage.title is None and passage.opening(start, end) is None
    return built_after(passage, start, end, _FOUNDED) if building or untitled else ()


def _topics(passage: Passage, place: int, start: int, end: int) -> list[Entity]:
    """Return what a clause with 由某局负责 is about: the title, what the sentence opens with, what was just founded."""
    before = before_comma(passage, start, place)
    if (
        before
        and before[0].entity.type in _FOUNDED
        and _SET_UP.search(passage.masked[max(start, before[0].start - _NEAR) : before[0].start])
    ):
        return [mention.entity for mention in before]
    if passage.is_task and (founded := _last_founded(passage, start, place)):
        return [founded]
    if passage.title is not None:
        return [passage.title]
    first = passage.opening(start, end)
    if first is not None and first.entity.type in _FOUNDED:
        return [first.entity]
    if topic := introduced(passage, start, place, _FOUNDED):
        return [topic[0].entity]
    if first is not None:
        return [first.entity]
    return [mention.entity for mention in _set_up(passage, start, place)]


def _last_founded(passage: Passage, start: int, place: int) -> Entity | None:
    """Return the thing that a sentence names last before the words on who runs it."""
    found = [mention.entity for mention in passage.between(start, place) if mention.entity.type in _FOUNDED]
    return found[-1] if found else None


def _set_up(passage: Passage, start: int, place: int) -> tuple[Mention, ...]:
    """Return the thing that the sentence says is set up before the words on who runs it: 设立某基金,首期5亿元,由…."""
    found = [mention for mention in passage.between(start, place) if mention.entity.type in _FOUNDED]
    if len(found) != 1 or not _BUILD.search(passage.masked, start, found[0].start):
        return ()
    return tuple(found)


def _unit_in_charge(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield the bodies that a note to an item names: (牵头单位:A)."""
    subject = passage.title
    if subject is None or not _is_item(passage, subject):
        return
    units = list(_UNIT.finditer(passage.masked, start, end))
    if not units and _LED.search(passage.masked, passage.block.body) is None:
        units = list(_RESPONSIBLE.finditer(passage.masked, start, end))
    for found in units:
        operators = members(passage, found.start("operators"), found.end("operators"))
        yield from _operated(passage, [subject], operators, found.start(), found.end())


def _is_item(passage: Passage, subject: Entity) -> bool:
    """Tell whether a note to the passage is about its title's entity, not about a task (加快建设某园)."""
    title = normalise_name(passage.block.title)
    return subject.type is EntityType.PROGRAM or any(normalise_name(name) == title for name in subject.names)


def _leads(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield the things that a body just named takes the lead in founding."""
    for found in _LEADS.finditer(passage.masked, start, end):
        leaders = last_members(passage, start, found.start())
        begin, finish = next(passage.clauses(found.end(), end), (end, end))
        built = built_in_clause(passage, begin, finish, _FOUNDED)
        subjects = [(mention.entity, mention.end) for mention in built]
        comma = found.end() < end and passage.masked[found.end()] in ",，"
        if not subjects and comma and passage.title is not None and _is_item(passage, passage.title):
            subjects = [(passage.title, found.end())]
        for subject, last in subjects:
            if leaders:
                yield from _operated(passage, [subject], leaders, leaders[0].start, last)


def _in_charge(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield the programs that a body is said to be in charge of, and the things whose operator is said to be a body."""
    for found in _BODY_IS.finditer(passage.masked, start, end):
        things, bodies = passage.between(*found.span("thing")), passage.between(*found.span("body"))
        yield from _operated(passage, things, bodies, found.start(), found.end())
    for left, right in zip(passage.between(start, end), passage.between(start, end)[1:], strict=False):
        if right.entity.type is EntityType.PROGRAM and _IN_CHARGE.fullmatch(passage.masked, left.end, right.start):
            yield from _operated(passage, [right], [left], left.start, right.end)


def _operated(
    passage: Passage,
    subjects: Iterable[End],
    operators: Iterable[Mention],
    start: int,
    end: int,
    rule: str = "relation.operated-by",
) -> Iterator[Finding]:
    yield from relate(passage, subjects, Predicate.OPERATED_BY, operators, start=start, end=end, rule=rule)
