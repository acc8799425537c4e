"""X leadsIndustry Y: 依托X等龙头企业 under the heading of an industry, 以X、Z为代表的Y、W产业集群."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from loaders.extraction.relations.coordination import members
from loaders.extraction.relations.finding import Concept, Finding, relate_pairs
from loaders.extraction.relations.mentions import Mention
from loaders.extraction.relations.scene import HEAD, NAME, Passage
from loaders.extraction.relations.words import either, words
from ontology.entity import EntityType
from ontology.relation import Predicate

_LEADERS = either(words("reliance", "leaders"))
# 依托A、B等(优势)龙头企业; everything between is bounded so that the scan stays linear.
_LED = re.compile(
    rf"{either(words('leadership', 'triggers'))}(?P<firms>{HEAD}[^。；;,，]{{0,300}}?)"
    rf"(?:等|[一二两三四五六七八九十]家|这些)[^。；;,，、]{{0,10}}?{_LEADERS}"
)
_REPRESENTED = re.compile(
    rf"以(?P<firms>{HEAD}[^。；;,，]{{0,300}}?)(?:等[^。；;,，、]{{0,8}}?)?为(?:代表|龙头|引领|骨干|核心)"
    rf"(?:[,，][^。；;,，]{{0,24}}?)?的(?P<industries>[^。；;,，]{{1,160}}?)(?:产业集群|产业)"
)
_RAISE = either(words("leadership", "raise"))
_HEADED_BY = re.compile(
    rf"以(?P<firms>{HEAD}[^。；;,，]{{0,300}}?)(?:等[^。；;,，、]{{0,8}}?)?为(?:龙头|引领|骨干|链主|核心|牵引)(?:企业)?(?=[,，。；;]|$|{_RAISE})"
)
_CLUSTER = re.compile(
    rf"(?:{_RAISE})+(?:[^,，。；;、]{{0,4}}级)?(?P<name>(?!的)[^,，。；;、\ue000\ue001]{{2,12}}?(?:产业|工业|制造业))"
    r"(?P<chain>链|集群)?(?:集聚|创新|快速|高质量|发展|壮大|升级|转型|做大做强|做强|延链|补链|强链|提质|增效)*(?=[,，。；;]|$)"
)
# 围绕某产业链,培育甲等龙头企业: the clause before says in which industry.
_WITHIN = re.compile(
    r"(?:围绕|聚焦|瞄准|针对|立足|在|面向)(?P<name>[^,，。；;、\ue000\ue001]{2,12}?(?:产业|工业|制造业))(?P<chain>链|集群)?(?:领域|方面|上)?[,，]$"
)
# 某产业依托甲等龙头企业, 某产业以甲为龙头: the industry opens its clause.
_BEFORE = re.compile(
    r"(?:^|[,，。；;、:：])(?P<name>[^,，。；;、\ue000\ue001]{2,12}?(?:产业|工业|制造业))(?P<chain>链|集群)?(?:[,，]|(?:要|将|重点|主要|着力|充分|积极)*)$"
)
# 链主企业：甲、乙。 under the heading of a chain.
_LABELLED = re.compile(r"链主(?:企业)?[:：](?P<firms>[^。；;\n]{2,200})")
_LONGEST_BEFORE = 24
_TITLE_INDUSTRY = re.compile(
    r"(?P<name>(?P<industry>[^,，。；;、\s]{1,14}?(?:产业|工业|制造业))(?:链(?!条)|集群)?)(?!园|基地|带)"
)
_KIND = re.compile("(?:产业|工业|制造业)$")
# 发挥甲链主作用: the firm stands right before the word for its part.
_PLAYING = re.compile(
    rf"发挥(?P<firms>{NAME}(?:[、和与及]{NAME}){{0,12}})的?(?:链主|龙头|领军|骨干)(?:企业)?的?(?:引领|带动|示范|牵引)*作用"
)
_TITLE_END = re.compile(
    r"(?:科技|技术|产业|创新|研发|创业|企业|工程|服务|示范)*(?:中心|基地|平台|研究院|实验室|孵化器)$"
)
_TITLE_VERB = re.compile(
    r"^(?:做大做强|做优做强|做强做优|做强|做优|做大|做精|大力|加快|推动|推进|培育|壮大|发展|打造|突出|积极|发展壮大|提升|建设|深化|聚焦)+"
)
_COUNT = re.compile(r"[0-9两二三四五六七八九十]{1,3}(?:个|大|类)[^、]*$")


def find_leadership(passage: Passage) -> Iterator[Finding]:
    """Yield what a passage says of the firms that lead an industry."""
    for start, end in passage.sentences():
        yield from _led(passage, start, end)
        yield from _represented(passage, start, end)
        yield from _headed(passage, start, end)
    yield from _labelled(passage)


def _labelled(passage: Passage) -> Iterator[Finding]:
    """Yield the firms that an item under the heading of a chain lists as the heads of the chain."""
    for found in _LABELLED.finditer(passage.masked):
        industry = _industry_of_heading(passage)
        firms = _firms(passage, *found.span("firms"))
        if industry is not None:
            yield from _leading(passage, found, [(firm, industry) for firm in firms], "relation.leads-heading")


def _industry_of_heading(passage: Passage) -> Concept | None:
    """Return the industry that the innermost heading above a passage is called after."""
    above = passage.above
    place = above.text.find(above.section[-1]) if above is not None else -1
    if above is None or place < 0:
        return None
    skip = _TITLE_VERB.match(above.text, place)
    first = skip.end() if skip else place
    named = _TITLE_INDUSTRY.fullmatch(above.text, first)
    if named is None:
        return None
    return _concept(replace(passage, block=above), _forms(named), first, named.end("name"))


def _forms(named: re.Match[str]) -> tuple[str, ...]:
    """Return the names of an industry where it stands as a chain or cluster: that, the industry, what it makes."""
    whole, industry = named.group("name"), named.group("industry")
    stem = _KIND.sub("", industry) if whole != industry else industry
    return tuple(dict.fromkeys((whole, industry, stem if len(stem) > 1 else industry)))


def _headed(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield 以甲、乙为龙头,打造某产业集群."""
    for found in chain(*(each.finditer(passage.masked, start, end) for each in (_HEADED_BY, _PLAYING))):
        industry = _industry_before(passage, start, found.start()) or _industry_of_sentence(passage, found.end(), end)
        named = _industry_of_title(passage)
        industry = named if named is not None and len(named.names) > 1 else industry or named
        if industry is None:
            continue
        yield from _leading(
            passage,
            found,
            [(firm, industry) for firm in _firms(passage, found.start("firms"), found.end("firms"))],
            "relation.leads-sentence",
        )


