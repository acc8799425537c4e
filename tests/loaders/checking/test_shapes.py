"""The checks agree with the SHACL shapes: what passes them keeps to every shape, and only that."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from graph.knowledge_graph import KnowledgeGraph
from loaders.checking.checker import check
from ontology import vocabulary
from ontology.claim import Claims
from ontology.entity import Entity, EntityType
from ontology.identity import identify
from ontology.observation import Observation
from ontology.provenance import Evidence, Span
from ontology.quarantine import Check
from ontology.relation import Predicate, Relation
from tests.ontology.claims import claims as any_claims

texts = st.sampled_from(["", " ", "云江", "云\x0b江", "云江。", "x" * 200])


def pairs() -> Iterator[tuple[Predicate, EntityType, EntityType]]:
    """Yield each relation between each class and a class that may stand on its other side."""
    for predicate in Predicate:
        subject = next(kind for kind in EntityType if _fits(kind, vocabulary.domain(predicate)))
        value = next(kind for kind in EntityType if _fits(kind, vocabulary.range_of(predicate)))
        for kind in EntityType:
            yield predicate, kind, value
            yield predicate, subject, kind


def test_the_relations_that_are_refused_are_those_that_break_a_shape() -> None:
    evidence = Evidence(span=Span(0, 2), quote="依托", rule="test.rule")
    entities: list[Entity] = []
    relations: list[Relation] = []
    for number, (predicate, subject, value) in enumerate(dict.fromkeys(pairs())):
        entities.append(Entity(key=f"s{number}", name=f"甲{number}", type=subject))
        entities.append(Entity(key=f"o{number}", name=f"乙{number}", type=value))
        relations.append(Relation(subject=f"s{number}", predicate=predicate, object=f"o{number}", evidence=evidence))
    made = replace(_empty(), entities=tuple(entities), relations=tuple(relations))
    with KnowledgeGraph.in_memory() as graph:
        graph.load(made)
        broken = {violation.focus.rsplit("/", 1)[-1] for violation in graph.validate()}
    ids = {entity.key: identify(entity) for entity in entities}

    believed = set(check(made).claims.relations)

    refused = [relation for relation in relations if relation not in believed]
    assert [relation for relation in relations if {ids[relation.subject], ids[relation.object]} & broken] == refused
    assert refused


# Shrinking would run SHACL some thousand times.
@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.data())
def test_what_passes_the_checks_keeps_to_every_shape(data: st.DataObject) -> None:
    made = data.draw(any_claims())
    made = replace(
        made,
        document=replace(made.document, digest="a" * 64, length=5000),
        entities=tuple(map(data.draw, (_broken_entity(entity) for entity in made.entities))),
        observations=tuple(map(data.draw, (_broken_figure(figure) for figure in made.observations))),
    )
    checked = check(made)
    with KnowledgeGraph.in_memory() as graph:
        graph.load(checked.claims, quarantined=checked.quarantined)

        assert graph.validate(evidence=True) == ()
        assert len(graph.quarantine(made.document.id)[made.document.id]) == len(set(checked.quarantined))
        if any(one.check is Check.RELATION for one in checked.quarantined):
            assert checked.claims.relations != made.relations


def _fits(kind: EntityType, allowed: tuple[str, ...]) -> bool:
    return not allowed or any(vocabulary.is_a(kind, one) for one in allowed)


def _empty() -> Claims:
    from tests.graph.example import description

    return Claims(document=description("plan", "规划", None))


def _broken_entity(entity: Entity) -> st.SearchStrategy[Entity]:
    return st.one_of(
        st.just(entity),
        st.builds(lambda name: replace(entity, name=name), texts),
        st.builds(lambda name: replace(entity, aliases=(name,)), texts),
        st.builds(lambda name: replace(entity, subclass=name), st.sampled_from(["Incubator", "Nothing", "Measure"])),
    )


def _broken_figure(figure: Observation) -> st.SearchStrategy[Observation]:
    rule = replace(figure.evidence, rule="")
    return st.one_of(
        st.just(figure),
        st.just(replace(figure, evidence=rule)),
        st.builds(lambda year: replace(figure, year=year), st.sampled_from([0, 1899, 2201, 20250])),
        st.builds(lambda name: replace(figure, indicator=name), texts),
        st.builds(lambda unit: replace(figure, unit=unit), texts),
        st.builds(lambda value: replace(figure, value=value), st.sampled_from([Decimal("NaN"), Decimal("Infinity")])),
    )
