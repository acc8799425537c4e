"""When a document was loaded and how long that took is data of the graph, and no part of what the document states."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from graph.answers import LoadTime
from graph.knowledge_graph import KnowledgeGraph
from loaders.rdf.intake import RdfIntake, take_in_rdf
from tests.graph.example import cloud_plan, river_plan

READING = 2.5


def load_time(graph: KnowledgeGraph, document: str = "cloud") -> LoadTime | None:
    return graph.document(document).loaded


def loaded() -> KnowledgeGraph:
    graph = KnowledgeGraph.in_memory()
    graph.load(cloud_plan(), reading=READING)
    return graph


def dump(graph: KnowledgeGraph) -> bytes:
    return b"".join(graph.export())


def test_a_document_tells_when_it_was_loaded_and_how_long_that_took() -> None:
    with loaded() as graph:
        time = load_time(graph)

    assert time is not None
    assert abs(datetime.now(UTC) - time.at) < timedelta(minutes=10)
    assert time.seconds >= READING


def test_a_document_whose_reading_nobody_timed_has_no_time(graph: KnowledgeGraph) -> None:
    assert load_time(graph, "river") is None


def test_a_restart_keeps_the_time(tmp_path: Path) -> None:
    with KnowledgeGraph.open(tmp_path) as graph:
        graph.load(cloud_plan(), reading=READING)
        before = load_time(graph)

    with KnowledgeGraph.open(tmp_path) as graph:
        assert load_time(graph) == before


def test_loading_the_same_again_changes_nothing_and_no_time() -> None:
    with loaded() as graph:
        before = dump(graph)

        assert graph.load(cloud_plan(), reading=9.0).unchanged
        assert dump(graph) == before


def test_another_content_has_another_time() -> None:
    with loaded() as graph:
        graph.load(cloud_plan(), text="云湖园", reading=100.0)

        time = load_time(graph)
        assert time is not None
        assert time.seconds >= 100.0


def test_another_content_of_unknown_time_does_not_keep_that_of_the_old_one() -> None:
    with loaded() as graph:
        graph.load(cloud_plan(), text="云湖园")

        assert load_time(graph) is None


def test_a_document_takes_its_time_along() -> None:
    with loaded() as graph:
        graph.delete("cloud")

        assert dump(graph) == b""


def test_what_a_document_states_is_the_same_whenever_it_was_loaded() -> None:
    with loaded() as timed, KnowledgeGraph.in_memory() as untimed:
        untimed.load(cloud_plan())

        assert set(timed.export(view_only=True)) == set(untimed.export(view_only=True))
        assert timed.claims("cloud") == untimed.claims("cloud")
        assert timed.validate(evidence=True) == ()


def test_a_dump_brings_the_times_of_its_documents(tmp_path: Path) -> None:
    file = tmp_path / "dump.nq"
    with loaded() as graph, KnowledgeGraph.in_memory() as other:
        graph.load(river_plan())
        file.write_bytes(dump(graph))
        document = take_in_rdf(RdfIntake(path=file, document="dump"))

        other.load_rdf(document, reading=7.0)
        assert load_time(other) == load_time(graph)
        assert load_time(other, "river") is None
        assert all(result.unchanged for result in other.load_rdf(document, reading=7.0))
        assert set(dump(other).splitlines()) == set(dump(graph).splitlines())


def test_what_is_no_time_counts_as_unknown() -> None:
    with loaded() as graph:
        loads = "GRAPH <https://w3id.org/innokg/graph/loads>"
        graph.update(
            "PREFIX ikg: <https://w3id.org/innokg/ontology#>\n"
            f"DELETE {{ {loads} {{ ?d ikg:loadedAt ?at }} }} INSERT {{ {loads} {{ ?d ikg:loadedAt 'gestern' }} }}\n"
            f"WHERE {{ {loads} {{ ?d ikg:loadedAt ?at }} }}"
        )

        assert load_time(graph) is None
