"""Algorithms over one graph: what was projected and computed is kept until the graph changes."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.answers import AlgorithmAnswer, Way
from graph.algorithms.jobs import Job, Jobs
from graph.algorithms.limits import AlgorithmLimits
from graph.algorithms.parameter import Value
from graph.algorithms.presentation import Presenter, common_fields
from graph.algorithms.process import compute_apart
from graph.algorithms.registry import algorithm
from graph.algorithms.results import Computed, Groups, Pairs, Paths, Progress, Ranking, Work
from graph.algorithms.ways import read_ways
from graph.answers import Thing
from graph.canonical import Canonical
from graph.entities.evidence import EvidenceReader
from graph.entities.things import Things
from graph.generation import Derived
from graph.named_queries import NamedQueries
from graph.projection.networkx_graph import projection_to_networkx
from graph.projection.period import read_periods
from graph.projection.projecting import Projector
from graph.projection.projection import Projection
from graph.projection.reading import ArrayReader
from graph.projection.selection import LEFT_OUT, Orientation, Selection
from graph.rdf.terms import Names
from graph.recent import Recent

if TYPE_CHECKING:
    import networkx

# Relations of all projections, and numbers of all results, that are kept: some 250 MB and 160 MB.
_EDGES = 3_000_000
_NUMBERS = 20_000_000
# Things that one query describes.
_DESCRIBED = 2000
_FIELDS = frozenset({"Industry", "Technology"})
_WHOLE = Selection()
_LIMITS = AlgorithmLimits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An algorithm with its values on a projection, and the name under which its result is kept."""

    algorithm: Algorithm
    values: Mapping[str, Value]
    projection: Projection
    key: Hashable

    @property
    def effort(self) -> float:
        """Return how many steps of work it takes."""
        return self.algorithm.effort(self.projection.size, self.projection.edges, self.values)


