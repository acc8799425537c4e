"""Names of documents: in 《》, and without where a verb of issuing or following governs them."""

import re
from collections.abc import Iterator

from loaders.extraction.names.candidates import Candidate
from loaders.extraction.names.lexicon import Kind, word_list
from loaders.extraction.names.reach import reach
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_RULE = "entity.policy"
_TITLE = re.compile(r"《([^《》\n]{2,90}(?:〈[^〉]*〉[^《》\n]*)?)》(?:[(（](?:试行|暂行|修订)[)）])?")
_CLOSING = re.compile(
    r"(?:规划|纲要|意见|办法|方案|条例|计划|措施|细则|法|政策|决定|通知|规定|预案|目录|指南|指引|行动|条|章程|协议|要点|批复|公告|新政|决议|清单)"
    r"(?:[(（][^()（）]*[)）])*$"
)
_YEARS = re.compile(r"\s*[(（]\d{4}\s*[-—–~至]+\s*\d{4}年?[)）]")
_ABOUT = re.compile(
    r"(?<=[落实出台根据依据按照贯彻执行印发])关于[^，。；、,;\n《》]{6,60}?的(?:实施意见|若干意见|意见|通知|决定|若干措施|若干政策措施|办法|实施方案)(?:的通知)?"
)
_GOVERNING = frozenset(word_list("governing.txt"))
_STOCK = frozenset(word_list("stock_documents.txt"))


_NICKNAME = re.compile(r"“([^“”，。、\n]{2,16}?(?:\d+|[一二三四五六七八九十]+)条)”")


def document_names(text: str, tokens: list[Token]) -> Iterator[Candidate]:
    """Yield the documents that a block names."""
    for found in _TITLE.finditer(text):
        if _CLOSING.search(found.group(1).strip()):
            yield Candidate(*found.span(1), EntityType.POLICY, _RULE, weight=3)
    for found in _NICKNAME.finditer(text):
        yield Candidate(*found.span(1), EntityType.POLICY, _RULE, weight=2)
    for found in _ABOUT.finditer(text):
        yield Candidate(*found.span(), EntityType.POLICY, _RULE, weight=2)
    for index, token in enumerate(tokens):
        if token.head is not None and token.head.type is EntityType.POLICY:
            yield from _bare(text, tokens, index)


def _bare(text: str, tokens: list[Token], head: int) -> Iterator[Candidate]:
    """Yield a document named without 《》: 落实某市智慧教育五年行动方案."""
    span = reach(text, tokens, head)
    start, end = tokens[span.first].start, tokens[head].end
    name = text[start:end]
    if name in _STOCK or len(name) < 6 or not (span.proper or span.content >= 2):
        return
    before = tokens[span.first - 1] if span.first > 0 else None
    if (
        before is None
        or text[before.start : before.end] not in _GOVERNING
        or before.kind not in {Kind.BOUNDARY, Kind.NOMINAL}
    ):
        return
    years = _YEARS.match(text, end)
    yield Candidate(
        start, years.end() if years else end, EntityType.POLICY, _RULE, forms=((start, end),) if years else ()
    )
