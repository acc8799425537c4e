"""All relations of the current view as arrays, the form that whole-graph work starts from."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int32]
Codes = NDArray[np.int8]


@dataclass(frozen=True, kw_only=True)
class EdgeTable:
    """Relations by their ends: 9 bytes each, beside the ids of things.

    ``ids`` are the ids of the things that have a relation, ordered, so that the order of indices is that of ids.
    ``source`` and ``target`` are indices into them and ``predicate`` into ``predicates``, local names. The rows are
    ordered by predicate, source and target, and none comes twice.

    >>> table = EdgeTable.of([("b", "partOf", "a")], predicates=("partOf",))
    >>> table.ids, table.source.tolist(), table.target.tolist()
    (('a', 'b'), [1], [0])
    """

    ids: tuple[str, ...]
    predicates: tuple[str, ...]
    source: Indices
    target: Indices
    predicate: Codes

    @classmethod
    def of(cls, relations: "list[tuple[str, str, str]]", *, predicates: tuple[str, ...]) -> "EdgeTable":
        """Return the table of relations given as subject, predicate and object."""
        ids = tuple(sorted({end for source, _, target in relations for end in (source, target)}))
        place = {identifier: index for index, identifier in enumerate(ids)}
        source = np.array([place[one[0]] for one in relations], dtype=np.int32)
        target = np.array([place[one[2]] for one in relations], dtype=np.int32)
        predicate = np.array([predicates.index(one[1]) for one in relations], dtype=np.int8)
        return cls(ids=ids, predicates=predicates, source=source, target=target, predicate=predicate).ordered()

    def ordered(self) -> "EdgeTable":
        """Return the table with its rows in order and each of them once."""
        given = self.keys(self.predicate, self.source, self.target)
        # Not ``np.unique``, which looks integers up in a table: to sort a million takes a hundredth of its time.
        keys = np.sort(given)
        keys = keys[np.append(keys[:1] == keys[:1], keys[1:] != keys[:-1])]
        if np.array_equal(keys, given):
            return self
        # To take the numbers apart again takes less time and memory than to remember where they came from.
        size = np.int64(max(1, len(self.ids)))
        pairs, target = np.divmod(keys, size)
        predicate, source = np.divmod(pairs, size)
        return EdgeTable(
            ids=self.ids,
            predicates=self.predicates,
            source=source.astype(np.int32),
            target=target.astype(np.int32),
            predicate=predicate.astype(np.int8),
        )

    def keys(self, predicate: Codes, source: Indices, target: Indices) -> NDArray[np.int64]:
        """Return a number for each relation, whose order is that of the rows."""
        size = np.int64(max(1, len(self.ids)))
        return (predicate.astype(np.int64) * size + source) * size + target

    def rows(self, predicate: Codes, source: Indices, target: Indices) -> NDArray[np.int64]:
        """Return the row of each of some relations, -1 for one that the table has not."""
        held, wanted = self.keys(self.predicate, self.source, self.target), self.keys(predicate, source, target)
        place = np.minimum(np.searchsorted(held, wanted), max(0, len(held) - 1))
        if not len(held):
            return np.full(len(wanted), -1, dtype=np.int64)
        return np.where(held[place] == wanted, place, -1)

    @cached_property
    def places(self) -> dict[str, int]:
        """Return the index of each id."""
        return {identifier: index for index, identifier in enumerate(self.ids)}

    def __len__(self) -> int:
        return len(self.source)
