"""What is exported and loaded again is the same graph."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import CanonicalizationAlgorithm, Dataset, DefaultGraph, Quad, RdfFormat, parse

from graph.knowledge_graph import KnowledgeGraph
from graph.serialisation import FORMAT_NAMES
from loaders.rdf.reader import read_rdf
from ontology.identity import identify
from ontology.judgement import Judgement
from ontology.namespaces import Namespaces
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


OWN = [
    'INSERT DATA { GRAPH <http://a.example/g> { <http://a.example/s> <http://a.example/p> "值"@zh } }',
    "INSERT DATA { GRAPH <http://a.example/g> { _:x <http://a.example/p> [ <http://a.example/q> _:x ] } }",
    "INSERT DATA { GRAPH <http://a.example/h> { [] <http://a.example/p> (1 2 3) } }",
    "INSERT DATA { _:x <http://a.example/p> _:y . _:y <http://a.example/p> _:x }",
    "INSERT DATA { <http://a.example/s> <http://a.example/p> [ <http://a.example/q> 1 ] }",
    "INSERT DATA { <http://a.example/s> <http://a.example/p> 5 }",
    "INSERT { GRAPH <http://a.example/k> { ?s <http://a.example/of> [] } } WHERE { ?s a ?t }",
    "DELETE WHERE { ?s <http://www.w3.org/2004/02/skos/core#altLabel> ?o }",
    f"INSERT DATA {{ GRAPH <{Namespaces().document_graph('cloud')}> {{ [] <http://a.example/p> [] }} }}",
]


def canonical(graph: KnowledgeGraph) -> set[Quad]:
    found = Dataset(parse(dump(graph, "nquads", view_only=False), format=RdfFormat.N_QUADS))
    found.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return set(found)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(OWN), unique=True), st.sampled_from(["nquads", "trig", "jsonld"]))
def test_what_people_wrote_comes_back_blank_nodes_and_all(updates: list[str], name: str) -> None:
    suffix = {"nquads": "nq", "trig": "trig", "jsonld": "jsonld"}[name]
    with KnowledgeGraph.in_memory() as graph, KnowledgeGraph.in_memory() as other, TemporaryDirectory() as folder:
        graph.load(cloud_plan())
        for update in updates:
            graph.update(update)
        file = Path(folder) / f"dump.{suffix}"
        file.write_bytes(dump(graph, name, view_only=False))
        other.load_rdf(read_rdf(file))
        assert canonical(other) == canonical(graph)
        other.load_rdf(read_rdf(file))
        assert canonical(other) == canonical(graph)
        assert not other.rebuild()


def test_blank_nodes_of_two_hand_written_dumps_stay_apart(tmp_path: Path) -> None:
    with KnowledgeGraph.in_memory() as graph:
        graph.load(cloud_plan())
        own = dump(graph, "nquads", view_only=False)
    with KnowledgeGraph.in_memory() as graph:
        for number in (1, 2, 2):
            line = f'_:b <http://a.example/p> "{number}" <http://a.example/g> .\n'
            file = tmp_path / f"dump{number}.nq"
            file.write_bytes(own + line.encode())
            graph.load_rdf(read_rdf(file))
        found = list(parse(dump(graph, "nquads", view_only=False), format=RdfFormat.N_QUADS))
        nodes = {quad.subject for quad in found if quad.predicate.value == "http://a.example/p"}
        assert len(nodes) == 2
