"""Policies: what they rest on, who issued them, which region they are for."""

import re
from collections.abc import Iterator, Sequence

from loaders.extraction.relations.coordination import last_members
from loaders.extraction.relations.finding import Finding
from loaders.extraction.relations.mentions import Mention
from loaders.extraction.relations.plan import Plan, region_of_title
from loaders.extraction.relations.scene import Passage
from loaders.extraction.relations.signatures import find_signature
from loaders.extraction.relations.words import either, words
from ontology.entity import Entity, EntityType
from ontology.relation import Predicate

_BASIS = re.compile(either(words("policy", "basis")))
_MAKES = re.compile(r"(?:制定|编制|制订|编写|特制定)")
_ISSUED = re.compile(rf"(?:关于)?(?:联合|共同)?{either(words('policy', 'issue'))}(?:了|的|实施|《|〈)*")
# 参照《甲》制定: an example, no basis.
_COMPARED = re.compile(r"(?:参照|参考|对照|对标|借鉴)[《〈“]?$")
# How far after 落实 a policy may stand.
_REACH = 120
_ABOUT = "关于"
_PARTY = "中共"
# What opens a title right after the region that it is for: 某区《…办法》, 某市“…十条”.
_OPENED = ("《", "〈", "“", '"', "的《", "的“")


def find_policies(scene: Sequence[Passage], plan: Plan) -> Iterator[Finding]:
    """Yield what a document says of policies, its own among them."""
    for passage in scene:
        if plan.policy is not None and not passage.explains:
            yield from _bases(passage, plan.policy)
        yield from _issuers(passage)
    if plan.policy is not None:
        yield from find_signature(scene, plan.policy)
    yield from _regions(scene, plan)
    yield from _titled_issuers(scene, plan)


def _bases(passage: Passage, policy: Entity) -> Iterator[Finding]:
    for start, end in passage.sentences():
        triggers = list(_BASIS.finditer(passage.masked, start, end))
        makes = _MAKES.search(passage.masked, triggers[0].end(), end) if triggers else None
        for mention in passage.between(start, end):
            trigger = next((t for t in reversed(triggers) if t.end() <= mention.start), None)
            if mention.entity.type is not EntityType.POLICY or trigger is None:
                continue
            if _COMPARED.search(passage.masked[max(start, mention.start - 4) : mention.start]):
                continue
            made = makes is not None and trigger.start() < makes.start()
            if made and makes is not None and mention.start > makes.start():
                continue
            if not made and mention.start >= min(passage.clause_end(trigger.end(), end), trigger.end() + _REACH):
                continue
            rule = "relation.based-on" if made else "relation.based-on-implements"
            yield _make(policy, Predicate.BASED_ON, mention.entity, passage, trigger.start(), mention.end, rule)


def _issuers(passage: Passage) -> Iterator[Finding]:
    """Yield A、B印发《C》, and the agency that stands right before a title: 区委《关于…的意见》."""
    for left, right in zip(passage.mentions, passage.mentions[1:], strict=False):
        if left.entity.type is not EntityType.AGENCY or right.entity.type is not EntityType.POLICY:
            continue
        gap = passage.masked[left.end : right.start]
        if gap in ("《", "〈"):
            issuers, rule = [left], "relation.issued-by-possessor"
        elif _ISSUED.fullmatch(gap):
            run = last_members(passage, max(left.start - _REACH, 0), left.end)
            issuers, rule = [m for m in run if m.entity.type is EntityType.AGENCY], "relation.issued-by-statement"
        else:
            continue
        for issuer in issuers:
            yield _make(right.entity, Predicate.ISSUED_BY, issuer.entity, passage, issuer.start, right.end, rule)


def _titled_issuers(scene: Sequence[Passage], plan: Plan) -> Iterator[Finding]:
    """Yield the agencies that a title opens with: 某省委某省人民政府关于…的意见."""
    agencies = {name: e for e in plan.entities if e.type is EntityType.AGENCY for name in e.names}
    if plan.region is not None:
        # 市委 is what the title of the city's own decision calls 某市委.
        own = {plan.region.name[:-1] + name: e for name, e in agencies.items() if name[0] == plan.region.name[-1]}
        agencies = {**own, **agencies}
    lengths = sorted({len(name) for name in agencies}, reverse=True)
    done: set[str] = set()
    for passage in scene:
        for mention in passage.mentions:
            policy = mention.entity
            if policy.type is not EntityType.POLICY or policy.key in done:
                continue
            done.add(policy.key)
            for agency in _opening_agencies(policy.name, agencies, lengths):
                yield _make(
                    policy,
                    Predicate.ISSUED_BY,
                    agency,
                    passage,
                    mention.start,
                    mention.end,
                    "relation.issued-by-title",
                )


def _opening_agencies(title: str, agencies: dict[str, Entity], lengths: Sequence[int]) -> list[Entity]:
    """Return the agencies whose names, one after the other, a title has before 关于, 中共 before them or not."""
    for start in (0, len(_PARTY)) if title.startswith(_PARTY) else (0,):
        found: list[Entity] = []
        place = start
        while length := next((each for each in lengths if title[place : place + each] in agencies), 0):
            found.append(agencies[title[place : place + length]])
            place += length
        if found and title.startswith(_ABOUT, place):
            return found
    return []


def _regions(scene: Sequence[Passage], plan: Plan) -> Iterator[Finding]:
    regions = [entity for entity in plan.entities if entity.type is EntityType.REGION]
    done: set[str] = set()
    for passage in scene:
        for place, mention in enumerate(passage.mentions):
            entity = mention.entity
            if entity.type is not EntityType.POLICY or entity.key in done:
                continue
            region, rule, start = region_of_title(entity.name, regions), "relation.applies-to-title", mention.start
            if plan.policy is not None and entity.key == plan.policy.key:
                region, rule = _own_region(entity, plan, region, regions), "relation.applies-to-plan"
            before = passage.mentions[place - 1] if place else None
            if region is None and before is not None and _owns(passage, before, mention):
                region, rule, start = before.entity, "relation.applies-to-possessor", before.start
            if region is not None:
                done.add(entity.key)
                yield _make(entity, Predicate.APPLIES_TO, region, passage, start, mention.end, rule)


def _own_region(policy: Entity, plan: Plan, titled: Entity | None, regions: Sequence[Entity]) -> Entity | None:
    """Return the region that the document's own policy is for; of a zone's plan only one that its title has besides."""
    if plan.park is None:
        return plan.region or titled
    rest = policy.name
    for name in sorted(plan.park.names, key=len, reverse=True):
        rest = rest.replace(name, "")
    return region_of_title(rest, regions)


def _owns(passage: Passage, before: Mention, title: Mention) -> bool:
    """Tell whether a region stands right before a title: 某区《…办法》."""
    return before.entity.type is EntityType.REGION and passage.masked[before.end : title.start] in _OPENED


def _make(
    subject: Entity, predicate: Predicate, obj: Entity, passage: Passage, start: int, end: int, rule: str
) -> Finding:
    return Finding(subject=subject, predicate=predicate, object=obj, passage=passage, start=start, end=end, rule=rule)
