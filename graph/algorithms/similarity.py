"""Similarity: what has most in common with a thing."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.link_prediction import CLASSES, MEASURES, having, in_common, weighed, weight_of
from graph.algorithms.parameter import Kind, Parameter, integer, word
from graph.algorithms.paths import place_of
from graph.algorithms.results import Pairs, Work
from graph.projection.projection import Projection


def compute(work: Work) -> Pairs:
    """Return the things with most in common with one, linked with it or not, by a measure, and what that is.

    Common neighbours with more than ``crowd`` links are passed over. Without a class ``among``, fields are not compared
    with those that work in them. Raises ``NotFoundError`` where the thing has no relation in the selection.

    Jaccard 1901; Adamic and Adar 2003; Salton and McGill 1983 for the cosine.
    """
    projection, measure = work.projection, word(work.values, "measure")
    one = place_of(projection, word(work.values, "to"))
    crowd = integer(work.values, "crowd")
    near = projection.neighbours(one)
    near = near[projection.degrees[near] <= crowd]
    counts = sparse.csr_array(
        (weight_of(projection.degrees[near], measure), (np.zeros(len(near), dtype=np.int32), near)),
        shape=(1, projection.size),
    )
    common = sparse.coo_array(counts @ projection.links)
    other = common.col.astype(np.int64)
    fits = (other != one) & _comparable(projection, one, word(work.values, "among"))[other]
    other, scores = other[fits], np.asarray(common.data[fits], dtype=np.float64)
    left = np.full(len(other), one, dtype=np.int64)
    scores = weighed(projection, measure, left, other, scores)
    order = np.lexsort((other, -np.round(scores, 12)))[: integer(work.values, "pairs")]
    shared = tuple(in_common(projection, one, int(index), crowd) for index in other[order])
    return Pairs(left=left[order], right=other[order], scores=scores[order], shared=shared)


def _comparable(projection: Projection, one: int, name: str) -> NDArray[np.bool_]:
    """Return the things of a class; where none is given, partners for a partner, else those of the thing's class."""
    if name:
        return projection.of_kind(name)
    partners = having(projection, "")
    return partners if partners[one] else np.asarray(projection.kind == projection.kind[one], dtype=np.bool_)


ALGORITHM = Algorithm(
    name="similarity",
    compute=compute,
    parameters=(
        Parameter(name="to", kind=Kind.THING, required=True),
        Parameter(name="among", kind=Kind.CHOICE, choices=CLASSES),
        Parameter(name="measure", kind=Kind.CHOICE, usual="jaccard", choices=MEASURES),
        Parameter(name="pairs", kind=Kind.INTEGER, usual=100, least=1, most=10_000),
        Parameter(name="crowd", kind=Kind.INTEGER, usual=1000, least=2, most=1_000_000),
    ),
    kinds=True,
)
