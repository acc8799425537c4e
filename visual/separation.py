"""Room for the labels of a network: nodes whose boxes lie on each other move apart."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

# Pixels that a node and its label of two lines take.
_WIDTH, _HEIGHT = 96.0, 56.0
_ROUNDS = 60


def apart(places: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Return places that are nearly the same, at which no label lies on another node or label.

    Boxes that overlap move away from each other by half of the overlap, along the axis on which it is smaller, until
    none does, or 60 times.

    >>> found = apart({"a": (0.0, 0.0), "b": (10.0, 0.0)})
    >>> abs(found["a"][0] - found["b"][0]) > 90 or abs(found["a"][1] - found["b"][1]) > 50
    True
    """
    if not places:
        return {}
    points = np.array(list(places.values()), dtype=np.float64)
    for _ in range(_ROUNDS):
        moves = _moves(points)
        if not moves.any():
            break
        points = points + moves
    return {node: (float(x), float(y)) for node, (x, y) in zip(places, points, strict=True)}


def _moves(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far each box moves: away from all boxes that it overlaps."""
    one, other = _overlapping(points)
    moves = np.zeros_like(points)
    if not len(one):
        return moves
    away = points[one] - points[other]
    # Boxes at the very same place leave it in the order of their nodes.
    away[(away == 0).all(axis=1)] = (-1e-6, 1e-6)
    room = np.array([_WIDTH, _HEIGHT]) - np.abs(away)
    sideways = room[:, 0] * _HEIGHT < room[:, 1] * _WIDTH
    step = np.zeros_like(away)
    signs = np.where(away < 0, -1.0, 1.0)
    step[sideways, 0] = (signs[:, 0] * room[:, 0])[sideways] / 2
    step[~sideways, 1] = (signs[:, 1] * room[:, 1])[~sideways] / 2
    np.add.at(moves, one, step)
    np.add.at(moves, other, -step)
    # Many neighbours on one side would throw a box far beyond the next free place.
    return np.clip(moves, -_WIDTH / 2, _WIDTH / 2)


def _overlapping(points: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the pairs of boxes that overlap, each once."""
    tree = KDTree(points / (_WIDTH - 1, _HEIGHT - 1))
    pairs = tree.query_pairs(1.0, p=np.inf, output_type="ndarray")
    # In the order of the nodes: sums of steps depend on it in their last digits.
    one, other = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].T
    return one, other
