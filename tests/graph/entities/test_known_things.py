"""What is kept of the view in memory tells the same as the store, whatever has changed meanwhile."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.entities.known_things import KnownThings
from graph.entities.link import Link
from graph.entities.listed import Order
from graph.entities.relations import Relations
from graph.entities.things import Things
from graph.knowledge_graph import KnowledgeGraph
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names
from ontology.judgement import Verdict
from ontology.namespaces import Namespaces
from ontology.relation import Predicate
from tests.graph.conftest import Ids, ids_of
from tests.graph.example import cloud_plan, judged, river_plan
from tests.graph.reviewing import reject

IDS = ids_of(cloud_plan()) | ids_of(river_plan())
IRI = Namespaces().thing(IDS["云湖科技园"])
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"


def _without(graph: KnowledgeGraph, document: str) -> None:
    for held in graph.documents():
        if document in held.id:
            graph.delete(held.id)


def _relations(graph: KnowledgeGraph) -> Relations:
    return graph.planning._relations


def _told(graph: KnowledgeGraph) -> object:
    """Return what the graph tells of all things from memory."""
    relations, things = _relations(graph), graph.planning._things
    return (
        relations.around(IDS.values()),
        relations.counts(IDS.values()),
        things.describe(IDS.values()),
        things.classes(IDS.values()),
        {one: found for one, found in things.documents(IDS.values()).items() if found},
        relations.sources(relations.around(IDS.values())),
        [graph.entities(order=order, has_figures=known) for order in Order for known in (None, True, False)],
        [graph.entities(region=one) for one in IDS.values() if one.startswith("region-")],
        [graph.planning.gaps.gaps(thing) for thing in things.describe(IDS.values()).values() if thing.type == "Park"],
    )


def _reject_or_undo(graph: KnowledgeGraph) -> None:
    standing = [one for one in graph.reviews.all() if one.undone is None]
    if standing:
        graph.reviews.undo(standing[0].id, by="王")
    else:
        reject(graph, "reliesOn 云州大学")


CHANGES: dict[str, Callable[[KnowledgeGraph], object]] = {
    "name": lambda graph: graph.update(f'INSERT DATA {{ <{IRI}> {LABEL} "量子谷"@zh }}'),
    "place": lambda graph: graph.update(f"DELETE WHERE {{ ?thing <{Namespaces().term('locatedIn')}> ?place }}"),
    "class": lambda graph: graph.update(f"INSERT DATA {{ <{IRI}-2> a <{Namespaces().term('Park')}> }}"),
    "rename": lambda graph: graph.update(f"DELETE WHERE {{ <{IRI}> {LABEL} ?name }}"),
    "merge": lambda graph: graph.record([judged(IDS["云湖科技园"], IDS["云湖科学园"])]),
    "part": lambda graph: graph.record([judged(IDS["云湖科技园"], IDS["云湖科学园"], Verdict.DIFFERENT)]),
    "delete": lambda graph: _without(graph, "river"),
    "load": lambda graph: graph.load(river_plan()),
    "review": _reject_or_undo,
    "ask": _told,
}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(sorted(CHANGES)), max_size=6))
def test_after_any_changes_memory_tells_what_a_graph_made_anew_tells(steps: list[str]) -> None:
    with KnowledgeGraph.in_memory() as graph:
        graph.load(cloud_plan())
        graph.load(river_plan())
        _told(graph)
        for step in steps:
            CHANGES[step](graph)
        anew = KnowledgeGraph(graph._store)
        assert _told(graph) == _told(anew)


def test_things_are_described_as_the_store_describes_them(graph: KnowledgeGraph, ids: Ids) -> None:
    known = graph.planning._things
    asked = [*ids.values(), "park-nowhere-000000", *(f"document-{one.id}" for one in graph.documents())]
    from_store = Things(NamedQueries(graph._store, Namespaces()), Names(Namespaces()))

    assert isinstance(known, KnownThings)
    assert known.describe(asked) == from_store.describe(asked)
    assert known.classes(asked) == from_store.classes(asked)
    assert known.documents(ids.values()) == from_store.documents(ids.values())


def test_relations_are_told_by_their_ends_and_kinds(graph: KnowledgeGraph, ids: Ids) -> None:
    relations = _relations(graph)
    laboratory, part = ids["智造实验室"], ids["云湖科技园东组团"]

    assert relations.out([laboratory], [Predicate.LOCATED_IN]) == [Link(laboratory, "locatedIn", part)]
    assert relations.into([part], [Predicate.LOCATED_IN]) == [Link(laboratory, "locatedIn", part)]
    assert relations.out([laboratory, "park-nowhere-000000"], [Predicate.PART_OF]) == []
    assert relations.counts([laboratory, "park-nowhere-000000"]) == {laboratory: 2}


@pytest.mark.parametrize("most", [1, None])
def test_the_places_that_name_a_thing_are_its_documents_first_ones(
    graph: KnowledgeGraph, ids: Ids, most: int | None
) -> None:
    named = _relations(graph).mentions([ids["云湖科技园"], ids["智造实验室"]], most=most)

    every = _relations(graph).mentions([ids["云湖科技园"], ids["智造实验室"]])
    assert named == {one: places[:most] for one, places in every.items()}
    assert all(named.values())


def test_facts_have_the_sources_that_reading_all_statements_gives(graph: KnowledgeGraph, ids: Ids) -> None:
    graph.record([judged(ids["云湖科技园"], ids["云湖科学园"])])
    reject(graph, "reliesOn 云州大学")
    evidence, things = graph._evidence(), graph._things
    stated = evidence.of_relations(things.relations(), subjects=ids.values(), objects=ids.values())
    links = set(stated) | set(_relations(graph).around(ids.values()))

    assert stated
    assert evidence.of_facts(links) == stated
    assert evidence.of_facts(links, crowded={link[2] for link in links}) == stated
    for link in links:
        assert evidence.of_facts([link]) == {fact: sources for fact, sources in stated.items() if fact == link}
