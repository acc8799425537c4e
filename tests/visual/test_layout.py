"""Places are the same in every run, parts stand apart, and neighbours of one node do not stand on each other."""

import os
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visual.layout import Places, positions

NODES = [f"n{number}" for number in range(12)]
PROGRAM = """
from visual.layout import positions
print(positions([f"n{i}" for i in range(20)], [(f"n{i}", f"n{i // 3}") for i in range(1, 17)]))
"""


def distance(places: Places, one: str, other: str) -> float:
    return float(((places[one][0] - places[other][0]) ** 2 + (places[one][1] - places[other][1]) ** 2) ** 0.5)


def test_places_do_not_depend_on_the_order_of_sets_in_a_process() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=20))
def test_every_node_has_a_place_of_its_own(edges: list[tuple[str, str]]) -> None:
    places = positions(NODES, edges)
    assert list(places) == NODES
    assert all(distance(places, one, other) > 1 for one, other in combinations(NODES, 2))


def test_parts_stand_apart() -> None:
    edges = [(f"a{n}", "a0") for n in range(1, 8)] + [(f"b{n}", "b0") for n in range(1, 6)] + [("c0", "c1")]
    nodes = sorted({end for edge in edges for end in edge})
    places = positions(nodes, edges)
    for one, other in combinations(nodes, 2):
        if one[0] != other[0]:
            assert distance(places, one, other) > 100


@pytest.mark.parametrize("count", [5, 30])
def test_the_neighbours_of_one_node_have_room_for_their_labels(count: int) -> None:
    ring = [f"r{number}" for number in range(count)]
    places = positions(["middle", *ring], [(node, "middle") for node in ring])
    assert min(distance(places, one, other) for one, other in combinations(ring, 2)) > 45
