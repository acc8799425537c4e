"""The named things of a document."""

from loaders.extraction.names.blocks import names_in
from loaders.reading.layout import BlockKind
from loaders.reading.reader import Reading
from ontology.entity import Entity

_SILENT = {BlockKind.CONTENTS, BlockKind.FURNITURE}


def extract_entities(reading: Reading) -> tuple[Entity, ...]:
    """Return the entities that a document names, each once, in the order of their first mention."""
    region = reading.document.description.region
    entities: dict[tuple[str, str], Entity] = {}
    for block in reading.layout.blocks:
        if block.text.strip() in {"名词解释", "媒体视角:"}:
            break
        if block.kind in _SILENT:
            continue
        for c in names_in(block.text, region=region):
            name = block.text[c.start : c.end]
            span = reading.layout.clean.source(block.start + c.start, block.start + c.end)
            entities.setdefault(
                (name, c.type),
                Entity(key=f"e{len(entities) + 1}", name=name, type=c.type, mentions=(span,), subclass=c.subclass),
            )
    return tuple(entities.values())
