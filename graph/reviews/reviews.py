"""Review: the claims that people can decide about, what they decided, and new decisions."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from pyoxigraph import NamedNode

from graph.rdf.terms import Names
from graph.reviews.corrections import corrected
from graph.reviews.effects import stated_instead
from graph.reviews.participants import Participants
from graph.reviews.reviewable import ReviewableDocument
from graph.reviews.reviewed_clusters import decided_pairs
from graph.stores.store import Store
from graph.writing import Writer
from ontology.correction import Correction
from ontology.errors import NotFoundError, ValidationError
from ontology.identity import judgement_id
from ontology.judgement import Judgement, Verdict
from ontology.review import (
    ClaimReview,
    Decision,
    PairReview,
    Review,
    ReviewableClaim,
    Undoing,
    in_order,
    now,
)

_CLAIM = re.compile(r"(?:claim|quarantined)-(?P<document>.+)-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedClaim:
    """A claim and the decision that stands about it."""

    claim: ReviewableClaim
    review: ClaimReview | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedPair:
    """A judgement with the names of its two things and the decision that stands about them."""

    id: str
    judgement: Judgement
    left_name: str
    right_name: str
    review: PairReview | None = None


class Reviews:
    """Decisions about claims and pairs of things; each takes effect in the view at once, and so does its undoing."""

    def __init__(self, store: Store, names: Names, writer: Writer) -> None:
        self._names = names
        self._writer = writer
        self._participants = Participants(store, names)

    def all(self) -> tuple[Review, ...]:
        """Return all decisions, those that were undone too, the latest first."""
        return tuple(sorted(self._writer.known_reviews(), key=in_order, reverse=True))

    def get(self, identifier: str) -> Review:
        """Return one decision; raise ``NotFoundError`` for an unknown id."""
        for review in self._writer.known_reviews():
            if review.id == identifier:
                return review
        raise NotFoundError(f"There is no decision {identifier!r}.")

    def claims(self, document_id: str) -> tuple[ReviewedClaim, ...]:
        """Return the claims of a document that can be decided about, those in quarantine too, in the text's order."""
        document = self._document(document_id)
        decided = self._writer.reviewing.effects(document_id).decided
        claims = sorted((read.claim for read in document.claims), key=lambda claim: (claim.start, claim.end, claim.id))
        return tuple(ReviewedClaim(claim=claim, review=decided.get(claim.id)) for claim in claims)

    def without_claim(self, reviews: Iterable[Review]) -> frozenset[str]:
        """Return the ids of the decisions that stand but find no claim: the document is gone or says it no more."""
        standing = [one for one in reviews if isinstance(one, ClaimReview) and one.undone is None]
        documents = {one: self._document(one) for one in {review.reference.document for review in standing}}
        return frozenset(
            review.id for review in standing if not documents[review.reference.document].has(review.reference)
        )

    def decide(
        self,
        claim_id: str,
        decision: Decision,
        *,
        by: str,
        reason: str = "",
        correction: Correction | None = None,
        at: datetime | None = None,
    ) -> ClaimReview:
        """Accept, reject or correct a claim by its id and return the decision.

        Raises ``NotFoundError`` for an unknown claim and ``ValidationError`` where the decision cannot be carried out:
        a name that means no one thing, a relation that the vocabulary does not allow, a correction of nothing.
        """
        document, claim = self._found(claim_id)
        said = claim.reference.statement
        if (correction is not None) is not (decision is Decision.CORRECT):
            raise ValidationError("A correction, and no other decision, needs what is right in place of the claim.")
        statement = (
            corrected(said, correction, lambda choice: self._participants.chosen(choice, document))
            if correction is not None
            else None
        )
        review = ClaimReview(
            reference=claim.reference,
            decision=decision,
            correction=statement,
            by=by,
            at=at or now(),
            reason=reason,
        )
        stated_instead(document, claim, review, self._names)
        self._writer.review([review])
        return review

    def judge(
        self, left: str, right: str, verdict: Verdict, *, by: str, reason: str = "", at: datetime | None = None
    ) -> PairReview:
        """Decide whether two ids mean one thing, whatever rules say of them; ``unsure`` lets neither stand.

        Raises ``NotFoundError`` where no document names one of them.
        """
        names = [self._participants.stored(identifier) for identifier in (left, right)]
        for identifier, found in zip((left, right), names, strict=True):
            if found is None:
                raise NotFoundError(f"No document names a thing with the id {identifier!r}.")
        first, second = sorted((one for one in names if one is not None), key=lambda one: one.id)
        review = PairReview(
            left=first.id,
            right=second.id,
            left_name=first.name,
            right_name=second.name,
            verdict=verdict,
            by=by,
            at=at or now(),
            reason=reason,
        )
        self._writer.review([review])
        return review

    def identifier(self, text: str) -> str:
        """Return the id of the thing with an id or a name; raise ``NotFoundError`` where there is none."""
        return self._participants.one(text).id

    def decide_judgement(self, identifier: str, decision: Decision, *, by: str, reason: str = "") -> PairReview:
        """Accept a rule's judgement as a person's own, or reject it, so that neither it nor its opposite stands.

        Raises ``NotFoundError`` for an unknown judgement and ``ValidationError`` for a decision that does not fit.
        """
        found = [one for one in self._writer.judged.judgements() if _id(one) == identifier]
        if not found:
            raise NotFoundError(f"There is no judgement {identifier!r}.")
        judgement = found[0]
        if decision is Decision.CORRECT or (decision is Decision.ACCEPT and judgement.verdict is Verdict.UNSURE):
            raise ValidationError("Say of these two things whether they are the same or different.")
        verdict = judgement.verdict if decision is Decision.ACCEPT else Verdict.UNSURE
        return self.judge(judgement.left, judgement.right, verdict, by=by, reason=reason)

    def undo(self, identifier: str, *, by: str, reason: str = "", at: datetime | None = None) -> Review:
        """Take a decision back, which stays as history, and return it; one that was taken back already is as it was.

        Raises ``NotFoundError`` for an unknown id.
        """
        self._writer.review([self.get(identifier)], undoing=Undoing(by=by, at=at or now(), reason=reason))
        return self.get(identifier)

    def pairs(self, *, verdict: Verdict | None = None, thing: str | None = None) -> tuple[Judgement, ...]:
        """Return the judgements of rules, of one verdict and about one thing where these are given, by their ids."""
        return tuple(
            judgement
            for judgement in self._writer.judged.judgements()
            if verdict in (None, judgement.verdict) and thing in (None, judgement.left, judgement.right)
        )

    def described(self, judgements: Collection[Judgement]) -> tuple[ReviewedPair, ...]:
        """Return judgements with the names of their things, and what people decided about them."""
        decided = decided_pairs(self._writer.known_reviews())
        return tuple(
            ReviewedPair(
                id=_id(judgement),
                judgement=judgement,
                left_name=self._name(judgement.left),
                right_name=self._name(judgement.right),
                review=decided.get(frozenset((judgement.left, judgement.right))),
            )
            for judgement in judgements
        )

    def _name(self, identifier: str) -> str:
        found = self._participants.stored(identifier)
        return found.name if found is not None else identifier

    def _document(self, document_id: str) -> ReviewableDocument:
        graphs = self._writer.documents
        return ReviewableDocument(document_id, graphs.held(graphs.own(document_id)), self._names)

    def _found(self, claim_id: str) -> tuple[ReviewableDocument, ReviewableClaim]:
        match = _CLAIM.fullmatch(claim_id)
        if match is not None:
            document = self._document(match["document"])
            for read in document.claims:
                if read.claim.id == claim_id:
                    return document, read.claim
            self._refuse_reviewed(match["document"], claim_id)
        raise NotFoundError(f"There is no claim {claim_id!r} that could be decided about.")

    def _refuse_reviewed(self, document_id: str, claim_id: str) -> None:
        graphs = self._writer.documents
        node: NamedNode = self._names.thing(claim_id)
        if any(quad.subject == node for quad in graphs.held(graphs.followed(document_id))):
            raise ValidationError(f"The claim {claim_id!r} stands by a person's decision, which can be undone.")


def _id(judgement: Judgement) -> str:
    return judgement_id(judgement.left, judgement.right, judgement.judge)
