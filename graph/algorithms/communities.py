"""Communities: groups whose members are linked more with each other than with the rest."""

from collections.abc import Mapping

import numpy as np

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.networkit_engine import networkit, undirected
from graph.algorithms.parameter import Kind, Parameter, Value, integer, number
from graph.algorithms.results import Groups, Indices, Work
from graph.projection.projection import Projection

# How much of the work is done when the library has the graph, and when it has the groups; between it tells nothing.
_MADE, _FOUND = 0.2, 0.9
_SEED = Parameter(name="seed", kind=Kind.INTEGER, usual=1, least=0, most=2**31)
_RESOLUTION = Parameter(name="resolution", kind=Kind.NUMBER, usual=1.0, least=0.01, most=100.0)


def compute_louvain(work: Work) -> Groups:
    """Return groups that make the modularity high, by moving things, then groups, then things again.

    Blondel and others 2008; the last step is that of Rotta and Noack 2011.
    """
    with networkit(integer(work.values, "seed")) as library:
        graph = undirected(library, work.projection)
        work.progress(_MADE)
        run = library.community.PLM(graph, gamma=number(work.values, "resolution"), par="none", refine=True)
        run.run()
        work.progress(_FOUND)
        return as_groups(work, np.array(run.getPartition().getVector()))


def compute_leiden(work: Work) -> Groups:
    """Return groups of high modularity that are connected in themselves. Traag, Waltman and van Eck 2019."""
    with networkit(integer(work.values, "seed")) as library:
        graph = undirected(library, work.projection)
        work.progress(_MADE)
        run = library.community.ParallelLeiden(graph, gamma=number(work.values, "resolution"))
        run.run()
        work.progress(_FOUND)
        return as_groups(work, np.array(run.getPartition().getVector()))


def modularity(projection: Projection, group: Indices, resolution: float = 1.0) -> float:
    """Return how much more weight lies within groups than by chance, at most 1. Newman and Girvan 2004."""
    matrix = projection.symmetric.tocoo()
    total = float(matrix.data.sum())
    if not total:
        return 0.0
    within = float(matrix.data[group[matrix.row] == group[matrix.col]].sum())
    strength = np.bincount(group[matrix.row], weights=matrix.data)
    return within / total - resolution * float(((strength / total) ** 2).sum())


def as_groups(work: Work, labels: Indices) -> Groups:
    """Return groups with their number and modularity."""
    found = Groups.of(labels)
    measures = {
        "groups": float(found.group.max(initial=-1) + 1),
        "modularity": modularity(work.projection, found.group),
    }
    return Groups(group=found.group, measures=measures)


def costly(size: int, relations: int, _: Mapping[str, Value]) -> float:
    """Return the effort of what looks at every relation some hundred times."""
    return 150.0 * (size + relations)


LOUVAIN = Algorithm(name="louvain", compute=compute_louvain, parameters=(_RESOLUTION, _SEED), effort=costly)
LEIDEN = Algorithm(name="leiden", compute=compute_leiden, parameters=(_RESOLUTION, _SEED), effort=costly)
