"""The relations that a document states between its entities, one grammar a module."""

from collections.abc import Callable, Iterator, Sequence

from loaders.extraction.relations.building import find_building
from loaders.extraction.relations.collect import collect
from loaders.extraction.relations.concepts import ConceptRegistry
from loaders.extraction.relations.cooperation import find_cooperation
from loaders.extraction.relations.directions import find_directions
from loaders.extraction.relations.finding import Finding
from loaders.extraction.relations.focus import find_focus
from loaders.extraction.relations.focus_by_name import find_focus_by_name
from loaders.extraction.relations.focus_introduced import find_focus_introduced
from loaders.extraction.relations.layouts import find_layouts
from loaders.extraction.relations.leadership import find_leadership
from loaders.extraction.relations.location import find_location
from loaders.extraction.relations.names import find_explained_parts, find_named_parts
from loaders.extraction.relations.operation import find_operation
from loaders.extraction.relations.parts import find_parts
from loaders.extraction.relations.plan import Plan, recognise_plan
from loaders.extraction.relations.policy import find_policies
from loaders.extraction.relations.reliance import find_reliance
from loaders.extraction.relations.scene import Passage, passages
from loaders.extraction.relations.technology import find_technologies
from loaders.reading.reader import Reading
from ontology.attribute import Attribute
from ontology.entity import Entity
from ontology.relation import Relation

_GRAMMARS: tuple[Callable[[Passage], Iterator[Finding]], ...] = (
    find_reliance,
    find_building,
    find_operation,
    find_location,
    find_parts,
    find_leadership,
    find_focus,
    find_focus_by_name,
    find_focus_introduced,
)
_PLAN_GRAMMARS: tuple[Callable[[Passage, Plan], Iterator[Finding]], ...] = (find_cooperation,)
_DOCUMENT_GRAMMARS: tuple[Callable[[Sequence[Passage], Plan], Iterator[Finding]], ...] = (
    find_policies,
    find_named_parts,
    find_explained_parts,
)


def extract_relations(
    reading: Reading, entities: Sequence[Entity]
) -> tuple[tuple[Entity, ...], tuple[Relation, ...], tuple[Attribute, ...]]:
    """Return the entities, with the industries and technologies that relations bring in, the relations, and attributes.

    The attributes are the technologies that are to be worked on and the layouts of places. A relation is stated in a
    sentence or in the item of a panel, whose title is then its subject; each is given once, with the words that state
    it. Time grows linearly with the text.
    """
    scene = passages(reading, entities)
    registry = ConceptRegistry(reading, tuple(entities))
    plan = recognise_plan(reading, scene, entities)
    findings = list(_find(scene, plan))
    for passage in scene:
        for technology in find_technologies(passage):
            registry.key(technology)
    relations = collect(reading, findings, registry)
    attributes = (*find_directions(reading, scene, registry), *find_layouts(reading, scene, plan))
    return (*entities, *registry.entities()), relations, attributes


def _find(scene: Sequence[Passage], plan: Plan) -> Iterator[Finding]:
    for passage in scene:
        for grammar in _GRAMMARS:
            yield from grammar(passage)
        for plan_grammar in _PLAN_GRAMMARS:
            yield from plan_grammar(passage, plan)
    for document_grammar in _DOCUMENT_GRAMMARS:
        yield from document_grammar(scene, plan)
