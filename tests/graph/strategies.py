"""Strategies for documents that share things, so that loading, deleting and merging touch each other."""

from dataclasses import replace

from hypothesis import strategies as st

from ontology.claim import Claims
from ontology.entity import Entity, EntityType
from ontology.identity import identify
from ontology.judgement import Judgement, Verdict
from ontology.observation import Observation
from ontology.relation import Predicate, Relation
from tests.graph.example import cloud_plan, description, evidence, judged

# Spellings of one name have one id; other names and classes have others.
NAMES = ("云湖园", "云湖·园", "云州大学", "智造中心")
TYPES = (EntityType.PARK, EntityType.PLATFORM)
DOCUMENTS = ("one", "two", "three")
IDS = tuple(
    sorted({identify(Entity(key="", name=name, type=kind)) for name in NAMES for kind in TYPES} | {"park-unknown"})
)


@st.composite
def shared_claims(draw: st.DrawFn) -> Claims:
    """Return the claims of one of three documents over a few names."""
    named = draw(
        st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(TYPES)), min_size=1, max_size=4, unique=True)
    )
    aliases = st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple)
    entities = tuple(
        Entity(key=f"e{number}", name=name, type=kind, aliases=draw(aliases))
        for number, (name, kind) in enumerate(named)
    )
    keys = st.sampled_from([entity.key for entity in entities])
    relations = st.builds(
        Relation,
        subject=keys,
        predicate=st.sampled_from([Predicate.PART_OF, Predicate.RELIES_ON]),
        object=keys,
        evidence=st.sampled_from([evidence(1, "依托"), evidence(9, "属于")]),
    )
    figure = cloud_plan().observations[2]
    observations: st.SearchStrategy[Observation] = st.builds(lambda key: replace(figure, subject=key), keys)
    return Claims(
        document=description(draw(st.sampled_from(DOCUMENTS)), "规划", draw(st.sampled_from([None, "990101"]))),
        entities=entities,
        relations=tuple(draw(st.lists(relations, max_size=3))),
        observations=tuple(draw(st.lists(observations, max_size=1))),
    )


judgements: st.SearchStrategy[Judgement] = st.builds(
    judged,
    st.sampled_from(IDS),
    st.sampled_from(IDS),
    st.sampled_from([Verdict.SAME, Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE]),
    score=st.sampled_from([0.5, 0.75, 1.0]),
    judge=st.sampled_from(["rule", "person"]),
)
