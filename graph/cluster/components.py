"""Weak components by stars: few rounds even where parts are long."""

from typing import Any

from graph.cluster.edge_list import EdgeList


def weak_components(edges: EdgeList) -> Any:
    """Return ``n`` and ``part``, the lowest number in the part, of each thing.

    Everything is linked with the lowest that it knows of, by turns among all neighbours and among lower ones, until
    nothing changes. Kiveris and others 2014, "Connected Components in MapReduce and Beyond".
    """
    from pyspark.sql import functions as f

    known = edges.links.where("n > other").select("n", "other").localCheckpoint()
    before = None
    while True:
        known = _small_star(f, _large_star(f, known)).localCheckpoint()
        # Decimal, because a sum of numbers of 63 bits would overflow.
        state = tuple(known.agg(f.count("n"), f.sum(f.col("other").cast("decimal(20,0)"))).first())
        if state == before:
            break
        before = state
    found = edges.things.select("n").join(known, "n", "left")
    return found.select("n", f.coalesce("other", "n").alias("part"))


def _large_star(f: Any, known: Any) -> Any:
    both = known.unionAll(known.select(f.col("other").alias("n"), f.col("n").alias("other")))
    lowest = both.groupBy("n").agg(f.least(f.min("other"), f.col("n")).alias("lowest"))
    higher = both.where("other > n").join(lowest, "n")
    return higher.select(f.col("other").alias("n"), f.col("lowest").alias("other")).distinct()


def _small_star(f: Any, known: Any) -> Any:
    lowest = known.groupBy("n").agg(f.min("other").alias("lowest"))
    lower = known.join(lowest, "n").where("other != lowest")
    moved = lower.select(f.col("other").alias("n"), f.col("lowest").alias("other"))
    return moved.unionAll(lowest.select("n", f.col("lowest").alias("other"))).distinct()
