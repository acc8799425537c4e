"""All relations of the view by their ends, in memory."""

from collections.abc import Iterable
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from graph.entities.link import Link
from graph.projection.edge_table import EdgeTable

_Rows = NDArray[np.int64]


class RelationTable:
    """The relations that start at things and that end at them, found without a query: 20 bytes a relation more.

    >>> table = RelationTable(EdgeTable.of([("b", "partOf", "a"), ("c", "partOf", "a")], predicates=("partOf",)))
    >>> table.into(["a"], ["partOf"])
    [Link(subject='b', predicate='partOf', object='a'), Link(subject='c', predicate='partOf', object='a')]
    >>> table.counts(["a", "b", "d"])
    {'a': 2, 'b': 1}
    """

    def __init__(self, edges: EdgeTable) -> None:
        self.edges = edges
        size = len(edges.ids)
        self._rows = {end: np.argsort(column, kind="stable") for end, column in _ends(edges).items()}
        self._start = {
            end: np.concatenate([[0], np.cumsum(np.bincount(column, minlength=size))])
            for end, column in _ends(edges).items()
        }

    def out(self, identifiers: Iterable[str], predicates: Iterable[str]) -> list[Link]:
        """Return the relations of some kinds that start at some things."""
        return self._links("source", identifiers, predicates)

    def into(self, identifiers: Iterable[str], predicates: Iterable[str]) -> list[Link]:
        """Return the relations of some kinds that end at some things."""
        return self._links("target", identifiers, predicates)

    def counts(self, identifiers: Iterable[str]) -> dict[str, int]:
        """Return how many relations some things have, those with none left out."""
        places, found = self.edges.places, dict[str, int]()
        for one in identifiers:
            place = places.get(one)
            if place is not None:
                total = sum(int(start[place + 1] - start[place]) for start in self._start.values())
                found |= {one: total} if total else {}
        return found

    def _links(self, end: str, identifiers: Iterable[str], predicates: Iterable[str]) -> list[Link]:
        edges = self.edges
        known = [place for one in identifiers if (place := edges.places.get(one)) is not None]
        if not known:
            return []
        start, order = self._start[end], self._rows[end]
        rows = np.concatenate([order[start[place] : start[place + 1]] for place in known])
        wanted = np.isin(np.arange(len(edges.predicates)), [edges.predicates.index(name) for name in predicates])
        rows = rows[wanted[edges.predicate[rows]]]
        ids, names = edges.ids, edges.predicates
        columns = (
            [ids[place] for place in edges.source[rows].tolist()],
            [names[kind] for kind in edges.predicate[rows].tolist()],
            [ids[place] for place in edges.target[rows].tolist()],
        )
        # A relation each takes five times as long to make by its own class.
        return list(map(tuple.__new__, repeat(Link), zip(*columns, strict=True)))


def _ends(edges: EdgeTable) -> dict[str, NDArray[np.int32]]:
    return {"source": edges.source, "target": edges.target}
