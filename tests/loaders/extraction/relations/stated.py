"""Texts with their entities given, so that relations are tested apart from the recognition of names."""

from dataclasses import dataclass
from pathlib import Path

from loaders.extraction.relations import extract_relations
from loaders.reading.reader import Reading, read
from ontology.entity import Entity, EntityType
from ontology.provenance import Span
from ontology.relation import Relation


@dataclass(frozen=True, slots=True)
class Stated:
    """What was read in a text: the reading, the entities and the relations."""

    reading: Reading
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]

    @property
    def triples(self) -> set[tuple[str, str, str]]:
        """Return the relations as names."""
        names = {entity.key: entity.name for entity in self.entities}
        return {(names[each.subject], each.predicate.value, names[each.object]) for each in self.relations}

    def of(self, predicate: str) -> set[tuple[str, str]]:
        """Return subject and object of the relations with one predicate."""
        return {(subject, obj) for subject, each, obj in self.triples if each == predicate}


def named(reading: Reading, entities: list[Entity]) -> tuple[Entity, ...]:
    """Return the entities with a mention at every place of the text where a name stands, the longest name first."""
    text = reading.document.text
    taken = bytearray(len(text))
    spans: dict[str, list[Span]] = {entity.key: [] for entity in entities}
    for name, key in sorted(((n, e.key) for e in entities for n in e.names), key=lambda pair: -len(pair[0])):
        place = text.find(name)
        while place >= 0:
            if not any(taken[place : place + len(name)]):
                taken[place : place + len(name)] = b"\x01" * len(name)
                spans[key].append(Span(place, place + len(name)))
            place = text.find(name, place + 1)
    return tuple(
        Entity(key=e.key, name=e.name, type=e.type, aliases=e.aliases, mentions=tuple(sorted(spans[e.key])))
        for e in entities
    )


def state(directory: Path, text: str, **names: str) -> Stated:
    """Return what a text states of things given by class: ``Park="甲园 乙园"``.

    The text is put under a plan's title, as the reader would meet it.
    """
    path = directory / "plan.txt"
    path.write_text(f"临澜市科技创新规划\n\n{text}\n", encoding="utf-8")
    listed = [(name, EntityType(kind)) for kind, joined in names.items() for name in joined.split()]
    entities = [Entity(key=f"e{i}", name=name, type=kind) for i, (name, kind) in enumerate(listed, start=1)]
    reading = read(path)
    found, relations, _ = extract_relations(reading, named(reading, entities))
    return Stated(reading, found, relations)