def _leading(
    passage: Passage, found: re.Match[str], pairs: Iterable[tuple[Mention, Concept]], rule: str
) -> Iterator[Finding]:
    start, end = found.span()
    yield from relate_pairs(passage, pairs, Predicate.LEADS_INDUSTRY, start=start, end=end, rule=rule)


def _firms(passage: Passage, start: int, end: int) -> tuple[Mention, ...]:
    return tuple(m for m in members(passage, start, end) if m.entity.type is EntityType.FIRM)


def _led(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    for found in _LED.finditer(passage.masked, start, end):
        firms = _firms(passage, found.start("firms"), found.end("firms"))
        if not firms:
            continue
        industry, rule = _industry_of_title(passage), "relation.leads-heading"
        before = _industry_before(passage, start, found.start())
        if before is not None or industry is None:
            industry = before or _industry_of_sentence(passage, found.end(), end)
            rule = "relation.leads-sentence"
        if industry is None:
            continue
        yield from _leading(passage, found, [(firm, industry) for firm in firms], rule)


def _industry_of_title(passage: Passage) -> Concept | None:
    """Return the industry that the title of the passage names, or the domain of the platform that it is."""
    title = passage.block.title
    if not title:
        return None
    place = passage.block.text.find(title)
    skip = _TITLE_VERB.match(title)
    first = skip.end() if skip else 0
    named = _TITLE_INDUSTRY.match(title, first)
    if named is not None:
        return _concept(passage, _forms(named), place + first, place + named.end("name"))
    closing = _TITLE_END.search(title, first)
    if closing is not None and closing.start() - first >= 2:
        return _concept(passage, (title[first : closing.start()],), place + first, place + closing.start())
    return None


def _industry_of_sentence(passage: Passage, start: int, end: int) -> Concept | None:
    found = _CLUSTER.search(passage.masked, start, end)
    if found is None:
        return None
    return _concept(passage, _said(found), found.start("name"), found.end("name"))


def _said(found: re.Match[str]) -> tuple[str, ...]:
    """Return the names of an industry in a sentence; of a chain or cluster also with that word, and without 产业."""
    industry = found.group("name")
    if not found.group("chain"):
        return (industry,)
    stem = _KIND.sub("", industry)
    return tuple(dict.fromkeys((industry, industry + found.group("chain"), stem if len(stem) > 1 else industry)))


def _industry_before(passage: Passage, start: int, place: int) -> Concept | None:
    """Return the industry that stands right before the words on its leaders."""
    begin = max(start, place - _LONGEST_BEFORE)
    clause = passage.masked[begin:place]
    found = _WITHIN.search(clause) or _BEFORE.search(clause)
    if found is None or (found.start() == 0 and begin > start and found.group()[0] not in ",，。；;、:："):
        return None
    return _concept(passage, _said(found), begin + found.start("name"), begin + found.end("name"))


def _represented(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Yield firms and industries of two lists read respectively, or all firms for one industry."""
    for found in _REPRESENTED.finditer(passage.masked, start, end):
        firms = _firms(passage, found.start("firms"), found.end("firms"))
        industries = _listed_industries(passage, found)
        if len(industries) == 1:
            industries *= len(firms)
        if len(industries) != len(firms):
            continue
        yield from _leading(passage, found, zip(firms, industries, strict=True), "relation.leads-respectively")


def _listed_industries(passage: Passage, found: re.Match[str]) -> list[Concept]:
    text = _COUNT.sub("", passage.block.text[found.start("industries") : found.end("industries")])
    out: list[Concept] = []
    for part in re.finditer(r"[^、和及]+", text):
        start = found.start("industries") + part.start()
        out.append(_concept(passage, (part.group(),), start, start + len(part.group())))
    return out


def _concept(passage: Passage, names: tuple[str, ...], start: int, end: int) -> Concept:
    return Concept(type=EntityType.INDUSTRY, names=names, passage=passage, start=start, end=end)
