"""What a row says besides the name."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph.knowledge_graph import KnowledgeGraph
from graph.reconciliation.likeness import Reason
from graph.reconciliation.question import Candidate, Clue, Question
from ontology.attribute import Attribute, AttributeProperty
from ontology.entity import Entity, EntityType
from ontology.identity import identify
from ontology.provenance import Evidence, Span
from ontology.relation import Predicate, Relation
from tests.graph.reconciliation.example import claims

_EVIDENCE = Evidence(span=Span(0, 2), quote="云岭", section=("一",), rule="test.rule", confidence=1.0)
_CODE, _OTHER_CODE = "91350100M000100Y43", "91500000MA5U5P2M0X"
# Two parks of one name, which only what is known of them tells apart.
_NORTH = Entity(key="e901", name="云岭软件园", type=EntityType.PARK, scope="500103")
_SOUTH = Entity(key="e902", name="云岭软件园", type=EntityType.PARK, scope="500108")
_WHOLE = Entity(key="e903", name="云岭新城", type=EntityType.PARK)


@pytest.fixture(scope="module")
def graph() -> Iterator[KnowledgeGraph]:
    base = claims()
    part = Relation(subject="e901", predicate=Predicate.PART_OF, object="e903", evidence=_EVIDENCE)
    elsewhere = Relation(subject="e902", predicate=Predicate.PART_OF, object=base.entities[0].key, evidence=_EVIDENCE)
    codes = tuple(
        Attribute(subject=key, property=AttributeProperty.CREDIT_CODE, value=code, evidence=_EVIDENCE)
        for key, code in (("e901", _CODE), ("e902", _OTHER_CODE))
    )
    more = replace(
        base, entities=(*base.entities, _NORTH, _SOUTH, _WHOLE), relations=(part, elsewhere), attributes=codes
    )
    with KnowledgeGraph.in_memory() as held:
        held.load(more)
        yield held


def _ask(graph: KnowledgeGraph, name: str, prop: str, *values: str) -> tuple[Candidate, ...]:
    return graph.reconciliation.candidates(Question(name=name, clues=(Clue(property=prop, values=values),)))


def test_a_credit_code_tells_the_thing_whatever_the_name(graph: KnowledgeGraph) -> None:
    found = _ask(graph, "云岭园", "creditCode", _CODE.lower())
    assert [(one.thing.id, one.reason, one.match) for one in found] == [(identify(_NORTH), Reason.CREDIT_CODE, True)]


def test_a_relation_raises_the_thing_that_has_it_and_lowers_the_other(graph: KnowledgeGraph) -> None:
    first, second, *_ = _ask(graph, "云岭软件园", "partOf", "云岭新城")
    assert first.thing.id == identify(_NORTH)
    assert first.score > second.score
    assert (first.clues, second.clues) == ((("partOf", True),), (("partOf", False),))
