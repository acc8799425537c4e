"""X cooperatesWith Y: 加强X与Y、Z合作, 与Y开展合作, 联合Y开发…."""

import re
from collections.abc import Iterable, Iterator

from loaders.extraction.relations.built import built_in_clause
from loaders.extraction.relations.coordination import last_members
from loaders.extraction.relations.finding import Finding, relate
from loaders.extraction.relations.mentions import Mention
from loaders.extraction.relations.plan import Plan
from loaders.extraction.relations.scene import HEAD, Passage
from loaders.extraction.relations.signature import SIGNATURES
from loaders.extraction.relations.words import either, words
from loaders.reading.layout import BlockKind
from ontology.entity import Entity, EntityType
from ontology.relation import Predicate

_PARTNERS = SIGNATURES[Predicate.COOPERATES_WITH][0]
# 合作建设 builds; 合作 alone cooperates.
_COOPERATE = re.compile(rf"{either(words('cooperation', 'verbs'))}(?!{either(words('common', 'build'))})")
_BODIES_ACTING = _PARTNERS - {EntityType.REGION}
_BETWEEN = re.compile(r"[与同跟和]")
_UNION = re.compile(either(words("cooperation", "union")))
_BUILD = re.compile(either(words("common", "build"), words("building", "together")))
_WORK = re.compile(r"开发|研发|攻关|研究|开展|实施|举办|培养|推广")
# What follows a region that only says where the partners are: 与某省高校合作.
_BODIES = re.compile(r"高校|院校|企业|机构|院所|大学|单位|园区|科学家|专家|团队|个人|政府间|孵化器|加速器")
# Between two partners: separators, with partners of no name of their own (沿海发达省市) between them.
_LIST_GAP = re.compile(r"[“”]?(?:[、和与及]|以及)(?:[^、和与及,，。；;“”]{1,10}(?:[、和与及]|以及)){0,3}[“”]?")
# 与甲国、乙国等先进地区孵化器合作: the list is one of regions.
_CLASSED = re.compile(r"等[^、,，。；;]{0,8}?(?:国家和地区|国家|地区|城市|省市|区县)")
_LEAD = 12
# 发挥某中心作用,加强与甲合作: the plan's region cooperates, by means of the centre.
_MEANS = re.compile(r"(?:充分)?(?:发挥|用好|利用|借助|通过)")
_SEPARATOR = re.compile(r"[、和与及在]|以及")
# What may follow a region that is itself the partner, up to the next separator or the verb.
_AFTER_REGION = re.compile(rf"{either(words('cooperation', 'after_region'))}*")


def find_cooperation(passage: Passage, plan: Plan) -> Iterator[Finding]:
    """Yield what a passage says of cooperation; the plan's region acts where a sentence names nobody."""
    if passage.block.kind is BlockKind.HEADING or passage.explains:
        return
    for start, end in passage.sentences():
        actors: tuple[Mention, ...] = ()
        for begin, finish in passage.clauses(start, end):
            yield from _with(passage, plan, begin, finish, actors)
            yield from _union(passage, plan, begin, end, finish)
            means = _MEANS.match(passage.masked, begin, finish) is not None
            actors = () if means else _bodies(passage, begin, finish)[:1]


def _bodies(passage: Passage, start: int, end: int) -> tuple[Mention, ...]:
    """Return the bodies that a clause names, which the next may go on about."""
    return tuple(m for m in passage.between(start, end) if m.entity.type in _PARTNERS - {EntityType.REGION})


