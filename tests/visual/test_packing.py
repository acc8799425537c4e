"""Parts of a drawing stand side by side and never on each other."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from visual.packing import packed

Size = tuple[float, float]
SIZES = st.lists(st.tuples(st.floats(0, 2000), st.floats(0, 2000)), max_size=25)


def boxes(sizes: list[Size]) -> list[tuple[float, float, float, float]]:
    """Return where the corners of parts of some sizes come to stand."""
    parts = [{f"{n}-least": (0.0, 0.0), f"{n}-most": size} for n, size in enumerate(sizes)]
    places = packed(parts)
    return [(*places[f"{n}-least"], *places[f"{n}-most"]) for n in range(len(sizes))]


@settings(deadline=None)
@given(SIZES)
def test_parts_keep_their_form_and_have_room_between_them(sizes: list[Size]) -> None:
    found = boxes(sizes)
    for (left, top, right, bottom), (width, height) in zip(found, sizes, strict=True):
        assert abs(right - left - width) < 0.2
        assert abs(bottom - top - height) < 0.2
    for one, other in combinations(found, 2):
        assert max(one[0] - other[2], other[0] - one[2], one[1] - other[3], other[1] - one[3]) > 100


def test_many_small_parts_fill_a_screen_rather_than_a_line() -> None:
    found = boxes([(100.0, 100.0)] * 60)
    width, height = max(box[2] for box in found), max(box[3] for box in found)
    assert 1 < width / height < 2.2
