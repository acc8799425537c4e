"""Structural holes: who stands between groups that are not linked with each other."""

from collections.abc import Mapping

import numpy as np
from scipy import sparse

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.parameter import Kind, Parameter, Value, integer
from graph.algorithms.results import Ranking, Work

# Rows that are multiplied at once: with hubs a product can have very many more entries than its factors.
_ROWS = 4096


def compute(work: Work) -> Ranking:
    """Return the constraint of the things with at least ``links`` links, the least constrained first.

    A thing whose links lead to the same circle is constrained; one that joins circles is not, and can broker between
    them. The columns are ``constraint``, ``effective``, the links that are not redundant, and ``links``. Burt 1992.
    """
    matrix = work.projection.symmetric
    links = work.projection.links
    weight = np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()
    part = sparse.csr_array(matrix.multiply(1.0 / np.where(weight == 0, 1.0, weight)[:, np.newaxis]))
    strongest = np.zeros(work.projection.size)
    np.maximum.at(strongest, np.repeat(np.arange(work.projection.size), np.diff(matrix.indptr)), matrix.data)
    relative = sparse.csr_array(matrix.multiply(1.0 / np.where(strongest == 0, 1.0, strongest)[:, np.newaxis]))
    constraint, redundant = np.zeros(work.projection.size), np.zeros(work.projection.size)
    for start in range(0, work.projection.size, _ROWS):
        rows = slice(start, start + _ROWS)
        near = links[rows]
        through = (part[rows] @ part).multiply(near)
        constraint[rows] = np.asarray((part[rows] + through).power(2).multiply(near).sum(axis=1)).ravel()
        # For each other: the parts of its weightiest link that also lead to one of the thing's own.
        shared = (part[rows] @ relative.T).multiply(near)
        redundant[rows] = np.asarray(shared.sum(axis=1)).ravel()
        work.progress(min(1.0, (start + _ROWS) / max(1, work.projection.size)))
    degrees = work.projection.degrees.astype(np.float64)
    fitting = np.flatnonzero(degrees >= integer(work.values, "links"))
    columns = {
        "constraint": constraint[fitting],
        "effective": (degrees - redundant)[fitting],
        "links": degrees[fitting],
    }
    return Ranking(things=fitting, scores=constraint[fitting], columns=columns)


def _effort(size: int, relations: int, _: Mapping[str, Value]) -> float:
    return 200.0 * (size + relations)


ALGORITHM = Algorithm(
    name="constraint",
    compute=compute,
    parameters=(Parameter(name="links", kind=Kind.INTEGER, usual=3, least=1, most=1_000_000),),
    effort=_effort,
    ascending=True,
)
