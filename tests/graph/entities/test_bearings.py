"""Where things are and when, for the filters of a network."""

from graph.knowledge_graph import KnowledgeGraph
from ontology.claim import Claims
from ontology.entity import Entity, EntityType
from ontology.identity import identify
from ontology.provenance import Span
from ontology.relation import Predicate
from tests.graph.conftest import Ids
from tests.graph.example import description, judged, relation

_REGION = "region-990101"


def located_plan() -> Claims:
    """Return the claims of a plan that says of a park in which district it lies, and of a firm in which park."""
    return Claims(
        document=description("located", "产业园区布局规划", None),
        entities=(
            Entity(key="a", name="石桥产业园", type=EntityType.PARK, mentions=(Span(5, 10),)),
            Entity(key="b", name="涪陵区", type=EntityType.REGION, scope="500102"),
            Entity(key="c", name="石桥材料公司", type=EntityType.FIRM, mentions=(Span(20, 26),)),
        ),
        relations=(
            relation("a", Predicate.LOCATED_IN, "b", 5, "石桥产业园位于涪陵区"),
            relation("c", Predicate.LOCATED_IN, "a", 20, "落户石桥产业园"),
        ),
        observations=(),
    )


def test_a_thing_belongs_to_the_regions_above_the_place_where_it_lies(graph: KnowledgeGraph) -> None:
    claims = located_plan()
    graph.load(claims)
    park, _, firm = map(identify, claims.entities)
    found = graph.bearings([firm, park])

    assert [one.id for one in found.items] == [firm, park]
    assert all(one.regions == ("region-500000", "region-500102") for one in found.items)
    assert {region.id: region.label for region in found.regions} == {
        "region-500000": "重庆市",
        "region-500102": "涪陵区",
    }


def test_what_lies_nowhere_belongs_to_the_region_of_the_documents_that_name_it(graph: KnowledgeGraph, ids: Ids) -> None:
    (park, university) = graph.bearings([ids["云湖科技园"], ids["云州大学"]]).items

    assert park.regions == (_REGION,)
    # Another plan, of no region, names it too.
    assert university.regions == ()


def test_years_are_those_of_the_plans_and_of_the_figures(graph: KnowledgeGraph, ids: Ids) -> None:
    (park, region) = graph.bearings([ids["云湖科技园"], ids["云州区"]]).items

    assert park.years == (2021, 2022, 2023, 2024, 2025)
    assert region.years == (2020, 2021, 2022, 2023, 2024, 2025)


def test_a_merged_id_stands_for_what_it_was_merged_into_and_an_unknown_one_for_nothing(
    graph: KnowledgeGraph, ids: Ids
) -> None:
    graph.record([judged(ids["云湖科技园"], ids["云湖科学园"])])
    found = graph.bearings([ids["云湖科学园"], "park-nowhere-000000"])

    assert [one.id for one in found.items] == [graph.current_id(ids["云湖科学园"])]
    assert graph.bearings([]).items == ()
