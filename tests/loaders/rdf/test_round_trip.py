"""What is exported and loaded again is the same graph."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from graph.knowledge_graph import KnowledgeGraph
from graph.serialisation import FORMAT_NAMES
from loaders.rdf.reader import read_rdf
from ontology.identity import identify
from ontology.judgement import Judgement
from tests.graph.example import cloud_plan, judged, river_plan

SUFFIXES = {"turtle": ".ttl", "ntriples": ".nt", "rdfxml": ".rdf", "jsonld": ".jsonld"}


def same_park() -> Judgement:
    """Return the judgement that the park of one plan is that of the other."""
    return judged(identify(cloud_plan().entities[0]), identify(river_plan().entities[1]))


@pytest.fixture
def original() -> Iterator[KnowledgeGraph]:
    """Return a graph of two plans whose parks were judged to be one."""
    with KnowledgeGraph.in_memory() as graph:
        graph.load(cloud_plan(), text="甲" * 500)
        graph.load(river_plan())
        graph.record([same_park()])
        yield graph


def dump(graph: KnowledgeGraph, name: str, *, view_only: bool) -> bytes:
    return b"".join(graph.export(FORMAT_NAMES[name], view_only=view_only))


def view(graph: KnowledgeGraph) -> set[Quad]:
    return {q for q in parse(dump(graph, "nquads", view_only=False), format=RdfFormat.N_QUADS) if _in_view(q)}


def _in_view(quad: Quad) -> bool:
    return isinstance(quad.graph_name, DefaultGraph)


@pytest.mark.parametrize("name", ["nquads", "trig"])
def test_a_dump_of_all_graphs_brings_everything_back(original: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"dump.{'nq' if name == 'nquads' else 'trig'}"
    file.write_bytes(dump(original, name, view_only=False))
    with KnowledgeGraph.in_memory() as graph:
        results = graph.load_rdf(read_rdf(file))
        assert [result.document for result in results] == ["cloud", "river"]
        lines = [set(dump(g, "nquads", view_only=False).splitlines()) for g in (original, graph)]
        assert lines[0] == lines[1]
        assert all(result.unchanged for result in graph.load_rdf(read_rdf(file)))


def test_a_text_of_a_million_characters_comes_back(tmp_path: Path) -> None:
    file, text = tmp_path / "dump.nq", "云溪" * 600_000
    with KnowledgeGraph.in_memory() as graph, KnowledgeGraph.in_memory() as other:
        graph.load(cloud_plan(), text=text)
        file.write_bytes(dump(graph, "nquads", view_only=False))
        other.load_rdf(read_rdf(file))

        assert other.text("cloud") == text
        assert other.quarantine() == {}


@pytest.mark.parametrize("name", SUFFIXES)
def test_a_dump_of_the_view_gives_the_same_view(original: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"facts{SUFFIXES[name]}"
    file.write_bytes(dump(original, name, view_only=True))
    with KnowledgeGraph.in_memory() as graph:
        document = read_rdf(file)
        graph.load_rdf(document)
        here = "https://w3id.org/innokg/id/document-facts"
        assert not document.quarantined
        assert {q for q in view(graph) if here not in f"{q.subject} {q.object}"} == view(original)
        assert graph.search("云湖").items == original.search("云湖").items
        graph.delete("facts")
        assert view(graph) == set()


def test_what_people_wrote_into_the_view_comes_back(original: KnowledgeGraph, tmp_path: Path) -> None:
    original.update("DELETE { ?s a ?type } INSERT { ?s <http://a.example/seen> true } WHERE { ?s a ?type }")
    file = tmp_path / "dump.nq"
    file.write_bytes(dump(original, "nquads", view_only=False))
    with KnowledgeGraph.in_memory() as graph:
        graph.load_rdf(read_rdf(file))
        assert view(graph) == view(original)
        assert not graph.rebuild()
