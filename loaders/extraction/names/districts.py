"""Parts of a park that are named by what they are for: 总部研发区、中试孵化区、成果转化区."""

import re
from collections.abc import Iterator

from loaders.extraction.names.candidates import Candidate
from loaders.extraction.names.lexicon import word_list
from ontology.entity import EntityType

_PURPOSES = "|".join(word_list("purposes.txt"))
_PART = rf"(?:[一-鿿]{{0,4}}?(?:{_PURPOSES})区)"
_LIST = re.compile(
    rf"(?:由|包括|分为|划分为|建设|规划|布局|设置|设立|下设|打造|形成)(?:建设|布局|设置)?(?P<list>{_PART}(?:、{_PART}){{1,8}}(?:[和及与]{_PART})?)"
)
_MEMBER = re.compile("[^、和及与]+")


def functional_districts(text: str) -> Iterator[Candidate]:
    """Yield the parts of a park in a list of two or more that all say what they are for."""
    for found in _LIST.finditer(text):
        for member in _MEMBER.finditer(text, found.start("list"), found.end("list")):
            yield Candidate(*member.span(), EntityType.PARK, "entity.park.district")
