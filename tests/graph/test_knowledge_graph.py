"""Loading, deleting and opening through the one object that others use."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import RDF, RDFS

from graph.knowledge_graph import KnowledgeGraph
from graph.rdf.identified_claims import identified
from graph.serialisation import GRAPH_FORMATS, TURTLE
from ontology.entity import EntityType
from ontology.errors import NotFoundError, StoreError, StoreInUseError
from ontology.identity import entity_id
from ontology.judgement import NamedThing, Verdict
from ontology.namespaces import Namespaces
from tests.graph.conftest import Ids
from tests.graph.engines import SERVERS, Servers
from tests.graph.example import cloud_plan, judged, river_plan


@pytest.fixture(params=["memory", *SERVERS])
def graph(request: pytest.FixtureRequest, servers: Servers) -> Iterator[KnowledgeGraph]:
    """Return a graph that holds both plans, on each kind of store."""
    made = KnowledgeGraph.in_memory() if request.param == "memory" else KnowledgeGraph(servers.store(request.param))
    with made as opened:
        opened.load(cloud_plan())
        opened.load(river_plan())
        yield opened


def quads(graph: KnowledgeGraph) -> set[bytes]:
    return set(b"".join(graph.export()).splitlines())


def test_loading_counts_what_a_document_states() -> None:
    with KnowledgeGraph.in_memory() as graph:
        result = graph.load(cloud_plan())
        assert (result.document, result.unchanged) == ("cloud", False)
        # 云州区 is also what 全区 means.
        assert (result.entities, result.relations, result.observations) == (6, 4, 3)
        summary = graph.document("cloud")
        assert (summary.entities, summary.relations, summary.observations) == (6, 4, 3)
        assert (summary.title, summary.source) == ("云州区科技创新规划", "cloud.txt")


def test_loading_the_same_again_changes_nothing(graph: KnowledgeGraph) -> None:
    before = quads(graph)
    assert graph.load(cloud_plan()).unchanged
    assert quads(graph) == before


def test_loading_another_state_of_a_document_replaces_it(graph: KnowledgeGraph, ids: Ids) -> None:
    shorter = replace(cloud_plan(), relations=cloud_plan().relations[:1], observations=())
    assert not graph.load(shorter).unchanged
    with KnowledgeGraph.in_memory() as fresh:
        fresh.load(river_plan())
        fresh.load(shorter)
        assert quads(fresh) == quads(graph)
    assert graph.entity(ids["智造实验室"]).facts == ()


def test_claims_come_back_as_they_were_loaded(graph: KnowledgeGraph) -> None:
    wanted = identified(river_plan())
    claims = graph.claims("river")
    assert (claims.document, claims.entities) == (wanted.document, wanted.entities)
    assert set(claims.relations) == set(wanted.relations)
    assert set(claims.observations) == set(wanted.observations)
    with pytest.raises(NotFoundError):
        graph.claims("none")


def test_claims_that_are_refused_change_nothing(graph: KnowledgeGraph) -> None:
    before = quads(graph)
    with pytest.raises(Exception, match="both entities"):
        graph.load(replace(cloud_plan(), entities=()))
    assert quads(graph) == before


@pytest.mark.parametrize("others", [0, 600])
def test_the_judgements_on_a_thing_are_found_among_all(graph: KnowledgeGraph, ids: Ids, others: int) -> None:
    park, town, university = ids["云湖科技园"], ids["云湖科学园"], ids["云州大学"]
    pairs = [judged(park, town), judged(park, university), judged(town, university)]
    graph.record(pairs)
    concerning = {park, *(f"firm-{number}" for number in range(others))}
    assert {(one.left, one.right) for one in graph.judgements(concerning)} == {
        (one.left, one.right) for one in graph.judgements() if park in (one.left, one.right)
    }
    assert len(graph.judgements(concerning)) == 2
    assert graph.judgements(["none"]) == ()


def test_a_deleted_document_is_gone(graph: KnowledgeGraph) -> None:
    graph.delete("cloud")
    assert [document.id for document in graph.documents()] == ["river"]
    with pytest.raises(NotFoundError):
        graph.delete("cloud")
    with pytest.raises(NotFoundError):
        graph.document("cloud")


def test_a_directory_keeps_documents_and_judgements(tmp_path: Path, ids: Ids) -> None:
    pair = ids["云湖科技园"], ids["云湖科学园"]
    with KnowledgeGraph.open(tmp_path / "data") as graph:
        graph.load(cloud_plan())
        graph.load(river_plan())
        graph.record([judged(*pair)])
        with pytest.raises(StoreInUseError):
            KnowledgeGraph.open(tmp_path / "data")
        before = quads(graph)
    with KnowledgeGraph.open(tmp_path / "data") as graph:
        assert quads(graph) == before
        assert graph.entity(max(pair)).thing.id == min(pair)
        assert graph.load(cloud_plan()).unchanged


def test_a_judge_s_later_verdict_takes_the_place_of_the_earlier(graph: KnowledgeGraph, ids: Ids) -> None:
    pair = ids["云湖科技园"], ids["云湖科学园"]
    graph.record([judged(*pair, judge="a person")])
    graph.record([judged(pair[1], pair[0], Verdict.DIFFERENT, judge="a person")])
    (standing,) = graph.judgements()
    assert standing.verdict is Verdict.DIFFERENT
    assert graph.entity(pair[0]).thing.id == pair[0]


def test_linking_is_given_every_thing_before_merging(graph: KnowledgeGraph, ids: Ids) -> None:
    graph.record([judged(ids["云湖科技园"], ids["云湖科学园"])])
    named = {thing.id: thing for thing in graph.named_things()}
    assert set(ids.values()) < set(named)
    university = named[ids["云州大学"]]
    assert university.names == ("云州大学", "云大")
    assert [thing.scope for thing in named.values() if thing.id == "region-990101"] == ["990101"]
    assert isinstance(university, NamedThing)
    assert list(named) == sorted(named)


@pytest.mark.parametrize("media_type", GRAPH_FORMATS)
def test_the_view_is_exported_in_every_format(graph: KnowledgeGraph, media_type: str) -> None:
    text = b"".join(graph.export(media_type, view_only=True)).decode()
    assert "云湖科技园" in text
    assert "graph/evidence" not in text


def test_all_graphs_need_a_format_that_names_graphs(graph: KnowledgeGraph) -> None:
    assert any(b"graph/evidence/cloud" in line for line in quads(graph))
    with pytest.raises(StoreError, match="text/turtle"):
        graph.export(TURTLE)


def test_another_base_iri_goes_all_the_way_through() -> None:
    with KnowledgeGraph.in_memory(namespaces=Namespaces("https://kg.example/")) as graph:
        graph.load(cloud_plan())
        (hit,) = graph.search("智造").items
        assert hit.thing.iri.startswith("https://kg.example/id/platform-")
        assert len(graph.entity(hit.thing.id).facts) == 2
        assert graph.neighbourhood(hit.thing.id, depth=2).edges[0].sources
        assert graph.figures(indicator="RDIntensity").total == 2
        assert graph.documents()[0].relations == 4
        assert not any(b"w3id.org/innokg" in line for line in quads(graph))


def test_rdflib_can_ask_the_current_view(graph: KnowledgeGraph) -> None:
    label = "'云州大学'@zh"
    view = graph.dataset().default_graph
    assert view.query(f"PREFIX rdfs: <{RDFS}> ASK {{ ?thing rdfs:label {label} }}").askAnswer
    # What only a document's own graph says is not in the view.
    assert not view.query(f"PREFIX rdf: <{RDF}> ASK {{ ?claim a rdf:Statement }}").askAnswer


def test_readers_and_writers_work_at_once(graph: KnowledgeGraph, ids: Ids) -> None:
    pair = judged(ids["云湖科技园"], ids["云湖科学园"])

    def write(number: int) -> None:
        if number % 2:
            graph.record([pair])
        else:
            graph.withdraw([pair])
        graph.load(replace(cloud_plan(), observations=cloud_plan().observations[: number % 3]))

    def read(_: int) -> int:
        graph.search("云")
        graph.figures(indicator="RDIntensity")
        graph.network(limit=5)
        return len(graph.entity(ids["云州大学"]).documents)

    with ThreadPoolExecutor(6) as pool:
        written = [pool.submit(write, number) for number in range(20)]
        assert set(pool.map(read, range(60))) == {2}
        for one in written:
            one.result()
    graph.withdraw([pair])
    graph.load(cloud_plan())
    with KnowledgeGraph.in_memory() as fresh:
        fresh.load(cloud_plan())
        fresh.load(river_plan())
        assert quads(fresh) == quads(graph)


def test_ids_do_not_depend_on_the_document(ids: Ids) -> None:
    assert ids["云州大学"] == entity_id(EntityType.UNIVERSITY, "云州大学")
