"""Lists of relations in Parquet, as Spark reads them."""

from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

from graph.cluster.session import set_partitions
from graph.entities.things import with_subclasses
from graph.projection.selection import Selection
from ontology.errors import RequestError

_ALL = Selection(without=frozenset())
# Spark reads some 128 MB of Parquet at once; relations in both directions with numbers take about so many times more.
_GROWTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeList:
    """Things and the links among them as data frames.

    ``things`` have ``n`` (a number in the order of ids, with gaps), ``id``, ``label``, ``type`` and ``key`` (the CRC-32
    of the id). ``links`` have ``n``, ``other`` and ``weight``, each link in both directions, no two between the same
    things and none from a thing to itself.
    """

    things: Any
    links: Any


def read_edge_list(session: Any, path: str, selection: Selection) -> EdgeList:
    """Read the directory that ``innokg export --format parquet`` wrote, on any file system that the cluster sees.

    Of a selection its relations with their weights and its classes count. Raises ``RequestError`` for the rest, which
    the list does not tell.
    """
    from pyspark.sql import functions as f

    check_selection(selection)
    edges = session.read.parquet(f"{path}/edges.parquet")
    set_partitions(session, _GROWTH * edges.rdd.getNumPartitions())
    kept = session.read.parquet(f"{path}/nodes.parquet").where(_kept(f, selection))
    things = kept.select("id", "label", "type").orderBy("id")
    things = things.select(
        f.monotonically_increasing_id().alias("n"), "id", "label", "type", f.crc32(f.col("id")).alias("key")
    ).localCheckpoint()
    edges = _weighted(f, edges, selection)
    place = things.select("n", "id")
    edges = edges.join(place.withColumnRenamed("id", "source"), "source").withColumnRenamed("n", "start")
    edges = edges.join(place.withColumnRenamed("id", "target"), "target").select("n", "start", "weight")
    if selection != _ALL:
        # A selection has the things that it leaves a relation, as in memory.
        ends = edges.select("n").unionAll(edges.select("start")).distinct()
        things = things.join(ends, "n", "left_semi").localCheckpoint()
    edges = edges.where("start != n")
    both = edges.select("n", f.col("start").alias("other"), "weight").unionAll(
        edges.select(f.col("start").alias("n"), f.col("n").alias("other"), "weight")
    )
    links = both.groupBy("n", "other").agg(f.sum("weight").alias("weight")).repartition("n").localCheckpoint()
    return EdgeList(things=things, links=links)


def check_selection(selection: Selection) -> None:
    """Raise ``RequestError`` for a selection by what a list of relations does not tell."""
    if selection.by_statement or selection.hubs or selection.shared:
        raise RequestError(
            "With --engine spark the relations are those of the Parquet files: --relation, --type, --without and "
            "--everything select among them, the other options do not."
        )


def local_path(path: Path) -> str:
    """Return the address of a directory of this machine as Spark wants it."""
    return path.resolve().as_uri()


def _kept(f: Any, selection: Selection) -> Any:
    if selection.types:
        return f.col("type").isin(sorted(with_subclasses(selection.types)))
    return ~f.col("type").isin(sorted(with_subclasses(selection.without))) if selection.without else f.lit(True)


def _weighted(f: Any, edges: Any, selection: Selection) -> Any:
    if not selection.weights:
        return edges.select("source", "target", "weight")
    weights = dict(selection.weights)
    factor = reduce(
        lambda rest, name: f.when(f.col("predicate") == name, weights[name]).otherwise(rest), weights, f.lit(0.0)
    )
    wanted = edges.where(f.col("predicate").isin(sorted(weights)))
    return wanted.select("source", "target", (f.col("weight") * factor).alias("weight"))
