"""What lies around things, and what lies between them."""

import numpy as np

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.pagerank import pagerank, seeds
from graph.algorithms.parameter import Kind, Parameter, Values, integer, things
from graph.algorithms.results import Indices, Ranking, Work
from graph.algorithms.search import reach
from graph.projection.projection import Projection
from ontology.errors import NotFoundError


def compute_neighbourhood(work: Work) -> Ranking:
    """Return the things within ``depth`` steps of some, the nearest and then the best linked first.

    The columns are ``steps`` and ``links``.
    """
    projection = work.projection
    begin = _places(projection, work.values, "of")
    steps = reach(projection.matrix, begin, most=integer(work.values, "depth"))
    found = np.flatnonzero(steps > 0)
    links = projection.degrees[found].astype(np.float64)
    # Nearness decides, and links among the equally near: they are fewer than the things.
    scores = links / (projection.size + 1.0) - steps[found]
    columns = {"steps": steps[found].astype(np.float64), "links": links}
    return Ranking(things=found, scores=scores, columns=columns)


def compute_between(work: Work) -> Ranking:
    """Return the things that lie on ways from one set to another with at most ``more`` steps beyond the shortest.

    The score is the product of the personalised PageRanks of both sides, as a part of the largest: high is what both
    sides lead to. The columns are the steps ``from_one`` and ``from_other``. After Faloutsos, McCurley and Tomkins
    2004, who ask for the subgraph that connects two things best.
    """
    projection = work.projection
    one, other = _places(projection, work.values, "from"), _places(projection, work.values, "to")
    steps = reach(projection.matrix, one), reach(projection.matrix.T.tocsr(), other)
    joined = (steps[0] >= 0) & (steps[1] >= 0)
    length = steps[0] + steps[1]
    shortest = int(length[joined].min(initial=projection.size))
    inside = joined & (length <= shortest + integer(work.values, "more"))
    inside[np.concatenate([one, other])] = False
    ranks = [
        pagerank(matrix, seeds(projection, things(work.values, name)), 0.85)
        for matrix, name in ((projection.matrix, "from"), (projection.matrix.T.tocsr(), "to"))
    ]
    found = np.flatnonzero(inside)
    scores = np.sqrt(ranks[0] * ranks[1])[found]
    columns = {"from_one": steps[0][found].astype(np.float64), "from_other": steps[1][found].astype(np.float64)}
    return Ranking(
        things=found,
        scores=scores / (scores.max(initial=0.0) or 1.0),
        columns=columns,
        measures={"shortest": float(shortest)} if joined.any() else {},
    )


def _places(projection: Projection, values: Values, name: str) -> Indices:
    identifiers = things(values, name)
    places = [projection.places[one] for one in identifiers if one in projection.places]
    if not places:
        raise NotFoundError(f"{identifiers[0]!r} has no relation in what is selected.")
    return np.array(sorted(places), dtype=np.int64)


NEIGHBOURHOOD = Algorithm(
    name="neighbourhood",
    compute=compute_neighbourhood,
    parameters=(
        Parameter(name="of", kind=Kind.THINGS, required=True),
        Parameter(name="depth", kind=Kind.INTEGER, usual=2, least=1, most=20),
    ),
)
BETWEEN = Algorithm(
    name="between",
    compute=compute_between,
    parameters=(
        Parameter(name="from", kind=Kind.THINGS, required=True),
        Parameter(name="to", kind=Kind.THINGS, required=True),
        Parameter(name="more", kind=Kind.INTEGER, usual=1, least=0, most=10),
    ),
)
