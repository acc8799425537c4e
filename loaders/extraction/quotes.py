"""Straight quotation marks as the pairs that the grammars read."""

import re
from dataclasses import replace

from loaders.reading.block import Block
from loaders.reading.reader import Reading
from ontology.entity import Entity

# A pair stands on one line; the bound keeps a mark that lacks its partner from taking the next sentence's.
_PAIR = re.compile(r"[\"＂](?P<inside>[^\"＂“”\n]{1,80})[\"＂]")
_CURLY = re.compile(r"[“”]")


def paired(text: str) -> str:
    """Return a text with its pairs of straight quotation marks as “ and ”, of the same length.

    >>> paired('实施"青云计划"和"登高"行动')
    '实施“青云计划”和“登高”行动'
    """
    return _PAIR.sub(r"“\g<inside>”", text) if '"' in text or "＂" in text else text


def with_pairs(reading: Reading) -> Reading:
    """Return a reading whose layout has curly quotation marks for pairs of straight ones; the document's text stays."""
    layout = reading.layout
    text = paired(layout.clean.text)
    if text == layout.clean.text:
        return reading
    blocks = tuple(_paired_block(block, text) for block in layout.blocks)
    return replace(reading, layout=replace(layout, clean=replace(layout.clean, text=text), blocks=blocks))


def _paired_block(block: Block, text: str) -> Block:
    """Return a block with the words of the paired text; section and panel stay, since evidence quotes them."""
    return replace(block, text=text[block.start : block.end], title=paired(block.title))


def as_written(entity: Entity, text: str) -> Entity:
    """Return an entity with the names that stand in a text with straight quotation marks as they stand there."""
    names = tuple(dict.fromkeys(_as_written(name, text) for name in entity.names))
    return entity if names == entity.names else replace(entity, name=names[0], aliases=names[1:])


def _as_written(name: str, text: str) -> str:
    if not _CURLY.search(name) or name in text:
        return name
    straight = _CURLY.sub('"', name)
    return straight if straight in text else name
