"""Tables of a page, from the lines that rule them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.reading.composition import TableCell
from loaders.reading.pdf_lines import Column, TextLine, paragraphs, side_by_side, text_lines
from loaders.reading.pdf_page import Glyph, Rule

# Lines nearer than this are one line, drawn as the two sides of a thin box or with a gap at a crossing.
_NEAR = 3.5
# More lines are a drawing's.
_MOST_COLUMNS = 40
_MOST_ROWS = 200
_MOST_TABLES = 100
# Two columns of text beside one another, or a heading and its page, are no table.
_FEWEST_ALIGNED = 3


@dataclass(frozen=True, slots=True, eq=False)
class RuledTable:
    """A ruled table or frame: its box and its cells, a merged one at every place that it covers."""

    left: float
    top: float
    right: float
    bottom: float
    grid: tuple[tuple[TableCell, ...], ...]

    def holds(self, glyph: Glyph) -> bool:
        """Tell whether the middle of a character lies in the table."""
        x = (glyph.left + glyph.right) / 2
        return self.left <= x <= self.right and self.top <= glyph.middle <= self.bottom


def ruled_tables(rules: Sequence[Rule], glyphs: Sequence[Glyph], *, width: float, height: float) -> list[RuledTable]:
    """Return the tables and frames of a page that hold text, from the top down."""
    kept = [rule for rule in rules if not _is_page_edge(rule, width, height)]
    found: list[RuledTable] = []
    for group in _connected(kept):
        xs = _places([rule.at for rule in group if rule.upright])
        ys = _places([rule.at for rule in group if not rule.upright])
        if len(found) < _MOST_TABLES and 2 <= len(xs) <= _MOST_COLUMNS and 2 <= len(ys) <= _MOST_ROWS:
            table = _table(group, xs, ys, glyphs)
            if table is not None:
                found.append(table)
    return sorted(_outermost(found), key=lambda each: each.top)


def aligned_tables(lines: Sequence[TextLine]) -> tuple[list[RuledTable], list[TextLine]]:
    """Return the tables that no upright lines rule, and the lines that are in none.

    Such a table is a run of rows, the parts of which leave two white gaps or more from its top to its bottom.
    """
    found: list[RuledTable] = []
    loose: list[TextLine] = []
    run: list[list[TextLine]] = []
    for row in [*side_by_side(lines), []]:
        if len(row) > 1:
            run.append(row)
            continue
        edges = _gaps([part for each in run for part in each])
        if len(run) > 1 and len(edges) >= _FEWEST_ALIGNED:
            found.append(_aligned(run, edges))
        else:
            loose += [part for each in run for part in each]
        run = []
        loose += row
    return found, loose


def _gaps(parts: Sequence[TextLine]) -> list[float]:
    """Return where columns begin: after the gaps that no part reaches into."""
    starts: list[float] = []
    end = float("-inf")
    for part in sorted(parts, key=lambda each: each.left):
        if part.left > end:
            starts.append(part.left)
        end = max(end, part.right)
    return starts


def _aligned(run: Sequence[Sequence[TextLine]], starts: Sequence[float]) -> RuledTable:
    grid: list[tuple[TableCell, ...]] = []
    for row in run:
        cells = [TableCell() for _ in starts]
        for part in row:
            cells[bisect_right(starts, part.left) - 1].paragraphs.append(part.text)
        grid.append(tuple(cells))
    parts = [part for row in run for part in row]
    left, right = min(part.left for part in parts), max(part.right for part in parts)
    return RuledTable(left, parts[0].top, right, max(part.bottom for part in parts), tuple(grid))


def _is_page_edge(rule: Rule, width: float, height: float) -> bool:
    """Tell whether a line frames the whole page."""
    return rule.end - rule.start > 0.95 * (height if rule.upright else width)


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the groups of lines that cross or touch one another."""
    upright = sorted((rule for rule in rules if rule.upright), key=lambda each: each.at)
    level = [rule for rule in rules if not rule.upright]
    parent = {id(rule): id(rule) for rule in rules}

    def root(key: int) -> int:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for across in level:
        for down in upright:
            if down.at > across.end + _NEAR:
                break
            if down.at >= across.start - _NEAR and down.start - _NEAR <= across.at <= down.end + _NEAR:
                parent[root(id(down))] = root(id(across))
    groups: dict[int, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(root(id(rule)), []).append(rule)
    return [group for group in groups.values() if len(group) >= 4]


def _places(values: Sequence[float]) -> list[float]:
    """Return the places of lines, those near one another as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _by_place(rules: Sequence[Rule], places: Sequence[float]) -> list[list[Rule]]:
    """Return the lines at each of the places."""
    found: list[list[Rule]] = [[] for _ in places]
    for rule in rules:
        found[max(bisect_right(places, rule.at) - 1, 0)].append(rule)
    return found


def _covers(rules: Sequence[Rule], start: float, end: float) -> bool:
    """Tell whether lines of one place cover most of the way from ``start`` to ``end``."""
    covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules)
    return covered >= 0.6 * (end - start)


def _table(
    group: Sequence[Rule], xs: Sequence[float], ys: Sequence[float], glyphs: Sequence[Glyph]
) -> RuledTable | None:
    """Return the table that lines rule, None where there is no text in it."""
    upright = _by_place([rule for rule in group if rule.upright], xs)
    level = _by_place([rule for rule in group if not rule.upright], ys)
    width, height = len(xs) - 1, len(ys) - 1
    area: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(height):
        for column in range(width):
            place = row, column
            if column and not _covers(upright[column], ys[row], ys[row + 1]):
                place = area[row, column - 1]
            elif row and not _covers(level[row], xs[column], xs[column + 1]):
                place = area[row - 1, column]
            area[row, column] = place
    within: dict[tuple[int, int], list[Glyph]] = {}
    table = RuledTable(xs[0], ys[0], xs[-1], ys[-1], ())
    for glyph in glyphs:
        if table.holds(glyph):
            x = (glyph.left + glyph.right) / 2
            column = next((i for i in range(width) if x <= xs[i + 1]), width - 1)
            row = next((i for i in range(height) if glyph.middle <= ys[i + 1]), height - 1)
            within.setdefault(area[row, column], []).append(glyph)
    if not within:
        return None
    cells = {place: TableCell(_paragraphs(within.get(place, []))) for place in set(area.values())}
    grid = tuple(tuple(cells[area[row, column]] for column in range(width)) for row in range(height))
    return RuledTable(xs[0], ys[0], xs[-1], ys[-1], grid)


def _paragraphs(glyphs: Sequence[Glyph]) -> list[str]:
    """Return the paragraphs of a cell."""
    lines = text_lines(glyphs)
    if not lines:
        return []
    edges = Column(min(line.left for line in lines), max(line.right for line in lines))
    # In a narrow cell every line is broken, wherever it ends.
    if edges.right - edges.left < 14 * lines[0].size:
        return ["".join(line.text for line in lines)]
    return paragraphs(lines, edges)


def _outermost(tables: Sequence[RuledTable]) -> list[RuledTable]:
    """Return the tables that do not lie within another."""
    return [
        table
        for table in tables
        if not any(
            other is not table
            and other.left <= table.left
            and other.top <= table.top
            and other.right >= table.right
            and other.bottom >= table.bottom
            for other in tables
        )
    ]
