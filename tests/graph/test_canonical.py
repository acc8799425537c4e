"""Judgements make clusters, whatever their order, and can be taken back."""

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.canonical import judgement_quads, merge, read_judgements
from graph.rdf.terms import Names
from ontology.judgement import Judgement, Verdict
from ontology.namespaces import Namespaces
from tests.graph.example import judged
from tests.graph.strategies import IDS, judgements

many = st.lists(judgements, max_size=12)


def test_the_id_that_sorts_first_stands_for_all() -> None:
    merged = merge([judged("c", "b"), judged("b", "a")])
    assert [merged.of(one) for one in "abcd"] == ["a", "a", "a", "d"]
    assert merged.members_of("a") == ("a", "b", "c")
    assert merged.members_of("d") == ("d",)


def test_different_keeps_apart_what_a_third_would_join() -> None:
    merged = merge([judged("a", "b"), judged("b", "c", score=0.5), judged("c", "a", Verdict.DIFFERENT)])
    assert [merged.of(one) for one in "abc"] == ["a", "a", "c"]


def test_the_surest_judgement_is_followed_first() -> None:
    apart = judged("a", "c", Verdict.DIFFERENT)
    assert merge([judged("a", "b", score=0.5), judged("b", "c", score=0.9), apart]).of("c") == "b"


def test_unsure_joins_nothing() -> None:
    assert merge([judged("a", "b", Verdict.UNSURE)]).of("b") == "b"


def test_a_long_chain_is_one_cluster() -> None:
    ids = [f"id-{number:05d}" for number in range(2000)]
    assert merge(judged(*pair) for pair in pairwise(ids)).of(ids[-1]) == ids[0]


@given(many, st.randoms())
def test_the_order_of_judgements_does_not_matter(made: list[Judgement], random: Random) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)
    assert merge(shuffled) == merge(made)


@given(many)
def test_no_cluster_holds_two_ids_that_are_judged_different(made: list[Judgement]) -> None:
    merged = merge(made)
    for judgement in made:
        if judgement.verdict is Verdict.DIFFERENT and judgement.left != judgement.right:
            assert merged.of(judgement.left) != merged.of(judgement.right)


@given(many)
def test_a_canonical_id_is_its_own_and_its_members_know_it(made: list[Judgement]) -> None:
    merged = merge(made)
    for identifier in IDS:
        canonical = merged.of(identifier)
        assert merged.of(canonical) == canonical == min(merged.members_of(canonical))
        assert identifier in merged.members_of(canonical)


@given(st.builds(judged, st.text(min_size=1), st.text(min_size=1)))
def test_any_id_comes_back_from_a_judgement(made: Judgement) -> None:
    names = Names(Namespaces())
    assert read_judgements(judgement_quads(made, names), names) == (made,)


@given(judgements)
def test_a_judgement_comes_back_from_its_quads(made: Judgement) -> None:
    names = Names(Namespaces())
    assert read_judgements(judgement_quads(made, names), names) == (made,)
