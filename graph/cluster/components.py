"""Weak components by stars: few rounds even where parts are long."""

from typing import Any

from graph.cluster.edge_list import EdgeList


def weak_components(edges: EdgeList) -> Any:
    """Return ``n`` and ``part``, the lowest number in the part, of each thing.

    Everything is linked with the lowest that it knows of, by turns among all neighbours and among lower ones, until
    nothing changes. Kiveris and others 2014, "Connected Components in MapReduce and Beyond".
    """
    from pyspark.sql import functions as f

    known = edges.links.where("n > other").select("n", "other")
    before = None
    while True:
        known = _small_star(_large_star(known)).localCheckpoint()
        # Decimal, because a sum of numbers of 63 bits would overflow.
        state = tuple(known.agg(f.count("n"), f.sum(f.xxhash64("n", "other").cast("decimal(20,0)"))).first())
        if state == before:
            break
        before = state
    found = edges.things.select("n").join(known, "n", "left")
    return found.select("n", f.coalesce("other", "n").alias("part"))


def _large_star(known: Any) -> Any:
    """Link the higher neighbours of each thing with the lowest of its neighbours and itself."""
    from pyspark.sql import functions as f

    both = _rows(known, ("n", "other"), ("other", "n"))
    lowest = both.select("n", "other", f.least(_lowest(), "n").alias("lowest"))
    higher = lowest.where("other > n").select(f.col("other").alias("n"), f.col("lowest").alias("other"))
    return higher.repartition("n").distinct()


def _small_star(known: Any) -> Any:
    """Link each thing and its lower neighbours with the lowest of these."""
    lowest = known.select("n", "other", _lowest().alias("lowest"))
    moved = _rows(lowest, ("n", "lowest"), ("other", "lowest")).where("n != other")
    return moved.repartition("n").distinct()


def _lowest() -> Any:
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    return f.min("other").over(Window.partitionBy("n"))


def _rows(table: Any, *pairs: tuple[str, str]) -> Any:
    """Return a row ``n``, ``other`` for each of some pairs of columns, in one pass over a table."""
    from pyspark.sql import functions as f

    made = [f.struct(f.col(one).alias("n"), f.col(other).alias("other")) for one, other in pairs]
    return table.select(f.inline(f.array(*made)))
