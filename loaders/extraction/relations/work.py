"""Clauses that say what is worked on: their verbs, and whether their objects are fields of work."""

import re
from collections.abc import Iterable, Iterator

from loaders.extraction.relations.finding import Concept, Finding, relate
from loaders.extraction.relations.objects import fields
from loaders.extraction.relations.scene import HEAD, Passage
from loaders.extraction.relations.words import either, words
from ontology.entity import Entity
from ontology.relation import Predicate

MAIN = re.compile(rf"(?:并|将|以及)?{either(words('focus', 'main'))}")
DEVELOP = re.compile(rf"(?:并|着力|重点|加快|积极|大力|进一步)?{either(words('focus', 'develop'))}")
CARRY_OUT = re.compile(rf"(?:并|着力|重点|加快|积极|大力|组织)?{either(words('focus', 'carry_out'))}")
# 主要从事 and the like, which may also follow a list of names in their clause.
INNER = re.compile(either(words("focus", "inner")))
# Any verb that opens a clause.
VERB = re.compile(
    either(
        *(words("focus", each) for each in ("main", "develop", "carry_out", "inner")),
        *(words("common", each) for each in ("build", "advance", "adverbs")),
        words("focus", "other_verbs"),
    )
)
_INDUSTRY = re.compile(rf"(?:{either(words('focus', 'industry_heads'))}|业)(?:集聚|发展)?$")
_LISTED_HEAD = re.compile(r"等[^、等]{0,10}(?:领域|材料|装备|产品|技术|方向|服务|试验|研究)$")
_WORK_END = re.compile(r"(?:技术|研究|研发|攻关)$")
_PUSH = re.compile(r"(?:推动|加速)$")
_PUSH_END = re.compile(r"技术(?:研发|攻关|创新|革新|研究)$")
_NOT_FIELD = re.compile(rf"{either(words('focus', 'not_fields'))}$")
_ORDINARY = re.compile(either(words("focus", "ordinary")))
_ORDINARY_END = re.compile(rf"{either(words('focus', 'ordinary'))}$")
# 聚焦某产业关键环节: the industry is the field.
_STEPS = re.compile(r"[^、]{2,}(?<!产业链)(?<!创新链)(?:关键|重点|核心|薄弱)环节$")
_NOT_WORK = re.compile(rf"{either(words('focus', 'not_works'))}$")
_PLAIN_PRODUCT = re.compile(rf"(?:{either(words('focus', 'plain_products'))})*(?:产品|技术|项目|技术和产品|软件)")
_HEAD_OF_LIST = re.compile(r"等(?P<head>[^、等]*)$")
_LAST_MEMBER = re.compile(r"[、等](?=[^、等]*$)")


def tells_main(body: str) -> bool:
    """Tell whether the object of 聚焦, 重点开展 and the like is a field of work."""
    return _NOT_FIELD.search(body) is None or _STEPS.search(body) is not None


def tells_stressed(body: str) -> bool:
    """Tell whether the object of 重点发展 is a field of work: no firms, people or platforms, and no name."""
    return HEAD not in body and tells_main(body) and _ORDINARY.search(body) is None


def tells(verb: str, body: str) -> bool:
    """Tell whether the object of a weak verb (发展, 培育, 开展) is a field of work.

    It is where it ends as an industry, as a list with a closing head of fields or materials, or, after 开展 and the
    like, as technology or research.

    >>> tells("培育", "智能装备、物联网等产业"), tells("培育", "一批龙头企业"), tells("开展", "压裂技术研究")
    (True, False, True)
    """
    if _ORDINARY.search(body) or _NOT_FIELD.search(body):
        return False
    if _PUSH.search(verb):
        return bool(_PUSH_END.search(body))
    if _INDUSTRY.search(body) or _LISTED_HEAD.search(body):
        return True
    return bool(CARRY_OUT.fullmatch(verb) and _WORK_END.search(body))


def told(passage: Passage, verb: re.Match[str], end: int) -> tuple[Concept, ...]:
    """Return the fields that a weak verb's object lists, none where it is no field or closes with a name."""
    body = passage.masked[verb.end() : end]
    last = _LAST_MEMBER.search(body)
    if HEAD in body[last.start() if last else 0 :] or not tells(verb.group(), body):
        return ()
    return fields(passage, verb.end(), end)


def carried_out(passage: Passage, start: int, end: int, *, nested: bool = False) -> tuple[Concept, ...]:
    """Return the fields that an item is said to carry out (开展) or develop (开发), none for services and events."""
    body = passage.masked[start:end]
    head = _HEAD_OF_LIST.search(body)
    last = _LAST_MEMBER.search(body)
    if HEAD in body[last.start() if last else 0 :] or (head is not None and not _is_work(head.group("head"))):
        return ()
    listed = fields(passage, start, end, nested=nested)
    return tuple(concept for concept in listed if all(map(_is_work, concept.names)))


def _is_work(name: str) -> bool:
    """Tell whether a name can be what an item works on.

    >>> _is_work("叶片气动设计"), _is_work("技术咨询服务"), _is_work("高附加值产品"), _is_work("龙头企业")
    (True, False, False, False)
    """
    if _NOT_WORK.search(name) or _NOT_FIELD.search(name) or _ORDINARY_END.search(name):
        return False
    return _PLAIN_PRODUCT.fullmatch(name) is None


def focusing(
    passage: Passage, subject: Entity, listed: Iterable[Concept], start: int, end: int, rule: str
) -> Iterator[Finding]:
    """Yield that the subject focuses on each of the fields."""
    yield from relate(passage, [subject], Predicate.FOCUSES_ON, listed, start=start, end=end, rule=rule)
