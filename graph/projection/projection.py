"""A selection of the graph as a matrix."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.projection.edge_table import Codes, Indices

Vector = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Projection:
    """Things and the weighted relations between them.

    ``ids`` are the ids of the things, ordered: index order is id order. ``kind`` is the class of each in the scheme, an
    index into ``kinds`` or -1. ``source``, ``target``, ``predicate`` (an index
    into ``predicates``) and ``weight`` have an entry for each relation; two things may have several. ``directed`` tells
    whether a relation is followed only from its source to its target. Loops are left out.

    >>> line = Projection.of([("a", "b"), ("b", "c")])
    >>> line.size, line.matrix.toarray().tolist()
    (3, [[0.0, 1.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 0.0]])
    """

    ids: tuple[str, ...]
    predicates: tuple[str, ...]
    source: Indices
    target: Indices
    predicate: Codes
    weight: NDArray[np.float32]
    directed: bool
    kinds: tuple[str, ...] = ()
    kind: Codes = field(default_factory=lambda: np.zeros(0, dtype=np.int8))

    @classmethod
    def of(
        cls,
        edges: "list[tuple[str, str]] | list[tuple[str, str, float]]",
        *,
        directed: bool = False,
        also: tuple[str, ...] = (),
        kinds: "dict[str, str] | None" = None,
    ) -> "Projection":
        """Return the projection of edges of one relation, with weight 1 where none is given; ``also`` have no edges.

        ``kinds`` are the classes of things by id.
        """
        ids = tuple(sorted({end for edge in edges for end in edge[:2]} | set(also)))
        place = {identifier: index for index, identifier in enumerate(ids)}
        names = tuple(sorted(set((kinds or {}).values())))
        return cls(
            ids=ids,
            predicates=("cooperatesWith",),
            source=np.array([place[edge[0]] for edge in edges], dtype=np.int32),
            target=np.array([place[edge[1]] for edge in edges], dtype=np.int32),
            predicate=np.zeros(len(edges), dtype=np.int8),
            weight=np.array([edge[2] if len(edge) > 2 else 1.0 for edge in edges], dtype=np.float32),
            directed=directed,
            kinds=names,
            kind=np.array([names.index(kinds[one]) if kinds and one in kinds else -1 for one in ids], dtype=np.int8),
        )

    @property
    def size(self) -> int:
        """Return the number of things."""
        return len(self.ids)

    @property
    def edges(self) -> int:
        """Return the number of relations."""
        return len(self.source)

    @cached_property
    def places(self) -> dict[str, int]:
        """Return the index of each id."""
        return {identifier: index for index, identifier in enumerate(self.ids)}

    @cached_property
    def stated(self) -> sparse.csr_array:
        """Return the weights from sources (rows) to targets (columns); those of several relations are added."""
        return self._matrix(self.source, self.target, self.weight)

    @cached_property
    def symmetric(self) -> sparse.csr_array:
        """Return the weights between things, whichever way relations point."""
        ends = np.concatenate([self.source, self.target]), np.concatenate([self.target, self.source])
        return self._matrix(*ends, np.concatenate([self.weight, self.weight]))

    @property
    def matrix(self) -> sparse.csr_array:
        """Return the weights along the ways that may be followed."""
        return self.stated if self.directed else self.symmetric

    @cached_property
    def links(self) -> sparse.csr_array:
        """Return the symmetric matrix with 1 wherever two things are related."""
        links = self.symmetric.copy()
        links.data = np.ones_like(links.data)
        return links

    @cached_property
    def degrees(self) -> NDArray[np.int64]:
        """Return with how many other things each thing is related."""
        return np.asarray(np.diff(self.symmetric.indptr), dtype=np.int64)

    def of_kind(self, name: str) -> NDArray[np.bool_]:
        """Return which things have a class of the scheme."""
        if name not in self.kinds:
            return np.zeros(self.size, dtype=np.bool_)
        return np.asarray(self.kind == self.kinds.index(name), dtype=np.bool_)

    def neighbours(self, index: int) -> Indices:
        """Return the indices of the things that one is related with, whichever way, ordered."""
        row = self.symmetric
        return np.asarray(row.indices[row.indptr[index] : row.indptr[index + 1]], dtype=np.int32)

    def rows_between(self, source: int, target: int) -> list[int]:
        """Return the rows of the relations from one thing to another."""
        return [int(row) for row in np.flatnonzero((self.source == source) & (self.target == target))]

    @property
    def bytes_per_edge(self) -> float:
        """Return what the arrays of relations and the matrix of both ways take, for each relation."""
        matrix = self.symmetric
        arrays = (self.source, self.target, self.predicate, self.weight, matrix.data, matrix.indices, matrix.indptr)
        return sum(array.nbytes for array in arrays) / max(1, self.edges)

    def _matrix(self, rows: Indices, columns: Indices, weight: NDArray[np.float32]) -> sparse.csr_array:
        apart = rows != columns
        entries = (weight[apart].astype(np.float64), (rows[apart], columns[apart]))
        matrix = sparse.csr_array(entries, shape=(self.size, self.size))
        matrix.sum_duplicates()
        return matrix
