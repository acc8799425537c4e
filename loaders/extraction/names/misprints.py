"""Misprinted names: one character off a name that the document has elsewhere."""

import re
from collections.abc import Iterator, Sequence

from loaders.extraction.names.lexicon import load_lexicon
from loaders.extraction.names.mentions import NameIndex
from loaders.extraction.names.merging import Naming
from loaders.reading.reader import Reading
from ontology.entity import EntityType

# Shorter names that are one character apart are as often two names.
_SHORTEST = 8
_HEAD = 2
_LISTED_BEFORE = re.compile("[、和与及]$")
_LISTED_AFTER = re.compile("[、和与及等]")
_CLOSED = re.compile("[、和与及等,，。；;)）”]|$")
_TYPES = frozenset(
    {EntityType.PARK, EntityType.PLATFORM, EntityType.INSTITUTE, EntityType.UNIVERSITY, EntityType.ALLIANCE,
     EntityType.FIRM, EntityType.FUND}
)  # fmt: skip


def with_misprints(reading: Reading, namings: Sequence[Naming]) -> list[Naming]:
    """Return the namings and those whose closing word is misprinted (…科创某地 beside …科创基地) in a list.

    What was read inside a misprinted name is left out.
    """
    made = list(_misprinted(reading, namings))
    wrong = [naming.span for naming in made]
    kept = (n for n in namings if not any(span.start <= n.span.start and n.span.end <= span.end for span in wrong))
    return [*kept, *made] if made else list(namings)


def _misprinted(reading: Reading, namings: Sequence[Naming]) -> Iterator[Naming]:
    names = [naming for naming in namings if naming.type in _TYPES and len(naming.name) >= _SHORTEST]
    known = {naming.name for naming in namings}
    stems = {naming.name[:-_HEAD]: index for index, naming in enumerate(names)}
    clean = reading.layout.clean
    for start, end, index in NameIndex(stems).find(clean.text):
        right, found = names[index], clean.text[end : end + _HEAD]
        if not _is_misprint(found, right.name[-_HEAD:]) or clean.text[start : end + _HEAD] in known:
            continue
        stop = end + _HEAD
        listed = _LISTED_BEFORE.search(clean.text[max(0, start - 1) : start]) or _LISTED_AFTER.match(clean.text, stop)
        if listed and _CLOSED.match(clean.text, stop) and not _ends_in_head(clean.text[start:stop]):
            yield Naming(
                name=clean.text[start:stop],
                type=right.type,
                span=clean.source(start, stop),
                forms=(right.name,),
                subclass=right.subclass,
            )


def _is_misprint(found: str, right: str) -> bool:
    """Tell whether two words of one length differ in one Chinese character."""
    if len(found) != len(right) or not re.fullmatch("[\u4e00-\u9fff]+", found):
        return False
    return sum(left != other for left, other in zip(found, right, strict=True)) == 1


def _ends_in_head(name: str) -> bool:
    """Tell whether a name ends in a word that names may end in: then it is a name of its own."""
    heads = load_lexicon().heads
    return any(name[-length:] in heads for length in range(2, 7))
