"""What algorithms compute: things by their index in the projection, and numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from graph.algorithms.parameter import Values
from graph.projection.projection import Projection, Vector

Indices = NDArray[np.int64]
#: Told how much of the work is done, in 0..1.
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What an algorithm is given."""

    projection: Projection
    values: Values
    progress: Progress = field(default=lambda _: None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Things with a score, and further numbers of each by name; ``measures`` are numbers of the whole."""

    things: Indices
    scores: Vector
    columns: Mapping[str, Vector] = field(default_factory=dict)
    measures: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of_all(
        cls,
        scores: NDArray[np.float64] | NDArray[np.int64],
        columns: Mapping[str, Vector] | None = None,
        measures: Mapping[str, float] | None = None,
    ) -> "Ranking":
        """Return the ranking of all things of a projection."""
        return cls(
            things=np.arange(len(scores)),
            scores=np.asarray(scores, dtype=np.float64),
            columns=columns or {},
            measures=measures or {},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The group of every thing: numbers from 0, the largest group first, then the one with the first thing.

    Groups of fewer than ``least`` things are none that an answer should show.
    """

    group: Indices
    least: int = 1
    measures: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, labels: NDArray[np.int32] | Indices, measures: Mapping[str, float] | None = None) -> "Groups":
        """Return groups from labels of any numbers.

        >>> Groups.of(np.array([7, 3, 3])).group.tolist()
        [1, 0, 0]
        """
        _, first, group, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
        order = np.lexsort((first, -sizes))
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        return cls(group=rank[group], measures=measures or {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of things with a score; ``shared`` are the things that each pair has in common, the weightiest first."""

    left: Indices
    right: Indices
    scores: Vector
    shared: tuple[tuple[int, ...], ...] = ()
    measures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Ways through the graph, each as the things on it; ``complete`` tells whether a limit left some out."""

    paths: tuple[tuple[int, ...], ...]
    complete: bool = True


Computed = Ranking | Groups | Pairs | Paths
