"""The claims of one document: the currency between loaders and graph."""

from dataclasses import dataclass

from ontology.attribute import Attribute
from ontology.document import DocumentDescription, Section
from ontology.entity import Entity
from ontology.observation import Observation
from ontology.relation import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Everything that one document states, with the evidence for each statement.

    ``sections`` are the document's headings, from which a mention of an entity gets its section.
    """

    document: DocumentDescription
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    observations: tuple[Observation, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    sections: tuple[Section, ...] = ()

    def entity(self, key: str) -> Entity:
        """Return the entity with the given key; raise ``KeyError`` where there is none."""
        for entity in self.entities:
            if entity.key == key:
                return entity
        raise KeyError(key)
