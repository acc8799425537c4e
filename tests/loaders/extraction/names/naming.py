"""The names that a sentence holds, as the tests compare them."""

from pathlib import Path

from loaders.extraction.entities import extract_entities
from loaders.extraction.names.blocks import names_in
from loaders.reading.reader import Reading, read_document
from ontology.entity import Entity


def named(text: str, *, region: str | None = None, title: str = "") -> dict[str, str]:
    """Return the names in a sentence with their classes."""
    return {text[c.start : c.end]: c.type.value for c in names_in(text, region=region, title=title)}


def reading_of(text: str) -> Reading:
    """Return a text as read from a file."""
    return read_document(Path("plan.txt"), text.encode())


def entities_of(text: str) -> dict[str, Entity]:
    """Return the entities of a text by each of their names."""
    return {name: entity for entity in extract_entities(reading_of(text)) for name in entity.names}
