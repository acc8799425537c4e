"""Label propagation by rounds over data frames."""

from typing import Any

from graph.algorithms.draws import RANGE, salt
from graph.algorithms.label_propagation import PART, ROUNDS, STEPS
from graph.cluster.edge_list import EdgeList

_FACTOR = 0x45D9F3B


def label_propagation(edges: EdgeList, seed: int) -> Any:
    """Return ``n`` and ``part``, the number of a thing whose label it has, as ``graph.algorithms`` finds them."""
    from pyspark.sql import functions as f

    state = edges.things.select("n", "key", f.col("n").alias("part"), f.col("key").alias("part_key"))
    state = state.repartition("n").localCheckpoint()
    for step in range(ROUNDS):
        seen = state.select(f.col("n").alias("other"), "part", "part_key")
        votes = edges.links.join(seen, "other").groupBy("n", "part", "part_key").agg(f.sum("weight").alias("weight"))
        own = state.select("n", "key", f.col("part").alias("old"), f.col("part_key").alias("old_key"))
        liking = f.struct(
            f.floor(f.col("weight") * STEPS + 0.5).alias("steps"),
            (f.col("part") == f.col("old")).cast("int").alias("own"),
            _draw(f, "part_key", salt(seed, step, 0)).alias("drawn"),
            "part",
            "part_key",
        )
        best = votes.join(own.select("n", "old"), "n").groupBy("n").agg(f.max(liking).alias("best"))
        wants = f.col("best.part") != f.col("old")
        takes = wants & (_draw(f, "key", salt(seed, step, 1)) < PART)
        moved = own.join(best, "n", "left").select(
            "n",
            "key",
            f.when(takes, f.col("best.part")).otherwise(f.col("old")).alias("part"),
            f.when(takes, f.col("best.part_key")).otherwise(f.col("old_key")).alias("part_key"),
            f.coalesce(wants, f.lit(False)).alias("wants"),
        )
        moved = moved.localCheckpoint()
        state = moved.drop("wants")
        if moved.where("wants").isEmpty():
            break
    return state.select("n", "part")


def _draw(f: Any, key: str, salted: int) -> Any:
    """Return ``graph.algorithms.draws.mix`` of a key and a salt as a column."""
    value = f.col(key).bitwiseXOR(f.lit(salted).cast("bigint"))
    for _ in range(2):
        value = value.bitwiseXOR(f.shiftright(value, 16))
        value = (value * f.lit(_FACTOR).cast("bigint")).bitwiseAND(f.lit(RANGE - 1).cast("bigint"))
    return value.bitwiseXOR(f.shiftright(value, 16))
