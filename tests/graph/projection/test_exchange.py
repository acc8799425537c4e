"""Selections go out to other programs and come back the same."""

from pathlib import Path

import networkx
import pytest
from hypothesis import HealthCheck, given, settings

from graph.knowledge_graph import KnowledgeGraph
from graph.projection.exchange import ExchangeFormat, read_projection, write_projection
from graph.projection.networkx_graph import from_networkx, projection_to_networkx
from graph.projection.projection import Projection
from graph.projection.selection import Orientation, Selection
from ontology.errors import DamagedFileError
from tests.graph.algorithms.graphs import Graph, graphs, projected


def same(one: Projection, other: Projection) -> bool:
    """Tell whether two projections hold the same things and relations."""
    return (one.ids, one.directed, relations(one)) == (other.ids, other.directed, relations(other))


def relations(projection: Projection) -> list[tuple[str, str, str, float]]:
    return sorted(
        (projection.ids[source], projection.predicates[predicate], projection.ids[target], weight)
        for source, predicate, target, weight in zip(
            projection.source.tolist(),
            projection.predicate.tolist(),
            projection.target.tolist(),
            projection.weight.tolist(),
            strict=True,
        )
    )


@settings(max_examples=30, deadline=None)
@given(graphs(weighted=True))
def test_networkx_gives_back_what_it_was_given(graph: Graph) -> None:
    projection = projected(graph)

    assert same(from_networkx(projection_to_networkx(projection)), projection)


@pytest.mark.parametrize("kind", list(ExchangeFormat))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graph=graphs(weighted=True, most=12))
def test_every_format_comes_back_the_same(kind: ExchangeFormat, tmp_path: Path, graph: Graph) -> None:
    projection = projected(graph)
    path = tmp_path / f"graph-{kind}"
    write_projection(projection, path, kind)

    assert same(read_projection(path, kind), projection) or not projection.edges


@pytest.mark.parametrize("kind", list(ExchangeFormat))
@pytest.mark.parametrize("orientation", list(Orientation))
def test_labels_and_classes_are_kept(
    kind: ExchangeFormat, orientation: Orientation, graph: KnowledgeGraph, tmp_path: Path
) -> None:
    projection = graph.analysis.projection(Selection(orientation=orientation), kinds=True)
    write_projection(projection, tmp_path / "graph", kind, describe=graph.analysis.describe)
    back = read_projection(tmp_path / "graph", kind)

    assert same(back, projection)
    classes = [back.kinds[code] for code in back.kind.tolist()]
    assert classes == [projection.kinds[code] for code in projection.kind.tolist()]


def test_a_graph_for_users_has_labels_classes_and_relations(graph: KnowledgeGraph) -> None:
    found = graph.analysis.to_networkx(Selection(orientation=Orientation.STATED))

    assert isinstance(found, networkx.MultiDiGraph)
    labels = dict(found.nodes(data="label"))
    assert {(labels[one], known["predicate"], labels[other]) for one, other, known in found.edges(data=True)} >= {
        ("智造实验室", "reliesOn", "云州大学")
    }
    assert set(dict(found.nodes(data="type")).values()) == {"Park", "Platform", "University", "Firm"}


@pytest.mark.parametrize("kind", list(ExchangeFormat))
def test_a_damaged_file_is_a_clear_error(kind: ExchangeFormat, tmp_path: Path) -> None:
    path = tmp_path / "graph"
    if kind in (ExchangeFormat.CSV, ExchangeFormat.PARQUET):
        path.mkdir()
        for table in ("nodes", "edges"):
            (path / f"{table}.{kind}").write_bytes(b"no table\n")
    else:
        path.write_bytes(b"<no graph>")

    with pytest.raises(DamagedFileError, match=f"cannot be read as {kind}"):
        read_projection(path, kind)


def test_control_characters_of_hostile_names_do_not_break_xml(tmp_path: Path) -> None:
    from graph.answers import Thing

    projection = Projection.of([("a", "b")])
    hostile = {"a": Thing(id="a", iri="", label='园\x0b<&"区', type="Park")}
    for kind in (ExchangeFormat.GRAPHML, ExchangeFormat.GEXF):
        write_projection(projection, tmp_path / kind, kind, describe=lambda _: hostile)
        assert same(read_projection(tmp_path / kind, kind), projection)
