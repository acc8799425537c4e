"""Decisions as data: on every store, in dumps, backups and updates."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph.knowledge_graph import KnowledgeGraph
from graph.serialisation import N_QUADS
from graph.stores.restoring import restore_backup
from loaders.rdf.reader import read_rdf
from ontology.correction import Correction
from ontology.errors import ValidationError
from ontology.judgement import Verdict
from ontology.namespaces import Namespaces
from ontology.review import Decision, Review
from tests.graph.conftest import Ids
from tests.graph.engines import SERVERS, Servers
from tests.graph.example import cloud_plan, river_plan
from tests.graph.reviewing import (
    DOUBT,
    NAMES,
    claim_of,
    correct,
    decided,
    in_view,
    reject,
    view,
)


@pytest.fixture(params=["memory", "disk", *SERVERS])
def stored(request: pytest.FixtureRequest, tmp_path: Path, servers: Servers) -> Iterator[KnowledgeGraph]:
    """Return a graph with the plan and its quarantine on each kind of store."""
    match request.param:
        case "memory":
            opened = KnowledgeGraph.in_memory()
        case "disk":
            opened = KnowledgeGraph.open(tmp_path / "data")
        case server:
            opened = KnowledgeGraph(servers.store(server))
    with opened:
        opened.load(cloud_plan(), quarantined=[DOUBT])
        yield opened


def test_every_store_keeps_decisions_and_takes_them_back(stored: KnowledgeGraph, ids: Ids) -> None:
    before, document = view(stored), set(stored._store.quads(NamedNode(Namespaces().document_graph("cloud"))))
    made: list[Review] = [
        reject(stored, "reliesOn 云州大学"),
        correct(stored, "2.4% (2020, actual)", Correction(value=Decimal("2.5"), unit="％")),
        stored.reviews.judge(ids["云湖科技园"], ids["云湖科技园东组团"], Verdict.SAME, by="王", reason="'\"\\\n"),
    ]
    assert not in_view(stored, ids["智造实验室"], "reliesOn", ids["云州大学"])
    assert {str(one.value) for one in stored.figures(indicator="RDIntensity", year=2020).items} == {"2.5"}
    assert set(stored.reviews.all()) == set(made)
    assert not stored.rebuild()
    for review in made:
        stored.reviews.undo(review.id, by="李", reason="看错了")
    assert view(stored) == before
    assert set(stored._store.quads(NamedNode(Namespaces().document_graph("cloud")))) == document
    assert {one.undone.reason for one in stored.reviews.all() if one.undone} == {"看错了"}
    assert not stored.rebuild()


def test_an_export_that_is_loaded_brings_the_decisions_and_their_view(
    graph: KnowledgeGraph, ids: Ids, tmp_path: Path
) -> None:
    decided(graph, ids)
    dump = tmp_path / "dump.nq"
    dump.write_bytes(b"".join(graph.export(N_QUADS)))
    with KnowledgeGraph.in_memory() as other:
        other.load_rdf(read_rdf(dump))
        assert other.reviews.all() == graph.reviews.all()
        assert set(other._store.quads()) == set(graph._store.quads())


def test_a_backup_keeps_decisions(tmp_path: Path, ids: Ids) -> None:
    with KnowledgeGraph.open(tmp_path / "graph") as graph:
        graph.load(river_plan())
        decided(graph, ids)
        archive = tmp_path / "backup.tar"
        archive.write_bytes(b"".join(graph.backup().archive()))
        standing, reviews = set(graph._store.quads()), graph.reviews.all()
    restore_backup(archive, tmp_path / "restored")
    with KnowledgeGraph.open(tmp_path / "restored") as restored:
        assert set(restored._store.quads()) == standing
        assert restored.reviews.all() == reviews
        assert not restored.rebuild()


def test_decisions_are_plain_rdf_that_keeps_to_the_shapes(graph: KnowledgeGraph, ids: Ids) -> None:
    decided(graph, ids)
    assert graph.validate(evidence=True) == tuple(
        one for one in graph.validate() if "partOf" in (one.path or "") or "partOf" in one.message
    )
    asked = """
        PREFIX ikg: <https://w3id.org/innokg/ontology#>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?who ?statement WHERE {
          GRAPH <https://w3id.org/innokg/graph/reviews> {
            ?review ikg:decision ikg:reject ; prov:wasAttributedTo/rdfs:label ?who ; ikg:statement ?statement ;
              prov:generatedAtTime ?when
            FILTER NOT EXISTS { ?review prov:invalidatedAtTime ?gone }
          }
        }"""
    assert b"\xe6\x9d\x8e" in graph.answer(asked, results="text/csv").body
    assert len(graph.answer(asked, results="text/csv").body.splitlines()) == 2


def test_an_update_of_a_document_s_graphs_is_followed_by_its_decisions(graph: KnowledgeGraph, ids: Ids) -> None:
    reject(graph, "reliesOn 云州大学")
    names = Namespaces()
    graph.update(f"DELETE WHERE {{ GRAPH <{names.withheld_graph('cloud')}> {{ ?s ?p ?o }} }}")
    assert not in_view(graph, ids["智造实验室"], "reliesOn", ids["云州大学"])
    graph.update(f"DELETE WHERE {{ GRAPH <{names.reviews_graph}> {{ ?s ?p ?o }} }}")
    assert in_view(graph, ids["智造实验室"], "reliesOn", ids["云州大学"])
    assert graph.reviews.all() == ()
    assert not graph.rebuild()


def test_an_update_that_leaves_half_a_decision_is_refused(graph: KnowledgeGraph) -> None:
    reject(graph, "reliesOn 云州大学")
    graph_name, term = Namespaces().reviews_graph, NAMES.term("claimed")
    with pytest.raises(ValidationError, match="incomplete"):
        graph.update(f"DELETE WHERE {{ GRAPH <{graph_name}> {{ ?s {term} ?o }} }}")
    assert len(graph.reviews.all()) == 1


def test_hostile_words_of_a_decision_stay_words(graph: KnowledgeGraph) -> None:
    hostile = '"} } ; DROP ALL ; #\n\\ <script>'
    claim = claim_of(graph, "reliesOn 云州大学").id
    made = graph.reviews.decide(claim, Decision.REJECT, by=hostile, reason=hostile)
    assert graph.reviews.get(made.id) == made
    with pytest.raises(ValidationError):
        graph.reviews.decide(claim, Decision.REJECT, by="李", reason="\ud800")
