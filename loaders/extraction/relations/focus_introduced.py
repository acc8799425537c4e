"""X focusesOn Y, where an earlier clause of the sentence names X: 建设某中心,依托某院,重点开展Y研究."""

import re
from collections.abc import Iterator

from loaders.extraction.relations.built import introduced
from loaders.extraction.relations.finding import Finding
from loaders.extraction.relations.focus import SUBJECTS
from loaders.extraction.relations.objects import fields
from loaders.extraction.relations.scene import Passage
from loaders.extraction.relations.work import DEVELOP, MAIN, carried_out, focusing, tells_stressed, told
from loaders.reading.layout import BlockKind
from ontology.entity import Entity, EntityType

_WORKING = frozenset({EntityType.PLATFORM, EntityType.INSTITUTE})
_CARRIED_OUT = re.compile(r"(?:并|重点|主要|组织)?开展(?=[^,，。；;]*(?:研究|研发|攻关)$)")
# A base is a place where an industry is developed, whatever class it has.
_BASE = "基地"


def find_focus_introduced(passage: Passage) -> Iterator[Finding]:
    """Yield the fields that later clauses tell of what a sentence builds first, or of the base that it opens with."""
    if passage.block.kind in (BlockKind.HEADING, BlockKind.LETTER, BlockKind.TITLE) or passage.title is not None:
        return
    for start, end in passage.sentences():
        yield from _of_built(passage, start, end)
        yield from _of_base(passage, start, end)


def _of_built(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    relying = passage.masked.find("依托", start, end) >= 0
    for begin, finish in passage.clauses(start, end):
        main = MAIN.match(passage.masked, begin, finish)
        verb = main or (_CARRIED_OUT.match(passage.masked, begin, finish) if relying else None)
        if verb is None or begin == start:
            continue
        topic = _topic(passage, start, begin)
        if topic is None:
            continue
        body = passage.masked[verb.end() : finish]
        if main is not None:
            listed = fields(passage, verb.end(), finish) if tells_stressed(body) else ()
        else:
            listed = carried_out(passage, verb.end(), finish)
        yield from focusing(passage, topic, listed, begin, finish, "relation.focuses-named")


def _topic(passage: Passage, start: int, place: int) -> Entity | None:
    """Return the one platform or institute that the clauses before a place build."""
    built = introduced(passage, start, place, SUBJECTS)
    return built[0].entity if built and built[0].entity.type in _WORKING else None


def _of_base(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    opening = passage.opening(start, end)
    if opening is None or opening.entity.type is not EntityType.PLATFORM or not opening.entity.name.endswith(_BASE):
        return
    for begin, finish in passage.clauses(opening.end, end):
        verb = DEVELOP.match(passage.masked, begin, finish) or MAIN.match(passage.masked, begin, finish)
        listed = told(passage, verb, finish) if verb else ()
        yield from focusing(passage, opening.entity, listed, opening.start, finish, "relation.focuses-named")
