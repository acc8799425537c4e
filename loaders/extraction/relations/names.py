"""What names and explanations say of wholes and parts: 某科学城东部片区, “1+2+N”体系,即“一区”:A;…."""

import re
from collections.abc import Iterator, Sequence

from loaders.extraction.relations.coordination import members
from loaders.extraction.relations.finding import Concept, Finding, relate
from loaders.extraction.relations.plan import Plan
from loaders.extraction.relations.scene import Passage
from loaders.extraction.relations.words import either, words
from ontology.entity import Entity, EntityType
from ontology.identity import normalise_name
from ontology.relation import Predicate

_FEWEST_HEADS = 2

_SUFFIX = re.compile(rf".{{0,8}}{either(words('parts', 'whole_suffixes'))}")
# “一区”:A;“八个基地”:B、C: the heads under which an explanation lists the parts of a whole.
_HEAD = re.compile(r"[“\"](?:[一二三四五六七八九十两]|[0-9N]{1,2})[^“”\",，。；;:：]{1,16}[”\"][:：]")
_TERM = re.compile(r"(?P<term>[^,，。；;:：\n]{2,40})[:：]")
_NUMBER = re.compile(r"[0-9]{1,2}[.．、]\s*")
_QUOTED = re.compile(r"[“\"](?P<inner>[^”\"]{2,})[”\"]")


def find_named_parts(scene: Sequence[Passage], plan: Plan) -> Iterator[Finding]:
    """Yield the parks whose names are the name of another park, which stands by itself too, and 片区 or the like."""
    wholes = {name: e for e in plan.entities if e.type is EntityType.PARK for name in e.names if len(name) >= 3}
    done: set[str] = set()
    for passage in scene:
        for mention in passage.mentions:
            part = mention.entity
            if part.type is not EntityType.PARK or part.key in done:
                continue
            done.add(part.key)
            whole = _whole_of(part, wholes)
            if whole is not None:
                yield Finding(
                    subject=part,
                    predicate=Predicate.PART_OF,
                    object=whole,
                    passage=passage,
                    start=mention.start,
                    end=mention.end,
                    rule="relation.part-name",
                )


def find_explained_parts(scene: Sequence[Passage], plan: Plan) -> Iterator[Finding]:
    """Yield the parts that an explanation lists under heads: “1+2+N”体系:即“一区”:A;“两基地”:B、C.

    The whole is the explained term, a program where the document names no entity so.
    """
    named = {normalise_name(name): entity for entity in plan.entities for name in entity.names}
    for passage in scene:
        heads = list(_HEAD.finditer(passage.masked))
        term = _TERM.match(passage.block.text, _after_number(passage.block.text))
        if len(heads) < _FEWEST_HEADS or term is None or term.end() > heads[0].start():
            continue
        whole = named.get(normalise_name(term.group("term"))) or _explained(passage, term)
        ends = [*(head.start() for head in heads[1:]), _full_stop(passage.masked, heads[-1].end())]
        for head, end in zip(heads, ends, strict=True):
            for part in members(passage, head.end(), end):
                rule = "relation.part-explanation"
                yield from relate(
                    passage, [part], Predicate.PART_OF, [whole], start=head.start(), end=part.end, rule=rule
                )


def _after_number(text: str) -> int:
    number = _NUMBER.match(text)
    return number.end() if number else 0


def _full_stop(text: str, start: int) -> int:
    end = text.find("。", start)
    return len(text) if end < 0 else end


def _explained(passage: Passage, term: re.Match[str]) -> Concept:
    name = term.group("term")
    quoted = _QUOTED.match(name)
    names = (name, quoted.group("inner")) if quoted and quoted.end() < len(name) else (name,)
    start, end = term.span("term")
    return Concept(type=EntityType.PROGRAM, names=names, passage=passage, start=start, end=end)


def _whole_of(part: Entity, wholes: dict[str, Entity]) -> Entity | None:
    """Return the park with the longest name that a part's name begins with, when 片区 or the like follows."""
    for length in range(len(part.name) - 2, 2, -1):
        whole = wholes.get(part.name[:length])
        if whole is not None and whole.key != part.key and _SUFFIX.fullmatch(part.name, length):
            return whole
    return None
