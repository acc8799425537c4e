"""The industries and technologies that relations bring in, each once."""

import re

from loaders.extraction.relations.finding import Concept
from loaders.extraction.relations.words import either, words
from loaders.reading.reader import Reading
from ontology.entity import Entity, EntityType
from ontology.identity import normalise_name
from ontology.provenance import Span

_SHORTEST = 2
_LONGEST = 12
_INDUSTRY = "产业"
CONCEPT_TYPES = frozenset({EntityType.INDUSTRY, EntityType.TECHNOLOGY})
_INDUSTRY_END = re.compile(rf"{either(words('focus', 'kinds_of_industry'))}$")
_MAKING = "制造"
_MANNERS = frozenset(words("focus", "manners"))


def stem(name: str) -> str:
    """Return the part of an industry's name that its other forms share: 装备制造业 and 装备产业 are one industry.

    >>> stem("装备制造业"), stem("装备产业"), stem("汽摩产业"), stem("先进制造业"), stem("农业")
    ('装备', '装备', '汽摩', '先进制造', '农业')
    """
    short = _INDUSTRY_END.sub("", name)
    made = short.removesuffix(_MAKING)
    if made not in _MANNERS and len(made) >= _SHORTEST:
        short = made
    return short if len(short) >= _SHORTEST else name


def _industries(text: str) -> frozenset[str]:
    """Return what stands before 产业 in a text, in all lengths that an industry's name may have."""
    places = (match.start() for match in re.finditer(_INDUSTRY, text))
    return frozenset(text[max(0, place - n) : place] for place in places for n in range(_SHORTEST, _LONGEST + 1))


class ConceptRegistry:
    """Collects concepts; forms of one industry become one entity whose other forms are aliases."""

    def __init__(self, reading: Reading, entities: tuple[Entity, ...]) -> None:
        self._reading = reading
        self._taken = {entity.key for entity in entities}
        self._by_name: dict[tuple[EntityType, str], str] = {}
        self._names: dict[str, list[str]] = {}
        self._types: dict[str, EntityType] = {}
        self._mentions: dict[str, set[Span]] = {}
        self._industries = _industries(reading.layout.clean.text)
        for entity in entities:
            if entity.type in CONCEPT_TYPES:
                for name in entity.names:
                    self._by_name.setdefault((entity.type, self._shared(entity.type, name)), entity.key)

    def key(self, concept: Concept) -> str:
        """Return the key of the entity that a concept is, which is made where it is new."""
        shared = [(concept.type, self._shared(concept.type, name)) for name in concept.names]
        key = next((self._by_name[each] for each in shared if each in self._by_name), None)
        if key is None:
            key = self._fresh()
            self._types[key], self._names[key], self._mentions[key] = concept.type, [], set()
        for each in shared:
            self._by_name.setdefault(each, key)
        if key in self._names:
            self._names[key] += [name for name in self._written(concept) if name not in self._names[key]]
            block = concept.passage.block
            span = self._reading.layout.clean.source(block.start + concept.start, block.start + concept.end)
            self._mentions[key].add(span)
        return key

    def _written(self, concept: Concept) -> tuple[str, ...]:
        """Return the names of a concept, and that with 产业 where the document writes it too."""
        if concept.type is not EntityType.INDUSTRY:
            return concept.names
        longer = (name + _INDUSTRY for name in concept.names if name in self._industries)
        return (*concept.names, *longer)

    def known(self, kind: EntityType, name: str) -> str | None:
        """Return the key of an industry or technology under one of its names, None where there is none."""
        return self._by_name.get((kind, self._shared(kind, name)))

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities made, each under its first name with the other forms as aliases."""
        return tuple(
            Entity(
                key=key,
                name=names[0],
                type=self._types[key],
                aliases=tuple(names[1:]),
                mentions=tuple(sorted(self._mentions[key])),
            )
            for key, names in self._names.items()
        )

    def _fresh(self) -> str:
        number = len(self._names) + 1
        while f"c{number}" in self._taken:
            number += 1
        self._taken.add(f"c{number}")
        return f"c{number}"

    @staticmethod
    def _shared(kind: EntityType, name: str) -> str:
        return normalise_name(stem(name) if kind is EntityType.INDUSTRY else name)
