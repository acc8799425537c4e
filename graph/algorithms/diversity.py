"""Diversity and concentration: over how many fields what a place or a field gathers is spread."""

from collections.abc import Mapping

import numpy as np
from scipy import sparse

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.link_prediction import CLASSES
from graph.algorithms.parameter import Kind, Parameter, Value, integer, word
from graph.algorithms.results import Ranking, Work


def compute(work: Work) -> Ranking:
    """Return how evenly what each thing of a class gathers is spread over the things of another class.

    Counted are the things that are linked with both: for ``by`` Region and ``over`` Industry, what is linked with the
    region and with an industry; a direct link of the two counts once too. Things of ``by`` that gather fewer than
    ``least`` are left out. The score is the effective number of fields (Hill 1973), the exponential of the entropy; the
    columns are ``entropy`` (Shannon 1948, in nats), ``concentration`` (Herfindahl and Hirschman 1945, 0..1),
    ``fields`` and ``gathered``.
    """
    projection, links = work.projection, work.projection.links
    rows = np.flatnonzero(projection.of_kind(word(work.values, "by")))
    fields = np.flatnonzero(projection.of_kind(word(work.values, "over")))
    inward = links[rows]
    counts = sparse.csr_array((inward @ links[:, fields]) + inward[:, fields])
    gathered = np.asarray(counts.sum(axis=1), dtype=np.float64).ravel()
    part = counts.multiply(1.0 / np.where(gathered == 0, 1.0, gathered)[:, np.newaxis]).tocsr()
    concentration = np.asarray(part.power(2).sum(axis=1), dtype=np.float64).ravel()
    logs = part.copy()
    logs.data = -logs.data * np.log(logs.data)
    entropy = np.asarray(logs.sum(axis=1), dtype=np.float64).ravel()
    kept = gathered >= integer(work.values, "least")
    columns = {
        "entropy": entropy[kept],
        "concentration": concentration[kept],
        "fields": np.diff(counts.indptr)[kept].astype(np.float64),
        "gathered": gathered[kept],
    }
    whole = np.asarray(counts.sum(axis=0), dtype=np.float64).ravel()
    share = whole / (whole.sum() or 1.0)
    measures = {"concentration": float((share**2).sum()), "fields": float((whole > 0).sum())}
    return Ranking(things=rows[kept], scores=np.exp(entropy[kept]), columns=columns, measures=measures)


def _effort(size: int, relations: int, _: Mapping[str, Value]) -> float:
    return 50.0 * (size + relations)


ALGORITHM = Algorithm(
    name="diversity",
    compute=compute,
    parameters=(
        Parameter(name="by", kind=Kind.CHOICE, usual="Region", choices=CLASSES),
        Parameter(name="over", kind=Kind.CHOICE, usual="Industry", choices=CLASSES),
        Parameter(name="least", kind=Kind.INTEGER, usual=2, least=1, most=1_000_000),
    ),
    effort=_effort,
    without=frozenset({"Policy"}),
    placed=True,
    kinds=True,
)
