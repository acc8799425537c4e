"""Places are as far apart as the paths between them are long, where a plane can show that."""

from itertools import pairwise
from math import dist

import pytest

from visual.stress import stress_places


def test_a_path_runs_from_left_to_right_or_back() -> None:
    places = stress_places(6, [(n, n + 1, 100.0) for n in range(5)])
    steps = [other[0] - one[0] for one, other in pairwise(places)]
    assert min(steps) > 60 or max(steps) < -60
    assert max(abs(y) for _, y in places) < abs(places[-1][0] - places[0][0]) / 4


def test_a_ring_becomes_a_ring() -> None:
    count = 12
    places = stress_places(count, [(n, (n + 1) % count, 100.0) for n in range(count)])
    radii = [dist(place, (0.0, 0.0)) for place in places]
    assert max(radii) < 1.1 * min(radii)


def test_a_longer_edge_is_drawn_longer() -> None:
    a, b, c = stress_places(3, [(0, 1, 100.0), (1, 2, 300.0)])
    assert dist(b, c) > 1.8 * dist(a, b)


@pytest.mark.parametrize("count", [2, 3, 5, 450])
def test_nodes_that_are_all_alike_get_places_of_their_own(count: int) -> None:
    edges = [(one, other, 100.0) for one in range(min(count, 30)) for other in range(one)]
    edges += [(number, number - 1, 100.0) for number in range(30, count)]
    places = stress_places(count, edges)
    assert len({(round(x), round(y)) for x, y in places}) == count
