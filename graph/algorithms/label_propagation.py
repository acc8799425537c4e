"""Label propagation: groups in which a label stays that everything takes over from most of its neighbours."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.communities import as_groups, costly
from graph.algorithms.draws import RANGE, keys, mix, salt
from graph.algorithms.parameter import Kind, Parameter, integer
from graph.algorithms.results import Groups, Indices, Work

ROUNDS = 500
# Of the things that want another label, so many take it in a round.
PART = int(0.8 * RANGE)
# Weights are sums in another order from round to round: they count in steps of a millionth.
STEPS = 1e6


def compute(work: Work) -> Groups:
    """Return the groups of things that have the same label when each has one that most of its neighbours have.

    In each round most of the things that want another label take it: if all did, two sides would swap theirs for ever.
    Which, and of equally common labels which one, is drawn with ``seed`` by the ids; a thing keeps its own where that
    is one of the most common. Raghavan, Albert and Kumara 2007, in the rounds of Cordasco and Gargano 2010.
    """
    seed, key = integer(work.values, "seed"), keys(work.projection.ids)
    matrix = work.projection.symmetric
    labels = np.arange(work.projection.size)
    waiting = np.flatnonzero(work.projection.degrees)
    for step in range(ROUNDS):
        if not len(waiting):
            break
        # Two ids can have one key; the order of ids then decides.
        liking = np.empty(work.projection.size, dtype=np.int64)
        liking[np.argsort(mix(key ^ salt(seed, step, 0)), kind="stable")] = np.arange(work.projection.size)
        wanted = _common(matrix, waiting, labels, liking)
        unhappy = wanted != labels[waiting]
        taking = unhappy & (mix(key[waiting] ^ salt(seed, step, 1)) < PART)
        labels[waiting[taking]] = wanted[taking]
        # Others can want another label only where one around them has changed.
        around = matrix[waiting[taking]].indices
        waiting = np.union1d(waiting[unhappy & ~taking], around)
        work.progress(step / ROUNDS)
    return as_groups(work, labels)


def _common(matrix: sparse.csr_array, things: Indices, labels: Indices, liking: NDArray[np.int64]) -> Indices:
    """Return the label with most weight around things: their own where that is one, else the one most liked."""
    near = matrix[things].tocoo()
    size = np.int64(len(labels))
    keys, place = np.unique(near.row * size + labels[near.col], return_inverse=True)
    weight = np.bincount(place, weights=near.data)
    rows, around = keys // size, keys % size
    steps = np.floor(weight * STEPS + 0.5)
    best = np.lexsort((np.where(around == labels[things][rows], size, liking[around]), steps, rows))
    last = np.append(np.flatnonzero(np.diff(rows[best])), len(best) - 1)
    return np.asarray(around[best][last], dtype=np.int64)


ALGORITHM = Algorithm(
    name="label-propagation",
    compute=compute,
    parameters=(Parameter(name="seed", kind=Kind.INTEGER, usual=1, least=0, most=2**31),),
    effort=costly,
)
