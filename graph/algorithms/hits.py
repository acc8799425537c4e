"""Hubs and authorities (HITS)."""

import numpy as np

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.parameter import Kind, Parameter, word
from graph.algorithms.results import Ranking, Work

_STEPS = 2000
_SETTLED = 1e-12


def compute(work: Work) -> Ranking:
    """Return how good a hub or authority each thing is: hubs point to good authorities, which good hubs point to.

    Scores sum to 1 and both are columns; they follow relations as they are stated, by weight. Kleinberg 1999.
    """
    stated = work.projection.stated
    onward = stated.T.tocsr()
    hub = np.full(work.projection.size, 1.0 / max(1, work.projection.size))
    authority = hub
    for _ in range(_STEPS):
        authority = _normal(onward @ hub)
        following = _normal(stated @ authority)
        change = float(np.abs(following - hub).sum())
        hub = following
        if change < _SETTLED:
            break
    scores = hub if word(work.values, "role") == "hub" else authority
    return Ranking.of_all(scores, {"hub": hub, "authority": authority})


def _normal(vector: np.ndarray[tuple[int], np.dtype[np.float64]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    total = vector.sum()
    return vector / total if total else vector


ALGORITHM = Algorithm(
    name="hits",
    compute=compute,
    parameters=(Parameter(name="role", kind=Kind.CHOICE, usual="authority", choices=("authority", "hub")),),
    directed=True,
)
