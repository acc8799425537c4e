"""Which ids mean the same thing, by what rules judged and people decided: a person's word goes before a rule's."""

from collections.abc import Iterable

from pyoxigraph import Quad

from graph.canonical import Canonical, merge, read_judgements
from graph.rdf.terms import Names
from graph.reviews.data import read_reviews
from ontology.judgement import Judgement, Verdict
from ontology.review import PairReview, Review, in_order

# Above every rule's score, so that what people joined is joined first.
_SURE = 2.0


def clusters(quads: Iterable[Quad], names: Names) -> Canonical:
    """Return the clusters of ids, from the quads of the graphs of judgements and of reviews."""
    quads = list(quads)
    return merge(standing(read_judgements(quads, names), read_reviews(quads, names)))


def decided_pairs(reviews: Iterable[Review]) -> dict[frozenset[str], PairReview]:
    """Return the decision that stands on each pair of ids: the latest that was not undone."""
    pairs = (review for review in sorted(reviews, key=in_order) if isinstance(review, PairReview))
    return {review.pair: review for review in pairs if review.undone is None}


def standing(judgements: Iterable[Judgement], reviews: Iterable[Review]) -> list[Judgement]:
    """Return what of the judgements counts beside the decisions, and the decisions themselves as judgements.

    On a pair that people decided no rule has a say, and none keeps apart what people's decisions together make one:

    >>> from ontology.review import now
    >>> def said(left, right, verdict):
    ...     return PairReview(left=left, right=right, verdict=verdict, by="Li", at=now())
    >>> rule = Judgement(left="a", right="c", verdict=Verdict.DIFFERENT, score=1, reason="", judge="rule")
    >>> same = [said("a", "b", Verdict.SAME), said("b", "c", Verdict.SAME)]
    >>> merge(standing([rule], same)).of("c")
    'a'
    """
    decided = decided_pairs(reviews)
    people = [
        Judgement(
            left=review.left,
            right=review.right,
            verdict=review.verdict,
            score=_SURE,
            reason=review.reason,
            judge=review.by,
        )
        for review in decided.values()
    ]
    joined = merge(people)
    rules = [judgement for judgement in judgements if frozenset((judgement.left, judgement.right)) not in decided]
    return people + [
        judgement
        for judgement in rules
        if judgement.verdict is not Verdict.DIFFERENT or joined.of(judgement.left) != joined.of(judgement.right)
    ]
