from hypothesis import given
from hypothesis import strategies as st

from graph.algorithms.answers import Sentence
from graph.matches.fitting import Fit
from graph.matches.nearness import Near
from graph.matches.partners import Bridge
from graph.matches.profile import Pursuit
from graph.matches.scoring import WEIGHTS, parts_of, score_of

_WHY = Sentence("", "")


def _fit(weight: float) -> Fit:
    pursuit = Pursuit(stems=frozenset({"船舶"}), field="船舶", weight=1.0, links=(), why=_WHY)
    return Fit(pursuit=pursuit, weight=weight, exact=True, links=(), named=False, tell=lambda: _WHY)


_FITS = st.lists(st.floats(0, 1).map(_fit), max_size=6)
_BRIDGES = st.lists(st.sampled_from("abcd").map(lambda one: Bridge(partner=one, there=(), on=())), max_size=6)
_NEAR = st.none() | st.sampled_from([0.6, 0.8, 1.0]).map(lambda weight: Near(place="x", weight=weight, links=()))


@given(_FITS, _NEAR, _BRIDGES)
def test_parts_and_scores_lie_between_nought_and_one(fits: list[Fit], near: Near | None, bridges: list[Bridge]) -> None:
    parts = parts_of(fits, near, bridges)
    assert parts.keys() == WEIGHTS.keys()
    assert all(0 <= part <= 1 for part in parts.values())
    assert 0 <= score_of(parts) <= 1


@given(_FITS, _NEAR, _BRIDGES, st.floats(0, 1))
def test_one_thing_more_in_common_never_lowers_a_score(
    fits: list[Fit], near: Near | None, bridges: list[Bridge], weight: float
) -> None:
    before = score_of(parts_of(fits, near, bridges))
    assert score_of(parts_of([*fits, _fit(weight)], near, bridges)) >= before
    assert score_of(parts_of(fits, near, [*bridges, Bridge(partner="e", there=(), on=())])) >= before


@given(_BRIDGES)
def test_a_partner_counts_once_however_many_ways_lead_over_it(bridges: list[Bridge]) -> None:
    assert parts_of([], None, bridges) == parts_of([], None, [*bridges, *bridges])
