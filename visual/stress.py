"""Places whose distances are those of a network's paths, as nearly as a plane allows."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import shortest_path

Matrix = NDArray[np.float64]

# Rows of the distances from which the first places are made; more make them hardly better.
_PIVOTS = 60
# A step costs the square of the nodes; the first steps move most.
_STEPS = 80
_STEPS_OF_LARGE = 25
_LARGE = 400
# Far ends of a network stand nearer than their paths are long, or most of the drawing would be empty.
_CURB = 0.85
_SMALLEST = 1e-9


def stress_places(count: int, edges: Sequence[tuple[int, int, float]]) -> list[tuple[float, float]]:
    """Return a place for each node of a connected network; ``edges`` are pairs of nodes with a length.

    Stress majorization (Gansner, Koren and North 2004) of the places that pivots give (Brandes and Pich 2006), turned
    so that the drawing is wider than high. 500 nodes take some 0.3 s.

    >>> (x, y), (other_x, other_y) = stress_places(2, [(0, 1, 10.0)])
    >>> round(abs(x - other_x), 6), round(abs(y - other_y), 6)
    (10.0, 0.0)
    """
    starts, ends, lengths = zip(*edges, strict=True)
    network = csr_array((np.array(lengths), (np.array(starts), np.array(ends))), shape=(count, count))
    distances = shortest_path(network, directed=False)
    nearest = float(np.median(lengths))
    distances = nearest * (distances / nearest) ** _CURB
    places = _majorized(_first_places(distances), distances)
    return [(float(x), float(y)) for x, y in _turned(places)]


def _first_places(distances: Matrix) -> Matrix:
    """Return places by the distances to pivots, each of which is the node farthest from those before it."""
    pivots = [int(np.argmax(distances.sum(axis=1)))]
    nearest = distances[pivots[0]]
    while len(pivots) < min(_PIVOTS, len(distances)):
        pivots.append(int(np.argmax(nearest)))
        nearest = np.minimum(nearest, distances[pivots[-1]])
    squares = distances[:, pivots] ** 2
    centred = -0.5 * (squares - squares.mean(axis=0) - squares.mean(axis=1, keepdims=True) + squares.mean())
    _, vectors = np.linalg.eigh(centred.T @ centred)
    places: Matrix = centred @ vectors[:, : -min(3, vectors.shape[1]) : -1]
    if places.shape[1] < 2:
        places = np.column_stack([places, np.zeros((len(places), 2 - places.shape[1]))])
    # Nodes that the pivots cannot tell apart would never part: a spiral does it.
    turn = np.arange(len(places)) * 2.4
    scale = float(np.abs(distances).mean()) / max(float(np.abs(places).mean()), _SMALLEST)
    return places * scale + np.column_stack([np.cos(turn), np.sin(turn)]) * float(distances.mean()) * 0.02


def _majorized(places: Matrix, distances: Matrix) -> Matrix:
    """Return places after so many steps, each of which lowers the stress."""
    count = len(places)
    with np.errstate(divide="ignore"):
        weights = np.where(distances > 0, distances**-2, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1 / count) - 1 / count
    pulls = weights * distances
    for _ in range(_STEPS if count < _LARGE else _STEPS_OF_LARGE):
        gaps = np.hypot(
            places[:, None, 0] - places[None, :, 0],
            places[:, None, 1] - places[None, :, 1],
        )
        ratios = pulls / np.maximum(gaps, _SMALLEST)
        places = inverse @ (ratios.sum(axis=1)[:, None] * places - ratios @ places)
    return places


def _turned(places: Matrix) -> Matrix:
    """Return places about their middle, turned so that they reach farthest to the left and the right."""
    centred = places - places.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1]
    # An axis points both ways; one of them must be taken.
    signs = np.where(axes[np.abs(axes).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    turned: Matrix = centred @ (axes * signs)
    return turned
