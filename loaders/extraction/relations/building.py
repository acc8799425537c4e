"""X jointlyBuiltBy Y: 推动Y、Z等单位共建X, 联合Y建设X, Y联合Z成立X, 与Y共建X."""

import re
from collections.abc import Iterable, Iterator

from loaders.extraction.relations.built import BUILDABLE
from loaders.extraction.relations.coordination import last_members, members
from loaders.extraction.relations.finding import Finding
from loaders.extraction.relations.mentions import Mention
from loaders.extraction.relations.scene import Passage
from loaders.extraction.relations.words import either, words
from ontology.entity import Entity
from ontology.relation import Predicate

_TOGETHER = either(words("building", "together"))
_BUILD = either(words("common", "build"))
_GATHER = either(words("building", "gather"))
_UNITS = either(words("building", "units"))
_UNION = either(words("building", "union"))
# Everything between trigger and verb is bounded, so that the scan stays linear.
_UNITS_BUILD = re.compile(
    rf"{_GATHER}(?P<builders>[^。；;]{{0,200}}?{_UNITS})[,，]?(?:共同|联合|合作)?(?:{_TOGETHER}|{_BUILD})"
)
_UNION_BUILD = re.compile(rf"{_UNION}(?P<builders>[^。；;,，]{{1,160}}?)[,，]?(?:{_TOGETHER}|{_BUILD})")
_WITH_BUILD = re.compile(rf"[与和同](?P<builders>[^。；;,，]{{1,160}}?)(?:{_TOGETHER})")
_BY_BUILD = re.compile(rf"由(?P<builders>[^。；;,，]{{1,160}}?)(?:{_TOGETHER})")
# A slip of the pen or a short class word between the last builder and the verb.
_SLIP = 2


def find_building(passage: Passage) -> Iterator[Finding]:
    """Yield what a passage says of things that several bodies build."""
    for start, end in passage.sentences():
        for pattern in (_UNITS_BUILD, _WITH_BUILD, _BY_BUILD):
            for found in pattern.finditer(passage.masked, start, end):
                builders = members(passage, found.start("builders"), found.end("builders"))
                yield from _joint(passage, found, builders, end, "relation.jointly-built")
        for found in _UNION_BUILD.finditer(passage.masked, start, end):
            first = last_members(passage, start, found.start())
            builders = (*first, *_up_to(passage, found.start("builders"), found.end("builders")))
            yield from _joint(passage, found, builders, end, "relation.jointly-built-union")


def _up_to(passage: Passage, start: int, end: int) -> tuple[Mention, ...]:
    """Return the members of the list of builders, the last also where a word or two part it from the verb."""
    listed = members(passage, start, end)
    inside = passage.between(start, end)
    if inside and inside[-1] not in listed and end - inside[-1].end <= _SLIP:
        return (*listed, inside[-1])
    return listed


def _joint(
    passage: Passage, found: re.Match[str], builders: Iterable[Mention], end: int, rule: str
) -> Iterator[Finding]:
    """Yield a relation for each pair of a thing named after the verb, or the item's title, and a builder."""
    listed = list(builders)
    if not listed:
        return
    clause_end = next((finish for _, finish in passage.clauses(found.end(), end)), end)
    built = [m for m in members(passage, found.end(), clause_end) if m.entity.type in BUILDABLE]
    subjects: list[Entity] = [mention.entity for mention in built]
    if not subjects and passage.title is not None and passage.title.type in BUILDABLE:
        subjects, rule = [passage.title], "relation.jointly-built-title"
    start = min(found.start(), listed[0].start)
    for subject in subjects:
        for mention in listed:
            yield Finding(
                subject=subject,
                predicate=Predicate.JOINTLY_BUILT_BY,
                object=mention.entity,
                passage=passage,
                start=start,
                end=built[-1].end if built else found.end(),
                rule=rule,
            )
