"""From all relations to a selection of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.entities.things import with_subclasses
from graph.projection.edge_table import Codes, EdgeTable, Indices
from graph.projection.period import Period
from graph.projection.projection import Projection
from graph.projection.reading import ClassTable, Statements
from graph.projection.selection import Orientation, Selection
from ontology.entity import EntityType
from ontology.errors import NotFoundError, RequestError

Mask = NDArray[np.bool_]

#: The classes of the scheme.
KINDS = tuple(kind.value for kind in EntityType)
#: What the relation of two things is called that share others.
SHARES = "shares"
#: What links a thing with the region whose document states a relation of it.
PLACED = "statedFor"
# So many pairs of sharers take some 2 GB while they are made.
_MOST_SHARED = 20_000_000


class Projector:
    """Makes projections of one state of the graph.

    What is asked for is read when a selection first needs it: the things that have one of some classes (``members``),
    ``classes``, ``statements``, and ``periods`` by the ids of documents.
    """

    def __init__(
        self,
        edges: EdgeTable,
        *,
        members: Callable[[frozenset[str]], Indices],
        classes: Callable[[], ClassTable],
        statements: Callable[[], Statements],
        periods: Callable[[], Mapping[str, Period]],
    ) -> None:
        self.edges = edges
        self._members = cache(members)
        self._classes = cache(classes)
        self._statements = cache(statements)
        self._periods = cache(periods)

    def project(self, selection: Selection, *, kinds: bool = False) -> Projection:
        """Return a selection as a projection of the things that it leaves at least one relation.

        With ``kinds`` it knows the class of each of them. Raises ``NotFoundError`` for a document that the graph does
        not have.
        """
        edges = self.edges
        weights = self._weights(selection)
        kept = weights[edges.predicate] > 0
        if selection.by_statement:
            kept &= self._stated(selection)
        things = self.having(selection.types) if selection.types else ~self.having(selection.without)
        middle = None if selection.shared is None else self.having(frozenset({selection.shared}))
        if middle is not None:
            things = things | middle
        kept &= things[edges.source] & things[edges.target]
        if selection.hubs:
            few = self._degrees(kept) <= selection.hubs
            kept &= few[edges.source] & few[edges.target]
        if middle is not None:
            found, used = self._shared(kept, middle, directed=selection.orientation is not Orientation.BOTH)
        else:
            found, used = self._projection(kept, weights, selection)
        return replace(found, kinds=KINDS, kind=self.kinds[used]) if kinds else found

    def having(self, types: frozenset[str]) -> Mask:
        """Return which things have one of some classes or a class below."""
        found = np.zeros(len(self.edges.ids), dtype=np.bool_)
        if types:
            found[self._members(with_subclasses(types))] = True
        return found

    @cached_property
    def kinds(self) -> Codes:
        """Return the class of each thing in the scheme, as an index into ``KINDS``; -1 for one that has none."""
        table, found = self._classes(), np.full(len(self.edges.ids), -1, dtype=np.int8)
        scheme = np.array([KINDS.index(name) if name in KINDS else -1 for name in table.classes], dtype=np.int8)
        known = scheme[table.class_] >= 0 if len(table.class_) else np.zeros(0, dtype=np.bool_)
        found[table.thing[known]] = scheme[table.class_[known]]
        return found

    def _weights(self, selection: Selection) -> NDArray[np.float32]:
        chosen = dict(selection.weights) or dict.fromkeys(self.edges.predicates, 1.0)
        return np.array([chosen.get(name, 0.0) for name in self.edges.predicates], dtype=np.float32)

    def _stated(self, selection: Selection) -> Mask:
        """Return which relations are stated by the documents and as surely as a selection asks."""
        statements, size = self._statements(), len(self.edges)
        kept = np.ones(size, dtype=np.bool_)
        if selection.documents or selection.regions or selection.year:
            wanted = self._documents(selection, statements)
            kept = np.zeros(size, dtype=np.bool_)
            kept[statements.stated[wanted[statements.document]]] = True
        if selection.confidence:
            # What people or a file of RDF wrote has no statement that could be unsure.
            surest = np.zeros(size, dtype=np.float32)
            np.maximum.at(surest, statements.sure, statements.confidence)
            unsaid = np.ones(size, dtype=np.bool_)
            unsaid[statements.sure] = False
            kept &= unsaid | (surest >= np.float32(selection.confidence))
        return kept

    def _documents(self, selection: Selection, statements: Statements) -> Mask:
        unknown = selection.documents - set(statements.documents)
        if unknown:
            raise NotFoundError(f"No relation is stated by a document {min(unknown)!r}.")
        wanted = set(selection.documents or statements.documents)
        if selection.regions or selection.year:
            periods = self._periods()
            wanted &= {document for document, period in periods.items() if period.fits(selection)}
        if not wanted:
            raise NotFoundError("No document is of the regions and the year that were asked for.")
        return np.array([document in wanted for document in statements.documents], dtype=np.bool_)

    def _degrees(self, kept: Mask) -> NDArray[np.int64]:
        size = len(self.edges.ids)
        ends = np.bincount(self.edges.source[kept], minlength=size)
        return ends + np.bincount(self.edges.target[kept], minlength=size)

    def _projection(self, kept: Mask, weights: NDArray[np.float32], selection: Selection) -> tuple[Projection, Mask]:
        edges = self.edges
        kept = kept & (edges.source != edges.target)
        source, target, predicate = edges.source[kept], edges.target[kept], edges.predicate[kept]
        if selection.placed:
            things, regions = self._places(kept)
            source, target = np.concatenate([source, things]), np.concatenate([target, regions])
            predicate = np.append(predicate, np.full(len(things), len(weights), dtype=np.int8))
            weights = np.append(weights, np.float32(1.0))
        if selection.orientation is Orientation.REVERSED:
            source, target = target, source
        ids, used, (source, target) = self._used(source, target)
        found = Projection(
            ids=ids,
            predicates=(*edges.predicates, PLACED) if selection.placed else edges.predicates,
            source=source,
            target=target,
            predicate=predicate,
            weight=weights[predicate],
            directed=selection.orientation is not Orientation.BOTH,
        )
        return found, used

    def _places(self, kept: Mask) -> tuple[Indices, Indices]:
        """Return things that have one of some relations, and the regions of the documents that state these."""
        statements, periods = self._statements(), self._periods()
        codes = [periods[one].region if one in periods else "" for one in statements.documents]
        region = np.array([self.edges.places.get(f"region-{code}", -1) for code in codes], dtype=np.int32)
        if not len(region):
            return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32)
        of = region[statements.document]
        rows = kept[statements.stated] & (of >= 0)
        pairs = np.unique(np.stack([self.edges.source[statements.stated[rows]], of[rows]], axis=1), axis=0)
        return pairs[:, 0].astype(np.int32), pairs[:, 1].astype(np.int32)

    def _shared(self, kept: Mask, middle: Mask, *, directed: bool) -> tuple[Projection, Mask]:
        """Return the things that are related with the same things of a class, joined by how many these are."""
        edges = self.edges
        if directed:
            raise RequestError("To share is no directed relation: leave the direction out.")
        across = kept & (middle[edges.source] != middle[edges.target])
        inward = middle[edges.source[across]]
        one = np.where(inward, edges.target[across], edges.source[across])
        other = np.where(inward, edges.source[across], edges.target[across])
        size = len(edges.ids)
        ends = sparse.csr_array((np.ones(len(one)), (one, other)), shape=(size, size))
        ends.data[:] = 1.0
        pairs = int((np.bincount(ends.indices, minlength=size).astype(np.int64) ** 2).sum())
        if pairs > _MOST_SHARED:
            raise RequestError(f"{pairs:,} pairs share something: leave out hubs or select less.")
        common = sparse.triu(ends @ ends.T, k=1, format="coo")
        ids, used, (source, target) = self._used(common.row.astype(np.int32), common.col.astype(np.int32))
        found = Projection(
            ids=ids,
            predicates=(SHARES,),
            source=source,
            target=target,
            predicate=np.zeros(len(source), dtype=np.int8),
            weight=common.data.astype(np.float32),
            directed=False,
        )
        return found, used

    def _used(self, source: Indices, target: Indices) -> tuple[tuple[str, ...], Mask, tuple[Indices, Indices]]:
        """Return the ids that stand at an end, which these are, and the ends as indices into them."""
        used = np.zeros(len(self.edges.ids), dtype=np.bool_)
        used[source] = True
        used[target] = True
        if used.all():
            return self.edges.ids, used, (source, target)
        place = (np.cumsum(used) - 1).astype(np.int32)
        ids = tuple(self.edges.ids[index] for index in np.flatnonzero(used).tolist())
        return ids, used, (place[source], place[target])
