"""Strategies that make claims for property tests."""

from decimal import Decimal

from hypothesis import strategies as st

from ontology.attribute import Attribute, AttributeProperty
from ontology.claim import Claims
from ontology.document import DocumentDescription
from ontology.entity import Entity, EntityType
from ontology.observation import Comparator, FigureKind, Observation
from ontology.provenance import Evidence, Span
from ontology.relation import Predicate, Relation

words = st.text(alphabet="江湖云智慧科技创新园中心研究院联盟ABc1“”()·", min_size=1, max_size=12)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 9999), st.integers(1, 99))
evidence = st.builds(
    Evidence,
    span=spans,
    quote=words,
    section=st.lists(words, max_size=3).map(tuple),
    rule=st.just("test.rule"),
    confidence=st.sampled_from([0.25, 0.5, 1.0]),
)
values = st.decimals(min_value=-10_000, max_value=10_000, places=2).map(lambda value: value.normalize() + Decimal(0))


def entities(count: int) -> st.SearchStrategy[tuple[Entity, ...]]:
    """Return entities with the keys e1 to e<count>."""
    return st.tuples(
        *(
            st.builds(
                Entity,
                key=st.just(f"e{number}"),
                name=words,
                type=st.sampled_from(EntityType),
                aliases=st.lists(words, max_size=2, unique=True).map(tuple),
                mentions=st.lists(spans, max_size=2, unique=True).map(tuple),
                subclass=st.none(),
                scope=st.sampled_from(["", "500102"]),
            )
            for number in range(1, count + 1)
        )
    )


@st.composite
def claims(draw: st.DrawFn) -> Claims:
    """Return the claims of a small document."""
    named = draw(st.integers(1, 4).flatmap(entities))
    keys = st.sampled_from([entity.key for entity in named])
    relations = st.builds(Relation, subject=keys, predicate=st.sampled_from(Predicate), object=keys, evidence=evidence)
    observations = st.builds(
        Observation,
        subject=keys,
        indicator=words,
        year=st.integers(2010, 2035),
        value=values,
        unit=st.sampled_from(["", "%", "家", "亿元"]),
        kind=st.sampled_from(FigureKind),
        comparator=st.sampled_from(Comparator),
        evidence=evidence,
        concept=st.none(),
        attribute=st.sampled_from([None, "预期性"]),
    )
    attributes = st.one_of(
        st.builds(
            Attribute,
            subject=keys,
            property=st.sampled_from([AttributeProperty.CREDIT_CODE, AttributeProperty.LEVEL]),
            value=words,
            evidence=evidence,
        ),
        st.builds(
            Attribute,
            subject=keys,
            property=st.just(AttributeProperty.RECOGNITION_YEAR),
            value=st.integers(1990, 2035),
            evidence=evidence,
        ),
    )
    return Claims(
        document=DocumentDescription(
            id=draw(st.sampled_from(["alpha", "beta-14fyp"])),
            title=draw(words),
            source="plan.txt",
            digest="0" * 64,
            length=10_100,
            region=draw(st.sampled_from([None, "500102"])),
            start_year=2021,
            end_year=2025,
            media_type=draw(st.sampled_from(["text/plain", "application/pdf"])),
        ),
        entities=named,
        relations=tuple(draw(st.lists(relations, max_size=4))),
        observations=tuple(draw(st.lists(observations, max_size=4))),
        attributes=tuple(draw(st.lists(attributes, max_size=3))),
    )
