"""PageRank by rounds over data frames."""

from typing import Any

from graph.cluster.edge_list import EdgeList

_STEPS = 1000
# The sum of all changes in the last round; a round costs more here than in memory.
_SETTLED = 1e-9


def pagerank(edges: EdgeList, damping: float) -> Any:
    """Return ``n`` and ``score`` of each thing, as ``graph.algorithms.pagerank`` has it within a billionth."""
    from pyspark.sql import functions as f

    out = edges.links.groupBy("n").agg(f.sum("weight").alias("out"))
    shares = edges.links.join(out, "n").select("n", "other", (f.col("weight") / f.col("out")).alias("share"))
    shares = shares.repartition("n").localCheckpoint()
    size = max(1, edges.things.count())
    things = edges.things.select("n").join(out, "n", "left").select("n", f.col("out").isNull().alias("ends"))
    things = things.localCheckpoint()
    ranks = things.select("n", "ends", f.lit(1.0 / size).alias("score")).localCheckpoint()
    ended = ranks.agg(f.sum(f.when(f.col("ends"), f.col("score")).otherwise(0.0))).first()[0] or 0.0
    for _ in range(_STEPS):
        passed = ranks.join(shares, "n").groupBy(f.col("other").alias("n"))
        arriving = passed.agg(f.sum(f.col("score") * f.col("share")).alias("arriving"))
        following = damping * (f.coalesce("arriving", f.lit(0.0)) + ended / size) + (1.0 - damping) / size
        stepped = ranks.join(arriving, "n", "left").select(
            "n", "ends", following.alias("score"), f.abs(following - f.col("score")).alias("change")
        )
        stepped = stepped.localCheckpoint()
        change, ended = stepped.agg(
            f.sum("change"), f.sum(f.when(f.col("ends"), f.col("score")).otherwise(0.0))
        ).first() or (0.0, 0.0)
        ranks = stepped.drop("change")
        if (change or 0.0) < _SETTLED:
            break
    return ranks.select("n", "score")
