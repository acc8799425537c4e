"""PageRank by rounds over data frames."""

from typing import Any

from graph.cluster.edge_list import EdgeList

_STEPS = 1000
# Rounds between two looks at how far it is: each look is a job of Spark, which takes longer than the round.
_AT_ONCE = 5
# How much the sum of all scores grew since the last look; a round costs more here than in memory.
_SETTLED = 1e-9


def pagerank(edges: EdgeList, damping: float) -> Any:
    """Return ``n`` and ``score`` of each thing, as ``graph.algorithms.pagerank`` has it within a billionth.

    What things that lead nowhere pass on to all alike adds to every score in proportion, so that it is left out of the
    rounds and made up for by dividing by the sum. Scores only grow then, and the growth of their sum is the change.
    """
    from pyspark.sql import functions as f

    out = edges.links.groupBy("n").agg(f.sum("weight").alias("out"))
    shares = edges.links.join(out, "n").select("n", "other", (f.col("weight") / f.col("out")).alias("share"))
    shares = shares.localCheckpoint()
    things = edges.things.select("n").repartition("n").localCheckpoint()
    ranks = things.select("n", f.lit(1.0).alias("score"))
    before = 0.0
    for _ in range(0, _STEPS, _AT_ONCE):
        for _ in range(_AT_ONCE):
            passed = ranks.join(shares, "n").groupBy(f.col("other").alias("n"))
            arriving = passed.agg(f.sum(f.col("score") * f.col("share")).alias("arriving"))
            score = f.lit(damping) * f.coalesce("arriving", f.lit(0.0)) + f.lit(1.0)
            ranks = things.join(arriving, "n", "left").select("n", score.alias("score"))
        ranks = ranks.localCheckpoint()
        total = ranks.agg(f.sum("score")).first()[0] or 1.0
        if total - before < _SETTLED * total:
            break
        before = total
    return ranks.select("n", (f.col("score") / f.lit(total)).alias("score"))
