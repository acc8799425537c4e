"""The algorithms by name: the one list that the API, the command line and the documentation read."""

from types import MappingProxyType

from graph.algorithms import (
    betweenness,
    closeness,
    clustering,
    communities,
    components,
    constraint,
    core,
    cuts,
    degree,
    diversity,
    hits,
    label_propagation,
    link_prediction,
    pagerank,
    paths,
    similarity,
    spectral,
    surroundings,
)
from graph.algorithms.algorithm import Algorithm
from ontology.errors import NotFoundError

ALGORITHMS = MappingProxyType(
    {
        algorithm.name: algorithm
        for algorithm in (
            degree.ALGORITHM,
            pagerank.PAGERANK,
            pagerank.PERSONALISED,
            hits.ALGORITHM,
            closeness.CLOSENESS,
            closeness.HARMONIC,
            betweenness.ALGORITHM,
            spectral.EIGENVECTOR,
            spectral.KATZ,
            core.ALGORITHM,
            clustering.ALGORITHM,
            constraint.ALGORITHM,
            diversity.ALGORITHM,
            components.WEAK,
            components.STRONG,
            communities.LOUVAIN,
            communities.LEIDEN,
            label_propagation.ALGORITHM,
            cuts.BRIDGES,
            cuts.ARTICULATION,
            surroundings.NEIGHBOURHOOD,
            surroundings.BETWEEN,
            paths.SHORTEST,
            paths.ALL,
            similarity.ALGORITHM,
            link_prediction.ALGORITHM,
        )
    }
)


def algorithm(name: str) -> Algorithm:
    """Return an algorithm; raise ``NotFoundError`` for a name that none has.

    >>> algorithm("pagerank").texts.title["en"]
    'PageRank'
    """
    found = ALGORITHMS.get(name)
    if found is None:
        raise NotFoundError(f"There is no algorithm {name[:100]!r}; there are {', '.join(ALGORITHMS)}.")
    return found
