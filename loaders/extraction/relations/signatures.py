"""Who signs the notice that carries a plan."""

import re
from collections.abc import Iterator, Sequence

from loaders.extraction.relations.finding import Finding
from loaders.extraction.relations.mentions import Mention
from loaders.extraction.relations.scene import NAME, Passage
from loaders.reading.layout import BlockKind
from ontology.entity import Entity, EntityType
from ontology.relation import Predicate

_DATE = r"[0-9〇○零一二三四五六七八九十]{2,4}年[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}日)?"
# A line of a signature: names of agencies, then the date, either of which may have a line of its own.
_SIGNED = re.compile(rf"\s*(?P<names>(?:{NAME}\s*){{1,6}})?(?P<date>{_DATE})?\s*")


def find_signature(scene: Sequence[Passage], policy: Entity) -> Iterator[Finding]:
    """Yield the agencies that sign the letter: those right before its date, else the first with a line of its own."""
    waiting: list[tuple[Passage, Mention]] = []
    alone: list[tuple[Passage, Mention]] = []
    for passage, start, end in _lines(scene):
        line = _SIGNED.fullmatch(passage.masked, start, end)
        if line is None:
            waiting = []
            continue
        waiting += [(passage, m) for m in passage.between(start, end) if m.entity.type is EntityType.AGENCY]
        alone = alone or list(waiting)
        if line.group("date") and waiting:
            alone = waiting
            break
    for passage, mention in alone:
        yield Finding(
            subject=policy,
            predicate=Predicate.ISSUED_BY,
            object=mention.entity,
            passage=passage,
            start=mention.start,
            end=mention.end,
            rule="relation.issued-by-signature",
        )


def _lines(scene: Sequence[Passage]) -> Iterator[tuple[Passage, int, int]]:
    """Yield start and end of each line with words on it in the letter."""
    for passage in scene:
        if passage.block.kind is not BlockKind.LETTER:
            continue
        start = 0
        for line in passage.masked.split("\n"):
            if line.strip():
                yield passage, start, start + len(line)
            start += len(line) + 1
