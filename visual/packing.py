"""Parts of a drawing side by side: each at the lowest place where its box fits."""

from collections.abc import Mapping, Sequence

Position = tuple[float, float]

# Pixels between parts, and from a part's outermost places to the ends of their labels.
_GAP = 40.0
_LABEL = 60.0
_SCREEN = 1.5  # width of a screen in heights
# Widths that are tried, in widths of a drawing without a gap.
_WIDTHS = (0.9, 1.0, 1.1, 1.2, 1.35, 1.5, 1.8)


def packed(parts: Sequence[Mapping[str, Position]]) -> dict[str, Position]:
    """Return the places of all parts in one drawing, which is as large on a screen as it can be.

    >>> packed([{"a": (0.0, 0.0)}, {"b": (5.0, 5.0)}])["a"] != packed([{"a": (0.0, 0.0)}, {"b": (5.0, 5.0)}])["b"]
    True
    """
    boxes = [_box(part) for part in parts]
    corners = _corners([(width + _GAP, height + _GAP) for _, _, width, height in boxes])
    return {
        node: (round(x + node_x - left, 1), round(y + node_y - top, 1))
        for part, (left, top, _, _), (x, y) in zip(parts, boxes, corners, strict=True)
        for node, (node_x, node_y) in part.items()
    }


def _corners(sizes: Sequence[tuple[float, float]]) -> list[Position]:
    """Return where the boxes of some sizes stand, at the width of the drawing that shows them largest."""
    least = max((width for width, _ in sizes), default=0.0)
    wanted = (sum(width * height for width, height in sizes) * _SCREEN) ** 0.5
    tried = [_rows(sizes, widest) for widest in sorted({max(least, wanted * factor) for factor in _WIDTHS})]
    # The first of equals, so that the choice is the same in every run.
    return min(tried, key=lambda found: max(found[1] / _SCREEN, found[2]))[0]


def _rows(sizes: Sequence[tuple[float, float]], widest: float) -> tuple[list[Position], float, float]:
    """Return where boxes stand in a drawing of a width, and how wide and high they make it."""
    skyline = [(0.0, 0.0, widest)]  # from the left: where a level begins, how deep it lies, how wide it is
    corners: list[Position] = []
    for width, height in sizes:
        x, y = _lowest(skyline, width, widest)
        skyline = _raised(skyline, x, width, y + height)
        corners.append((x, y))
    right = max((x + width for (x, _), (width, _) in zip(corners, sizes, strict=True)), default=0.0)
    bottom = max((y + height for (_, y), (_, height) in zip(corners, sizes, strict=True)), default=0.0)
    return corners, right, bottom


def _box(part: Mapping[str, Position]) -> tuple[float, float, float, float]:
    """Return the left, top, width and height of a part with its labels."""
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    left, top = min(xs) - _LABEL, min(ys) - _LABEL
    return left, top, max(xs) + _LABEL - left, max(ys) + _LABEL - top


def _lowest(skyline: Sequence[tuple[float, float, float]], width: float, widest: float) -> Position:
    """Return the place nearest to the top, then to the left, where a box of a width fits below what stands."""
    choices = []
    for x, _, _ in skyline:
        if x + width <= widest + 1e-6:
            choices.append((max(y for start, y, wide in skyline if start < x + width and start + wide > x), x))
    y, x = min(choices)
    return x, y


def _raised(
    skyline: Sequence[tuple[float, float, float]], x: float, width: float, bottom: float
) -> list[tuple[float, float, float]]:
    """Return the levels below a box that was added."""
    levels = [(x, bottom, width)]
    for start, y, wide in skyline:
        if start < x:
            levels.append((start, y, min(wide, x - start)))
        end = start + wide
        if end > x + width:
            begin = max(start, x + width)
            levels.append((begin, y, end - begin))
    return sorted(levels)
