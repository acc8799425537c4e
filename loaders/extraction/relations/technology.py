"""Technologies that a panel's items are about, whether or not a relation names them."""

import re
from collections.abc import Iterator

from loaders.extraction.relations.finding import Concept
from loaders.extraction.relations.scene import Passage
from loaders.extraction.relations.words import either, words
from loaders.reading.layout import BlockKind
from ontology.entity import EntityType

_PANEL = re.compile(either(words("technology", "panels")))
_OTHER_PANEL = re.compile(either(words("technology", "other_panels")))
_NO_FIELD = re.compile(either(words("technology", "no_fields")))
_FIELD_END = re.compile(r"(?:领域|方向|方面|专项)$")
_LONGEST = 30


def find_technologies(passage: Passage) -> Iterator[Concept]:
    """Yield the title of an item in a panel of technologies, unless it names something else."""
    block = passage.block
    if block.kind is not BlockKind.ITEM or not block.title or not _panel(block.panel):
        return
    title = block.title.strip()
    if passage.title is not None or _NO_FIELD.search(title) or not 2 <= len(title) <= _LONGEST:
        return
    start = block.text.find(title)
    if start < 0 or any(
        mention.end - mention.start == len(title) for mention in passage.between(start, start + len(title))
    ):
        return
    short = _FIELD_END.sub("", title)
    names = (title, short) if len(short) >= 2 and short != title else (title,)
    yield Concept(type=EntityType.TECHNOLOGY, names=names, passage=passage, start=start, end=start + len(title))


def _panel(title: str) -> bool:
    return _PANEL.search(title) is not None and _OTHER_PANEL.search(title) is None