def _with(passage: Passage, plan: Plan, start: int, end: int, earlier: tuple[Mention, ...]) -> Iterator[Finding]:
    """Yield the partners between 与 and 合作 in a clause."""
    verbs = list(_COOPERATE.finditer(passage.masked, start, end))
    if not verbs:
        return
    verb = verbs[-1]
    for between in _BETWEEN.finditer(passage.masked, start, verb.start()):
        before = last_members(passage, start, between.start())
        run = _run(passage, between.end(), verb.start())
        partners = [m for m in run if m.entity.type in _PARTNERS]
        classed = run and _CLASSED.match(passage.masked, run[-1].end, verb.start())
        if run and not classed and _BODIES.search(passage.masked, run[-1].end, verb.start()):
            partners = [m for m in partners if m.entity.type is not EntityType.REGION]
        partners = [m for m in partners if classed or _stands(passage, m, verb.start())]
        if not partners:
            continue
        if before and before[-1].entity.type is EntityType.PARK:
            return  # the scheme knows no cooperation of parks
        left = [m.entity for m in before[-1:] if m.entity.type in _PARTNERS]
        rule = "relation.cooperates"
        if not left:
            left, rule = _actor(passage, plan, earlier, partners)
        begin = before[0].start if before else between.start()
        yield from _pairs(passage, left, partners, begin, verb.end(), rule)
        return


def _stands(passage: Passage, mention: Mention, end: int) -> bool:
    """Tell whether a region is a partner itself, not the beginning of a name or phrase that is."""
    if mention.entity.type is not EntityType.REGION:
        return True
    found = _SEPARATOR.search(passage.masked, mention.end, end)
    return _AFTER_REGION.fullmatch(passage.masked, mention.end, found.start() if found else end) is not None


def _run(passage: Passage, start: int, end: int) -> tuple[Mention, ...]:
    """Return the mentions of the list after 与: the first near the start, the next parted by separators."""
    run: list[Mention] = []
    edge = start
    for mention in passage.between(start, end):
        gap = passage.masked[edge : mention.start]
        if (run and not _LIST_GAP.fullmatch(gap)) or (not run and len(gap) > _LEAD):
            break
        run.append(mention)
        edge = mention.end
    return tuple(run)


def _actor(
    passage: Passage, plan: Plan, earlier: tuple[Mention, ...], partners: Iterable[Mention]
) -> tuple[list[Entity], str]:
    """Return who cooperates where the clause names only the others."""
    places = all(mention.entity.type is EntityType.REGION for mention in partners)
    if earlier and not places:
        return [earlier[0].entity], "relation.cooperates"
    if passage.title is not None and passage.title.type in _PARTNERS and not places:
        return [passage.title], "relation.cooperates"
    own = plan.park or plan.region
    return ([own] if own is not None else []), "relation.cooperates-region"


def _union(passage: Passage, plan: Plan, start: int, end: int, finish: int) -> Iterator[Finding]:
    """Yield the partners of X联合A、B开发…, where nothing is built together; without X the item's title acts."""
    found = _UNION.search(passage.masked, start, finish)
    if found is None or HEAD not in passage.masked[found.end() : finish]:
        return
    before = [m.entity for m in last_members(passage, start, found.start()) if m.entity.type in _BODIES_ACTING]
    actors = before[:1] or [e for e in (passage.title,) if e is not None and e.type in _PARTNERS]
    own = plan.park or plan.region
    if not actors and own is not None and found.start() == start and passage.title is None:
        actors = [own]
    if not actors:
        return
    if _BUILD.search(passage.masked, found.end(), finish) or built_in_clause(passage, finish + 1, end):
        return
    if not _WORK.search(passage.masked, found.end(), min(end, finish + 12)):
        return
    listed = passage.between(found.end(), finish)
    partners = [m for m in last_members(passage, found.end(), listed[-1].end) if m.entity.type in _PARTNERS]
    partners = [m for m in partners if m.entity.type is not EntityType.REGION]
    yield from _pairs(passage, actors, partners, found.start(), finish, "relation.cooperates-union")


def _pairs(
    passage: Passage, left: Iterable[Entity], partners: Iterable[Mention], start: int, end: int, rule: str
) -> Iterator[Finding]:
    right = list(partners)
    end = max((end, *(mention.end for mention in right)))
    yield from relate(passage, left, Predicate.COOPERATES_WITH, right, start=start, end=end, rule=rule)
