"""Components: the parts that a graph falls into."""

from dataclasses import replace

from scipy.sparse.csgraph import connected_components

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.results import Groups, Work


def compute_weak(work: Work) -> Groups:
    """Return the parts within which everything is linked, whichever way relations point."""
    count, labels = connected_components(work.projection.stated, directed=False)
    return Groups.of(labels, {"groups": float(count)})


def compute_strong(work: Work) -> Groups:
    """Return the parts within which everything leads to everything along relations as they are stated. Tarjan 1972."""
    count, labels = connected_components(work.projection.stated, directed=True, connection="strong")
    # A thing alone leads to itself, which tells nobody anything.
    return replace(Groups.of(labels, {"groups": float(count)}), least=2)


WEAK = Algorithm(name="weak-components", compute=compute_weak)
STRONG = Algorithm(name="strong-components", compute=compute_strong, directed=True)
