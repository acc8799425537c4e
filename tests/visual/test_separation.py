"""Nodes whose labels lie on each other move apart, and the others stay."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from visual.separation import apart

PLACES = st.lists(st.tuples(st.floats(0, 800), st.floats(0, 800)), min_size=1, max_size=15)


@settings(deadline=None)
@given(PLACES)
def test_every_label_gets_room(points: list[tuple[float, float]]) -> None:
    found = apart({str(number): point for number, point in enumerate(points)})
    for (x, y), (other_x, other_y) in combinations(found.values(), 2):
        assert abs(x - other_x) > 60 or abs(y - other_y) > 35


def test_what_has_room_stays_where_it_is() -> None:
    places = {"a": (0.0, 0.0), "b": (200.0, 0.0), "c": (0.0, 100.0)}
    assert apart(places) == places


def test_nothing_has_no_place() -> None:
    assert apart({}) == {}
