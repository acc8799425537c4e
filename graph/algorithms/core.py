"""Cores: how deep in the dense middle of the network a thing lies."""

import numpy as np

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.networkit_engine import networkit, undirected
from graph.algorithms.results import Ranking, Work


def compute(work: Work) -> Ranking:
    """Return the core number of each thing: the largest k for which it is among things with k links to each other.

    Seidman 1983; Batagelj and Zaversnik 2003.
    """
    with networkit() as library:
        graph = undirected(library, work.projection, weighted=False)
        work.progress(0.5)
        run = library.centrality.CoreDecomposition(graph)
        run.run()
        cores = np.array(run.scores(), dtype=np.float64)
    return Ranking.of_all(cores, measures={"deepest": float(cores.max(initial=0.0))})


ALGORITHM = Algorithm(name="core", compute=compute)