class Analysis:
    """Projections of a graph and algorithms on them; all methods may be called from several threads."""

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        things: Things,
        *,
        generation: Callable[[], Hashable],
        canonical: Callable[[], Canonical],
        evidence: Callable[[], EvidenceReader],
        limits: AlgorithmLimits = _LIMITS,
    ) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._generation = generation
        self._canonical = canonical
        self._evidence = evidence
        self._limits = limits
        self._projector = Derived(generation, self._read)
        self._projections: Recent[Projection] = Recent(_EDGES, cost=lambda one: one.edges)
        self._results: Recent[Computed] = Recent(_NUMBERS, cost=_numbers)
        self._orders: Recent[Order] = Recent(limits.kept, cost=lambda _: 1)
        self._submitted: Recent[Job[Computed]] = Recent(limits.kept, cost=lambda _: 1)
        self.jobs = Jobs[Computed](limits)

    def limit(self, limits: AlgorithmLimits) -> None:
        """Let other limits hold from now on; what runs as a job is cancelled."""
        self.jobs.close()
        self._limits = limits
        self._orders = Recent(limits.kept, cost=lambda _: 1)
        self.jobs = Jobs[Computed](limits)

    def projection(self, selection: Selection = _WHOLE, *, kinds: bool = False) -> Projection:
        """Return a selection of the graph as arrays; what was projected of the same state is kept.

        With ``kinds`` it knows the class of each thing. Raises ``NotFoundError`` and ``RequestError`` for what cannot
        be selected.
        """
        key = (self._generation(), selection, kinds)
        held = self._projections.get(key)
        if held is None:
            held = self._projector.get().project(selection, kinds=kinds)
            self._projections.put(key, held)
        return held

    def to_networkx(self, selection: Selection = _WHOLE) -> "networkx.MultiDiGraph[str] | networkx.MultiGraph[str]":
        """Return a selection as a networkx graph with labels and classes as attributes."""
        return projection_to_networkx(self.projection(selection), self.describe)

    def describe(self, identifiers: Iterable[str]) -> dict[str, Thing]:
        """Return the things that the view knows, by id."""
        ids, found = list(identifiers), dict[str, Thing]()
        for start in range(0, len(ids), _DESCRIBED):
            found |= self._things.describe(ids[start : start + _DESCRIBED])
        return found

    def order(self, name: str, given: Mapping[str, list[str]], selection: Selection = _WHOLE) -> Order:
        """Return an algorithm with values from texts, ready to be run on a selection.

        Raises ``NotFoundError`` for an unknown algorithm and ``RequestError`` for values that it cannot take.
        """
        found = algorithm(name)
        values = found.read(given)
        values = {name: self._canonical_value(found, name, value) for name, value in values.items()}
        if found.without is not None and selection.without == LEFT_OUT:
            selection = replace(selection, without=found.without)
        if found.placed:
            selection = replace(selection, placed=True)
        if found.directed and selection.orientation is Orientation.BOTH:
            selection = replace(selection, orientation=Orientation.STATED)
        projection = self.projection(selection, kinds=found.kinds)
        key = (self._generation(), selection, name, tuple(sorted(values.items())))
        return Order(algorithm=found, values=values, projection=projection, key=key)

    def run(
        self, order: Order, *, limit: int = 20, members: int = 20, progress: Progress = lambda _: None
    ) -> AlgorithmAnswer:
        """Run an algorithm here, unless its result is kept, and return at most ``limit`` items of its answer.

        Of a group at most so many ``members`` are named.
        """
        return self.present(order, self.computed(order, progress), limit=limit, members=members)

    def is_quick(self, order: Order) -> bool:
        """Tell whether a result is kept or little work, so that a request can wait for it."""
        return self.are_quick([order])

    def are_quick(self, orders: Iterable[Order]) -> bool:
        """Tell whether all of some orders together are, as ``is_quick`` tells it of one."""
        return sum(one.effort for one in orders if self._results.get(one.key) is None) <= self._limits.effort

    def submit(self, order: Order) -> Job[Computed]:
        """Run an algorithm in a process of its own as a job, which may be one that is at the same work already.

        Raises ``OverloadedError`` where too many wait.
        """
        held = self._submitted.get(order.key)
        if held is not None and not held.ended.is_set() and not held.unwanted.is_set():
            return held

        job = self.jobs.submit(order.algorithm.name, lambda *told: self.computed_apart(order, *told))
        self._orders.put(job.id, order)
        self._submitted.put(order.key, job)
        return job

    def answer_of(self, job: Job[Computed], *, limit: int = 20) -> AlgorithmAnswer | None:
        """Return what a job found, None where it is not done or its graph is no longer held."""
        order = self._orders.get(job.id)
        if order is None or job.computed is None:
            return None
        return self.present(order, job.computed, limit=limit)

    def present(self, order: Order, computed: Computed, *, limit: int, members: int = 20) -> AlgorithmAnswer:
        """Return a result with the names of things."""
        presenter = Presenter(
            algorithm=order.algorithm,
            projection=order.projection,
            values=order.values,
            describe=self.describe,
            fields_of=self._fields_of,
            ways_of=lambda paths: self._ways_of(order.projection, paths),
            members=members,
        )
        return presenter.answer(computed, limit)

    def close(self) -> None:
        """End what still runs."""
        self.jobs.close()

    def computed(self, order: Order, progress: Progress = lambda _: None) -> Computed:
        """Return what an algorithm computes here, unless its result is kept."""
        computed = self._results.get(order.key)
        if computed is None:
            work = Work(projection=order.projection, values=order.values, progress=progress)
            computed = order.algorithm.compute(work)
            self._results.put(order.key, computed)
        return computed

    def computed_apart(self, order: Order, progress: Progress, cancelled: Callable[[], bool]) -> Computed:
        """Return what an algorithm computes in a process of its own, unless its result is kept.

        Raises ``AlgorithmLimitError`` and ``AlgorithmCancelledError``, and what the algorithm raises.
        """
        computed = self._results.get(order.key)
        if computed is None:
            work = Work(projection=order.projection, values=order.values)
            name = order.algorithm.name
            computed = compute_apart(name, work, self._limits, progress=progress, cancelled=cancelled)
            self._results.put(order.key, computed)
        return computed

    def _read(self) -> Projector:
        reader = ArrayReader(self._queries, self._names)
        edges = reader.edges()
        return Projector(
            edges,
            members=lambda classes: reader.members(edges, classes),
            classes=lambda: reader.classes(edges),
            statements=lambda: reader.statements(edges, self._canonical()),
            periods=lambda: read_periods(self._queries, self._names),
        )

    def _fields_of(self, members: Iterable[str]) -> list[str]:
        """Return the industries and technologies that several of some things are related with."""
        projector = self._projector.get()
        edges, ids = projector.edges, list(members)
        inside = np.zeros(len(edges.ids), dtype=np.bool_)
        inside[[edges.places[one] for one in ids if one in edges.places]] = True
        field = projector.having(_FIELDS)
        rows = np.flatnonzero(inside[edges.source] & field[edges.target])
        return common_fields((edges.ids[i] for i in edges.target[rows].tolist()), len(ids))

    def _ways_of(self, projection: Projection, paths: tuple[tuple[str, ...], ...]) -> list[Way]:
        return read_ways(paths, projection, self._things, self._evidence())

    def _canonical_value(self, found: Algorithm, name: str, value: Value) -> Value:
        """Return ids under which things stand in the view in place of those that were merged."""
        named = {parameter.name for parameter in found.parameters if parameter.names_things}
        if name not in named or value is None:
            return value
        canonical = self._canonical()
        return canonical.of(value) if isinstance(value, str) else tuple(canonical.of(str(one)) for one in _list(value))


def _list(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _numbers(computed: Computed) -> float:
    """Return how many numbers a result has."""
    match computed:
        case Ranking():
            return len(computed.scores) * (2.0 + len(computed.columns))
        case Groups():
            return float(len(computed.group))
        case Pairs():
            return 3.0 * len(computed.left) + sum(map(len, computed.shared))
        case Paths():
            return float(sum(map(len, computed.paths)))
