"""Review: claims and judgements to decide about, and the decisions of people."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Response

from api.authorisation import Administrator
from api.dependencies import Cursor, Graph, Identifier, Limit
from api.models import Listing
from api.review_models import ClaimAnswer, ClaimDecision, DecisionRequest, JudgementAnswer, ReviewAnswer
from graph.answers import Page
from graph.pagination import page_of
from graph.reviews.reviews import Reviews
from ontology.errors import ValidationError
from ontology.judgement import Verdict
from ontology.review import ClaimReview, PairReview, Participant, Review

router = APIRouter(prefix="/api", tags=["review"])

_CREATED: dict[int | str, dict[str, Any]] = {201: {"description": "The decision, at the address of `Location`"}}

Thing = Annotated[str | None, Query(max_length=200, description="Id of a thing", examples=["region-500102"])]


@router.get("/judgements", summary="What rules judged of names that may mean one thing")
def judgements(
    graph: Graph,
    verdict: Annotated[Verdict | None, Query(description="Only judgements that say so")] = None,
    thing: Thing = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Listing[JudgementAnswer]:
    """Return the judgements of linking, ordered by id, each with the decision of a person that stands in its place."""
    page = page_of(graph.reviews.pairs(verdict=verdict, thing=thing), limit=limit, cursor=cursor)
    items = [JudgementAnswer.of(pair) for pair in graph.reviews.described(page.items)]
    return Listing(items=items, total=page.total, next=page.next)


@router.get("/documents/{identifier}/claims", summary="The claims of a document that can be decided about")
def claims(
    graph: Graph,
    identifier: Identifier,
    below: Annotated[float | None, Query(ge=0, le=1, description="Only claims of less confidence")] = None,
    undecided: Annotated[bool, Query(description="Only claims that nobody decided about")] = False,
    quarantined: Annotated[
        bool | None, Query(description="Only claims that failed a check, or that passed all")
    ] = None,
    q: Annotated[str, Query(max_length=200, description="Only claims with this in their statement or words")] = "",
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Listing[ClaimAnswer]:
    """Return a document's mentions, relations, attributes and figures in the text's order, those in quarantine too."""
    found = [
        one
        for one in graph.reviews.claims(graph.document(identifier).id)
        if (below is None or one.claim.confidence < below)
        and not (undecided and one.review)
        and quarantined in (None, one.claim.doubt is not None)
        and (q in one.claim.reference.statement.words or q in one.claim.reference.quote)
    ]
    page = page_of(found, limit=limit, cursor=cursor)
    return Listing(items=[ClaimAnswer.of(one) for one in page.items], total=page.total, next=page.next)


@router.get("/reviews", summary="The decisions of people")
def reviews(
    graph: Graph,
    document: Annotated[str | None, Query(max_length=200, description="Id of a document")] = None,
    thing: Thing = None,
    standing: Annotated[bool | None, Query(description="Only decisions that stand, or that were undone")] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Listing[ReviewAnswer]:
    """Return the decisions, the latest first; those that were undone say by whom, when and why."""
    found = [
        one
        for one in graph.reviews.all()
        if document in (None, _document(one))
        and (thing is None or thing in _things(one))
        and standing in (None, one.undone is None)
    ]
    page = page_of(found, limit=limit, cursor=cursor)
    return Listing(items=_answers(graph.reviews, page), total=page.total, next=page.next)


@router.get("/reviews/{identifier}", summary="One decision")
def review(graph: Graph, identifier: Identifier) -> ReviewAnswer:
    """Return a decision, whether it stands or was undone."""
    return _answer(graph.reviews, graph.reviews.get(identifier))


@router.post("/reviews", summary="Decide about a claim or a pair of things", status_code=201, responses=_CREATED)
def decide(
    _: Administrator,
    graph: Graph,
    body: Annotated[DecisionRequest, Body()],
    response: Response,
) -> ReviewAnswer:
    """Accept, reject or correct a claim, or say whether two ids mean one thing; the graph's facts follow at once.

    The document's own statements are kept as they are, and the decision holds when the document is loaded again and
    when names are compared again. Needs the service's token.
    """
    made = _decide(graph.reviews, body)
    response.headers["Location"] = f"/api/reviews/{made.id}"
    return ReviewAnswer.of(made)


@router.delete("/reviews/{identifier}", summary="Undo a decision")
def undo(
    _: Administrator,
    graph: Graph,
    identifier: Identifier,
    by: Annotated[str, Query(min_length=1, max_length=100, pattern=r"\S", description="Who takes it back")],
    reason: Annotated[str, Query(max_length=2000, description="Why")] = "",
) -> ReviewAnswer:
    """Take a decision back: the facts are as they were without it, and the decision stays as history.

    Undoing it once more changes nothing. Needs the service's token.
    """
    return _answer(graph.reviews, graph.reviews.undo(identifier, by=by, reason=reason))


def _decide(reviews: Reviews, body: DecisionRequest) -> Review:
    if not isinstance(body, ClaimDecision):
        return reviews.judge(body.left, body.right, body.decision, by=body.by, reason=body.reason)
    if body.claim.startswith("judgement-"):
        if body.correction is not None:
            raise ValidationError("A judgement is not corrected: decide about its two things, as 'left' and 'right'.")
        return reviews.decide_judgement(body.claim, body.decision, by=body.by, reason=body.reason)
    correction = None if body.correction is None else body.correction.correction()
    return reviews.decide(body.claim, body.decision, by=body.by, reason=body.reason, correction=correction)


def _answers(reviews: Reviews, page: Page[Review]) -> list[ReviewAnswer]:
    missing = reviews.without_claim(page.items)
    return [ReviewAnswer.of(one, found=one.id not in missing) for one in page.items]


def _answer(reviews: Reviews, review: Review) -> ReviewAnswer:
    return ReviewAnswer.of(review, found=not reviews.without_claim([review]))


def _document(review: Review) -> str | None:
    return review.reference.document if isinstance(review, ClaimReview) else None


def _things(review: Review) -> set[str]:
    """Return the ids of the things that a decision is about, those of a correction too."""
    if isinstance(review, PairReview):
        return {review.left, review.right}
    statements = (review.reference.statement, review.correction)
    sides = [side for one in statements if one is not None for side in (one.subject, one.object)]
    return {side.id for side in sides if isinstance(side, Participant)}
