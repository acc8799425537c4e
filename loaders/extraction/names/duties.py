"""Bodies in the brackets that share out the work (责任单位:市科技局、高新区管委会), offices of party committees."""

import re
from collections.abc import Iterator

from loaders.extraction.names.candidates import Candidate
from loaders.extraction.names.lexicon import Kind, word_list
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_RULE = "entity.agency.duty"
_LABELLED = re.compile(
    r"(?:责任|牵头|配合|参与|参加|主办|协办|主管|承办|落实)(?:单位|部门)[:：](?P<list>[^。；;:：()（）【】〔〕\[\]\n]{2,300})"
)
_BRACKETED = re.compile(r"[(（【〔](?P<list>[^()（）【】〔〕。；;:：\n]{2,200})[)）】〕]")
_MEMBER = re.compile("[^、,，]+")
_AGENCY = re.compile(
    "(?!各|有关|相关|其他|全|与|和|以)[一-鿿]{2,16}(?<!平台)(?<!总)"
    "(?:局|委|办|厅|管委会|委员会|办公室|人民政府|政府|中心支行|开发区党工委)$"
)
_OFFICES = "|".join(sorted(word_list("party_offices.txt"), key=len, reverse=True))
_OFFICE = re.compile(rf"[省市区县州旗]委(?:{_OFFICES})(?![一-鿿]?长)")
_PEOPLE = re.compile(f"[省市区县州](?:{'|'.join(word_list('people_bodies.txt'))})(?!会)")
# A single body in brackets is as often an aside.
_LEAST = 2


def duty_names(text: str, tokens: list[Token]) -> Iterator[Candidate]:
    """Yield the bodies that the brackets and labels of duties list, and the offices of party committees."""
    for found in _LABELLED.finditer(text):
        for start, end in _agencies(text, *found.span("list")):
            yield Candidate(start, end, EntityType.AGENCY, _RULE, weight=2)
    for found in _BRACKETED.finditer(text):
        spans = _agencies(text, *found.span("list"))
        if len(spans) >= _LEAST:
            for start, end in spans:
                yield Candidate(start, end, EntityType.AGENCY, _RULE, weight=2)
    regions = {token.end: token.start for token in tokens if token.kind is Kind.REGION}
    for found in _OFFICE.finditer(text):
        start = regions.get(found.start() + 1, found.start())
        yield Candidate(start, found.end(), EntityType.AGENCY, _RULE, weight=3)
    for found in _PEOPLE.finditer(text):
        start = regions.get(found.start() + 1, found.start())
        yield Candidate(start, found.end(), EntityType.ALLIANCE, "entity.alliance.duty", weight=2)


def _agencies(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the members of a list that are government bodies begin and end."""
    return [member.span() for member in _MEMBER.finditer(text, start, end) if _AGENCY.match(member.group()) is not None]
