"""The technologies that a panel's item, or the item on the technology of an industry, says are worked on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.extraction.evidence import cite
from loaders.extraction.relations.concepts import ConceptRegistry
from loaders.extraction.relations.objects import fields
from loaders.extraction.relations.scene import HEAD, Passage
from loaders.extraction.relations.technology import find_technologies
from loaders.extraction.relations.words import confidence, either, words
from loaders.extraction.relations.work import VERB
from loaders.reading.layout import BlockKind
from loaders.reading.reader import Reading
from ontology.attribute import Attribute, AttributeProperty
from ontology.entity import EntityType

_RULE = "attribute.direction"
_ADVERBS = f"(?:{either(words('directions', 'adverbs'))})*"
_STRONG = re.compile(rf"{_ADVERBS}{either(words('directions', 'strong'))}(?:了|出)?")
_WEAK = re.compile(rf"{_ADVERBS}{either(words('directions', 'weak'))}")
_TELLS = re.compile(rf"{either(words('directions', 'ends'))}(?:等|和|与|及)*$")
_GOES_ON = re.compile(r"(?:技术|工艺|装备|设备|方法|系统|器件|材料|产品|芯片|研究|研发)$")
_DONE = re.compile(
    rf"(?<=领域){either(words('directions', 'done'))}.*$|(?<=方面){either(words('directions', 'done'))}.*$"
    r"|(?<=.)(?:进行|开展)[^、,，]{0,16}$"
)
_PLAIN = frozenset(words("directions", "plain"))
# 消费品产业技术创新, 推动装备制造业科技创新: the item is about the industry's technology.
_OF_INDUSTRY = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,12}?(?:产业|工业|制造业|服务业))[\u4e00-\u9fff]{0,4}(?:技术|科技)创新$"
)
_LEADING_VERBS = re.compile(r"^(?:加快|推动|推进|大力|促进|加强|突出|深化|强化)+")
_SHORTEST, _LONGEST = 2, 24
# What is left of a clause when its list was cut in the wrong place.
_NO_NAME = re.compile(
    rf"^(?:等|的|和|与|及|以|为|在|对|将|从|于|用于|使|跨|{either(words('directions', 'no_openings'))})"
    rf"|(?:[的和与及以为在等]|{either(words('directions', 'no_ends'))})$"
    r"|[“”\"'（）()《》；;。,，]|为(?:代表|核心|重点)|一批|若干|各类|各种|[^内外存现所潜](?:在)[^线岗]|可以|我[市区县省]"
)
# What stands before or after a name and is no part of it.
_AROUND = re.compile(rf"^{either(words('directions', 'openings'))}|{either(words('directions', 'closings'))}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """The words of a technology, and where the clause stands that names it."""

    text: str
    start: int
    end: int


def find_directions(reading: Reading, scene: Iterable[Passage], registry: ConceptRegistry) -> tuple[Attribute, ...]:
    """Return for each technology panel's item and industry's item what it says is worked on, each word once."""
    found: dict[tuple[str, str], Attribute] = {}
    for passage in scene:
        key = _topic(passage, registry)
        for stated in _stated(passage) if key is not None else ():
            if key is not None and (key, stated.text) not in found:
                evidence = cite(
                    reading, passage.block, stated.start, stated.end, rule=_RULE, confidence=confidence(_RULE)
                )
                found[key, stated.text] = Attribute(
                    subject=key, property=AttributeProperty.DIRECTION, value=stated.text, evidence=evidence
                )
    return tuple(found.values())


def _topic(passage: Passage, registry: ConceptRegistry) -> str | None:
    """Return the key of the technology or industry that an item is about."""
    technology = next(find_technologies(passage), None)
    if technology is not None:
        return registry.key(technology)
    if passage.block.kind is not BlockKind.ITEM:
        return None
    titled = _OF_INDUSTRY.search(_LEADING_VERBS.sub("", passage.block.title))
    return registry.known(EntityType.INDUSTRY, titled["name"]) if titled else None


def _stated(passage: Passage) -> Iterator[_Stated]:
    for start, end in passage.sentences():
        listing = False
        for begin, finish in passage.clauses(start, end):
            strong = _STRONG.match(passage.masked, begin, finish)
            weak = None if strong else _WEAK.match(passage.masked, begin, finish)
            if strong or weak:
                verb = strong or weak
                place = verb.end() if verb else begin
            elif listing and not VERB.match(passage.masked, begin, finish):
                place = begin
            else:
                listing = False
                continue
            done = _DONE.search(passage.masked, place, finish)
            stop = done.start() if done else finish
            body = passage.masked[place:stop]
            listing = _TELLS.search(body) is not None or (strong is not None and "、" in body)
            if not listing or (weak is not None and HEAD in body):
                continue
            for concept in fields(passage, place, stop):
                name = _AROUND.sub("", concept.names[0])
                if _is_direction(name) and name not in passage.block.title:
                    yield _Stated(text=name, start=begin, end=finish)


def _is_direction(name: str) -> bool:
    return _SHORTEST <= len(name) <= _LONGEST and name not in _PLAIN and _NO_NAME.search(name) is None
