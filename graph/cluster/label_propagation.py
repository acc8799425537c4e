"""Label propagation by rounds over data frames."""

from typing import Any

from graph.algorithms.draws import RANGE, salt
from graph.algorithms.label_propagation import PART, ROUNDS, STEPS
from graph.cluster.edge_list import EdgeList

_FACTOR = 0x45D9F3B
# Rounds between two looks at whether anything still wants another label; nothing changes after the last that does.
_AT_ONCE = 4


def label_propagation(edges: EdgeList, seed: int) -> Any:
    """Return ``n`` and ``part``, the number of a thing whose label it has, as ``graph.algorithms`` finds them."""
    from pyspark.sql import functions as f

    things = edges.things.select("n", "key").repartition("n").localCheckpoint()
    # Each thing tells itself its own label, with no weight: so a round reads the labels once.
    own = things.select("n", f.col("n").alias("other"), f.lit(0.0).alias("weight"))
    told = edges.links.select("n", "other", "weight").unionAll(own).repartition("n").localCheckpoint()
    state = things.select("n", "key", f.col("n").alias("part"), f.col("key").alias("part_key"))
    for start in range(0, ROUNDS, _AT_ONCE):
        for step in range(start, min(ROUNDS, start + _AT_ONCE)):
            state = _round(told, state, salt(seed, step, 0), salt(seed, step, 1))
        state = state.localCheckpoint()
        if state.where("wants").isEmpty():
            break
    return state.select("n", "part")


def _round(told: Any, state: Any, liking: int, taking: int) -> Any:
    """Return the labels after a round, and whether a thing wanted another in it."""
    from pyspark.sql import functions as f

    heard = state.select(f.col("n").alias("from"), "key", "part", "part_key").join(
        told.withColumnRenamed("n", "from"), "from"
    )
    heard = heard.select(
        f.col("other").alias("n"),
        "part",
        "part_key",
        "weight",
        f.when(f.col("from") == f.col("other"), f.col("key")).alias("own"),
    )
    votes = heard.repartition("n").groupBy("n", "part", "part_key")
    votes = votes.agg(f.sum("weight").alias("weight"), f.max("own").alias("own"))
    liked = f.struct(
        f.floor(f.col("weight") * STEPS + 0.5).alias("steps"),
        f.col("own").isNotNull().alias("own"),
        _draw("part_key", liking).alias("drawn"),
        "part",
        "part_key",
    )
    best = votes.groupBy("n").agg(
        f.max(f.when(f.col("weight") > 0, liked)).alias("best"),
        f.max(f.when(f.col("own").isNotNull(), f.struct("part", "part_key", f.col("own").alias("key")))).alias("old"),
    )
    wants = f.coalesce(f.col("best.part") != f.col("old.part"), f.lit(False))
    takes = wants & (_draw("old.key", taking) < PART)
    return best.select(
        "n",
        f.col("old.key").alias("key"),
        f.when(takes, f.col("best.part")).otherwise(f.col("old.part")).alias("part"),
        f.when(takes, f.col("best.part_key")).otherwise(f.col("old.part_key")).alias("part_key"),
        wants.alias("wants"),
    )


def _draw(key: str, salted: int) -> Any:
    """Return ``graph.algorithms.draws.mix`` of a key and a salt as a column."""
    from pyspark.sql import functions as f

    value = f.col(key).bitwiseXOR(f.lit(salted).cast("bigint"))
    for _ in range(2):
        value = value.bitwiseXOR(f.shiftright(value, 16))
        value = (value * f.lit(_FACTOR).cast("bigint")).bitwiseAND(f.lit(RANGE - 1).cast("bigint"))
    return value.bitwiseXOR(f.shiftright(value, 16))
