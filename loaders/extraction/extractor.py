"""A document in, its claims out."""

from pathlib import Path

from loaders.extraction.entities import extract_entities
from loaders.extraction.names.own import own_place
from loaders.extraction.observations import extract_observations
from loaders.extraction.quotes import as_written, with_pairs
from loaders.extraction.relations import extract_relations
from loaders.reading.reader import Reading, read
from loaders.scope import assign_scopes
from ontology.claim import Claims


def extract(reading: Reading) -> Claims:
    """Return the claims of a document: a pure function of what was read."""
    document, reading = reading.document, with_pairs(reading)
    named = assign_scopes(extract_entities(reading), reading.document.description, own_place(reading))
    entities, relations, attributes = extract_relations(reading, named)
    observations = extract_observations(reading, entities)
    return Claims(
        document=document.description,
        entities=tuple(as_written(entity, document.text) for entity in entities),
        relations=relations,
        observations=observations,
        attributes=attributes,
        sections=document.sections,
    )


def extract_file(path: Path) -> Claims:
    """Read a file and return its claims."""
    return extract(read(path))
