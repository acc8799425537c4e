"""Degree: with how many others a thing is linked."""

import numpy as np

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.results import Ranking, Work


def compute(work: Work) -> Ranking:
    """Return with how many other things each thing is linked, over the number of others as networkx has it.

    The columns ``links``, ``from_it``, ``to_it`` and ``weight`` are the numbers of things linked with it either way,
    as source and as target, and the sum of the weights of its relations. Freeman 1978.
    """
    projection = work.projection
    links = projection.degrees
    columns = {
        "links": links.astype(np.float64),
        "from_it": np.diff(projection.stated.indptr).astype(np.float64),
        "to_it": np.bincount(projection.stated.indices, minlength=projection.size).astype(np.float64),
        "weight": np.asarray(projection.symmetric.sum(axis=1), dtype=np.float64),
    }
    return Ranking.of_all(links / max(1, projection.size - 1), columns)


ALGORITHM = Algorithm(name="degree", compute=compute)
