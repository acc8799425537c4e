"""Where a document's entities are named."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.reading.reader import Reading
from ontology.entity import Entity

# Names are looked up by their first two characters; a shorter name is too common to be told from other words.
_KEY_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a block's text, ``start`` to ``end``, where an entity is named."""

    entity: Entity
    start: int
    end: int


def mentions_by_block(reading: Reading, entities: Sequence[Entity]) -> list[tuple[Mention, ...]]:
    """Return for each block the longest mentions in it that do not overlap, in their order.

    Besides the mentions that the entities bring, every place where one of their names stands is one; of two entities
    with the same name at the same place, the one that brought the mention has it.
    """
    clean, blocks = reading.layout.clean, reading.layout.blocks
    starts = [block.start for block in blocks]
    found: list[list[Mention]] = [[] for _ in blocks]
    for entity in entities:
        for span in entity.mentions:
            start, end = clean.position(span.start), clean.position(span.end)
            place = bisect_left(starts, start + 1) - 1
            if place >= 0 and end <= blocks[place].end:
                found[place].append(Mention(entity, start - starts[place], end - starts[place]))
    index = _index(entities)
    for block, mentions in zip(blocks, found, strict=True):
        mentions.extend(_occurrences(block.text, index))
    return [_longest(mentions) for mentions in found]


def _index(entities: Sequence[Entity]) -> dict[str, list[tuple[str, Entity]]]:
    """Return the names by their first two characters, the longest name first."""
    index: dict[str, list[tuple[str, Entity]]] = {}
    for entity in entities:
        for name in entity.names:
            if len(name) >= _KEY_LENGTH:
                index.setdefault(name[:_KEY_LENGTH], []).append((name, entity))
    for names in index.values():
        names.sort(key=lambda named: -len(named[0]))
    return index


def _occurrences(text: str, index: dict[str, list[tuple[str, Entity]]]) -> Iterator[Mention]:
    place = 0
    while place < len(text) - 1:
        named = index.get(text[place : place + _KEY_LENGTH], ())
        found = next(((name, entity) for name, entity in named if text.startswith(name, place)), None)
        if found is None:
            place += 1
            continue
        yield Mention(found[1], place, place + len(found[0]))
        place += len(found[0])


def _longest(mentions: list[Mention]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.start < mention.end and (not kept or mention.start >= kept[-1].end):
            kept.append(mention)
    return tuple(kept)
