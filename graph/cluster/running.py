"""Algorithms of the registry that a Spark cluster runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.algorithms.parameter import Value, Values, integer, number
from graph.algorithms.registry import algorithm
from graph.cluster.components import weak_components
from graph.cluster.edge_list import EdgeList, check_selection, local_path, read_edge_list
from graph.cluster.label_propagation import label_propagation
from graph.cluster.pagerank import pagerank
from graph.cluster.session import spark_session
from graph.projection.selection import Selection
from ontology.errors import EngineError, RequestError

#: Names in the registry; what ranks gives a column ``score``, what groups a column ``part``.
ON_CLUSTER = ("pagerank", "weak-components", "label-propagation")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterAnswer:
    """What a cluster found: the sizes of the graph, and the first rows of the table, with the names of its columns."""

    things: int
    links: int
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterOrder:
    """What a cluster shall do: an algorithm with values on a selection of the Parquet files in a directory."""

    name: str
    values: Mapping[str, Value]
    edges: Path
    selection: Selection

    @classmethod
    def of(cls, name: str, given: Mapping[str, list[str]], edges: Path, selection: Selection) -> "ClusterOrder":
        """Return an order; raise ``RequestError`` for what a cluster cannot do."""
        values = algorithm(name).read(given)
        if name not in ON_CLUSTER:
            raise RequestError(f"{name} does not run on Spark; {', '.join(ON_CLUSTER)} do.")
        check_selection(selection)
        for table in ("nodes.parquet", "edges.parquet"):
            if not (edges / table).exists():
                raise RequestError(f"{edges} holds no {table}; 'innokg export --format parquet' writes it.")
        return cls(name=name, values=values, edges=edges, selection=selection)


def run_on_cluster(order: ClusterOrder, *, master: str, limit: int, out: Path | None = None) -> ClusterAnswer:
    """Run an order on the cluster ``master`` and return its first ``limit`` rows; write all to ``out`` as Parquet.

    Rankings have the columns id, label, type and score; groups have a row for each, with the id and the label of their
    first thing and their size, and in ``out`` a row for each thing with the id of the first thing of its group.
    Raises ``EngineError`` where Spark is missing or fails.
    """
    if out is not None and out.exists():
        raise EngineError(f"{out} is there already: Spark writes a new directory.")
    with spark_session(master) as session:
        edges = read_edge_list(session, local_path(order.edges), order.selection)
        table, first = _tables(edges, order.name, order.values)
        if out is not None:
            table.write.parquet(local_path(out))
        return ClusterAnswer(
            things=edges.things.count(),
            links=edges.links.count() // 2,
            columns=tuple(first.columns),
            rows=tuple(tuple(row) for row in first.limit(limit).collect()),
        )


def _tables(edges: EdgeList, name: str, values: Values) -> tuple[Any, Any]:
    """Return the table of all things and the one to show, the highest score or the largest group first."""
    from pyspark.sql import functions as f

    if name == "pagerank":
        scores = edges.things.join(pagerank(edges, number(values, "damping")), "n")
        ranked = scores.select("id", "label", "type", "score").orderBy(f.round("score", 12).desc(), "id")
        return ranked, ranked
    parts = weak_components(edges) if name == "weak-components" else label_propagation(edges, integer(values, "seed"))
    sized = parts.groupBy("part").agg(f.min("n").alias("first"), f.count("n").alias("size"))
    heads = edges.things.select(f.col("n").alias("first"), f.col("id").alias("group"), f.col("label").alias("name"))
    groups = sized.join(heads, "first").localCheckpoint()
    members = edges.things.join(parts, "n").join(groups.select("part", "group", "size"), "part")
    table = members.select("id", "label", "type", "group", "size").orderBy("id")
    return table, groups.select("group", "name", "size").orderBy(f.desc("size"), "group")
