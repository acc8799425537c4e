"""The figures that a document states, in tables and in sentences."""

from collections.abc import Sequence

from loaders.reading.reader import Reading
from ontology.entity import Entity
from ontology.observation import Observation


def extract_observations(reading: Reading, entities: Sequence[Entity]) -> tuple[Observation, ...]:
    """Return the observations of a document, in the order in which they stand."""
    del reading, entities
    return ()
