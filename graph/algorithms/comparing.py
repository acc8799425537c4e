"""An algorithm on several selections, at once or as a job."""

from collections.abc import Callable, Mapping, Sequence

from graph.algorithms.analysis import Analysis, Order
from graph.algorithms.comparison import Comparison, side_by_side
from graph.algorithms.jobs import Job
from graph.algorithms.registry import algorithm
from graph.algorithms.results import Computed, Progress
from graph.projection.selection import Selection
from graph.recent import Recent
from ontology.errors import RequestError

# Of each ranking so many things are compared, and so many comparisons that were jobs are remembered.
_COMPARED = 10_000
_KEPT = 100

#: Orders by what their selections are of.
Compared = Mapping[str, Order]


class Comparing:
    """Comparisons of one graph; all methods may be called from several threads."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._submitted: Recent[tuple[Compared, list[Computed]]] = Recent(_KEPT, cost=lambda _: 1)

    def order(self, name: str, given: Mapping[str, list[str]], selections: Mapping[str, Selection]) -> Compared:
        """Return an algorithm with values, ready to be run on selections, by what each of these is of.

        Raises ``RequestError`` for an algorithm that ranks no things, and what ``Analysis.order`` raises.
        """
        if not algorithm(name).ranks:
            raise RequestError(f"Only what ranks things can stand side by side, which {name} does not.")
        return {of: self._analysis.order(name, given, selection) for of, selection in selections.items()}

    def run(self, compared: Compared, *, limit: int = 20) -> Comparison:
        """Run a comparison here and return what is best placed in any selection, with its place in each."""
        return self._side_by_side(compared, [self._analysis.computed(order) for order in compared.values()], limit)

    def submit(self, compared: Compared) -> Job[Computed]:
        """Run a comparison as one job, in a process for each selection, one after the other.

        Raises ``OverloadedError`` where too many wait.
        """
        found: list[Computed] = []

        def task(progress: Progress, cancelled: Callable[[], bool]) -> Computed:
            for number, order in enumerate(compared.values()):
                part = _part(progress, number, len(compared))
                found.append(self._analysis.computed_apart(order, part, cancelled))
                part(1.0)
            return found[-1]

        (name,) = {order.algorithm.name for order in compared.values()}
        job = self._analysis.jobs.submit(name, task)
        self._submitted.put(job.id, (compared, found))
        return job

    def answer_of(self, job: Job[Computed], *, limit: int = 20) -> Comparison | None:
        """Return what a job compared, None where it is not done, is no comparison or is no longer remembered."""
        held = self._submitted.get(job.id)
        return None if held is None or job.computed is None else self._side_by_side(*held, limit)

    def _side_by_side(self, compared: Compared, found: Sequence[Computed], limit: int) -> Comparison:
        orders = tuple(compared.values())
        answers = [self._analysis.present(*one, limit=_COMPARED) for one in zip(orders, found, strict=True)]
        rows = side_by_side([answer.ranked for answer in answers], limit)
        return Comparison(algorithm=orders[0].algorithm.name, selections=tuple(compared), items=rows)


def _part(progress: Progress, number: int, of: int) -> Progress:
    return lambda done: progress((number + done) / of)
