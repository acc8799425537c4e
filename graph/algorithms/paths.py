"""Paths: the shortest ways between two things, and all short ones."""

from collections.abc import Iterator, Mapping

import numpy as np
from scipy import sparse

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.parameter import Kind, Parameter, Value, integer, word
from graph.algorithms.results import Paths, Work
from graph.algorithms.search import reach
from graph.projection.projection import Projection
from ontology.errors import NotFoundError

Path = tuple[int, ...]

# Ways that are begun before a search gives up.
_TRIED = 200_000


def compute_shortest(work: Work) -> Paths:
    """Return the ``count`` shortest simple ways between two things, those of equal length by the ids on them.

    The search goes only where the target is near enough, with one step more each time until there are enough ways. It
    gives up, and says so, where too many beginnings lead nowhere. Yen 1971 solves the same problem.
    """
    source, target = ends(work)
    count = integer(work.values, "count")
    matrix = work.projection.matrix
    left = reach(matrix.T.tocsr(), np.array([target]))
    if left[source] < 0:
        return Paths(paths=())
    found: list[Path] = []
    budget = [_TRIED]
    for length in range(int(left[source]), work.projection.size):
        for path in _exactly(matrix, source, target, length, left, budget):
            found.append(path)
            if len(found) == count:
                return Paths(paths=tuple(found), complete=False)
        if budget[0] < 0:
            break
    return Paths(paths=tuple(found), complete=budget[0] >= 0)


def compute_all(work: Work) -> Paths:
    """Return all simple ways between two things of at most ``length`` steps, the shortest first."""
    source, target = ends(work)
    matrix = work.projection.matrix
    left = reach(matrix.T.tocsr(), np.array([target]))
    budget, found = [_TRIED], list[Path]()
    for length in range(1, integer(work.values, "length") + 1):
        for path in _exactly(matrix, source, target, length, left, budget):
            found.append(path)
            if len(found) >= integer(work.values, "most"):
                return Paths(paths=tuple(found), complete=False)
    return Paths(paths=tuple(found), complete=budget[0] >= 0)


def ends(work: Work) -> tuple[int, int]:
    """Return the indices of the two things; raise ``NotFoundError`` for one without a relation in the selection."""
    return place_of(work.projection, word(work.values, "from")), place_of(work.projection, word(work.values, "to"))


def place_of(projection: Projection, identifier: str) -> int:
    """Return the index of a thing; raise ``NotFoundError`` for one without a relation in the selection."""
    place = projection.places.get(identifier)
    if place is None:
        raise NotFoundError(f"{identifier!r} has no relation in what is selected.")
    return place


def _exactly(
    matrix: sparse.csr_array, source: int, target: int, length: int, left: np.ndarray, budget: list[int]
) -> Iterator[Path]:
    """Yield the simple ways of exactly so many steps, in the order of the things on them.

    ``left`` are the distances to the target, -1 where there is no way.
    """
    if source == target:
        return
    stack: list[Iterator[int]] = [iter([source])]
    path: list[int] = []
    on_path: set[int] = set()
    while stack:
        following = next(stack[-1], None)
        if following is None:
            stack.pop()
            if path:
                on_path.discard(path.pop())
            continue
        rest = length - len(path)
        if following in on_path or not 0 <= left[following] <= rest:
            continue
        if following == target:
            if rest == 0:
                yield (*path, target)
            continue
        if rest == 0:
            continue
        budget[0] -= 1
        if budget[0] < 0:
            return
        path.append(following)
        on_path.add(following)
        near = matrix.indices[matrix.indptr[following] : matrix.indptr[following + 1]]
        stack.append(iter(near[(left[near] >= 0) & (left[near] < rest)].tolist()))


def _effort(size: int, relations: int, _: Mapping[str, Value]) -> float:
    return 5.0 * (size + relations)


_ENDS = (
    Parameter(name="from", kind=Kind.THING, required=True),
    Parameter(name="to", kind=Kind.THING, required=True),
)
SHORTEST = Algorithm(
    name="shortest-paths",
    compute=compute_shortest,
    parameters=(*_ENDS, Parameter(name="count", kind=Kind.INTEGER, usual=1, least=1, most=100)),
    effort=_effort,
)
ALL = Algorithm(
    name="all-paths",
    compute=compute_all,
    parameters=(
        *_ENDS,
        Parameter(name="length", kind=Kind.INTEGER, usual=4, least=1, most=8),
        Parameter(name="most", kind=Kind.INTEGER, usual=1000, least=1, most=10_000),
    ),
    effort=_effort,
)
