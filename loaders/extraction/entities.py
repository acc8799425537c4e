"""The named things of a document."""

from loaders.reading.reader import Reading
from ontology.entity import Entity


def extract_entities(reading: Reading) -> tuple[Entity, ...]:
    """Return the entities that a document names, each once, in the order of their first mention."""
    del reading
    return ()
