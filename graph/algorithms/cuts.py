"""Cuts: the links and things without which a part of the network would fall apart."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import breadth_first_order, connected_components

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.networkit_engine import networkit, undirected
from graph.algorithms.results import Pairs, Ranking, Work


def compute_bridges(work: Work) -> Pairs:
    """Return the links without which a part falls in two, by how many things the smaller of the two has.

    Tarjan 1974; the blocks of Hopcroft and Tarjan 1973 that have one link are the bridges.
    """
    links = work.projection.links
    size = work.projection.size
    ends = [block for block in _blocks(work) if len(block) == 2]
    one = np.array([min(block) for block in ends], dtype=np.int64)
    other = np.array([max(block) for block in ends], dtype=np.int64)
    cut = sparse.coo_array((np.ones(len(one)), (one, other)), shape=(size, size))
    _, side = connected_components((links - cut - cut.T).tocsr(), directed=False)
    smaller = _smaller_sides(side[one], side[other], np.bincount(side))
    order = np.lexsort((other, one, -smaller))
    return Pairs(
        left=one[order], right=other[order], scores=smaller[order].astype(np.float64), measures={"bridges": len(one)}
    )


def compute_articulation(work: Work) -> Ranking:
    """Return the things without which a part falls apart, by the number of parts that are left. Tarjan 1974."""
    pieces = np.zeros(work.projection.size, dtype=np.int64)
    for block in _blocks(work):
        pieces[block] += 1
    found = np.flatnonzero(pieces > 1)
    return Ranking(things=found, scores=pieces[found].astype(np.float64), measures={"points": float(len(found))})


def _smaller_sides(one: NDArray[np.int32], other: NDArray[np.int32], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each bridge between parts how many things its smaller side has.

    Parts and bridges are trees. From the leaves of a tree, each part hands what lies behind it to the next; one part of
    each tree hands it to a root that all trees share.
    """
    count = len(sizes)
    ends = np.concatenate([one, other]), np.concatenate([other, one])
    _, whole = connected_components(sparse.csr_array((np.ones(len(ends[0])), ends), shape=(count, count)))
    first = np.unique(whole, return_index=True)[1]
    rooted = np.append(ends[0], np.full(len(first), count)), np.append(ends[1], first)
    tree = sparse.csr_array((np.ones(len(rooted[0])), rooted), shape=(count + 1, count + 1))
    order, before = breadth_first_order(tree, count)
    behind = np.append(sizes, 0).astype(np.int64)
    for part in order[:0:-1].tolist():
        behind[before[part]] += behind[part]
    total = np.bincount(whole, weights=sizes).astype(np.int64)
    child = np.where(before[other] == one, other, one)
    return np.asarray(np.minimum(behind[child], total[whole[child]] - behind[child]), dtype=np.int64)


def _blocks(work: Work) -> list[list[int]]:
    with networkit() as library:
        # The run does not keep the graph alive that it works on.
        graph = undirected(library, work.projection, weighted=False)
        run: Any = library.components.BiconnectedComponents(graph)
        run.run()
        blocks: list[list[int]] = run.getComponents()
    return blocks


BRIDGES = Algorithm(name="bridges", compute=compute_bridges)
ARTICULATION = Algorithm(name="articulation-points", compute=compute_articulation)
