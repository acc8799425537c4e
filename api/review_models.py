"""The JSON of review: claims and judgements to decide about, and decisions."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from api.models import Words
from graph.reviews.reviews import ReviewedClaim, ReviewedPair
from ontology.correction import Correction, ThingChoice
from ontology.entity import EntityType
from ontology.judgement import Verdict
from ontology.observation import Comparator, FigureKind
from ontology.review import Decision, FigureValue, PairReview, Participant, Review

Name = Annotated[str, Field(min_length=1, max_length=300)]
ThingId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$", examples=["region-500102"])]
By = Annotated[str, Field(min_length=1, max_length=100, pattern=r"\S", description="Who decides", examples=["李审核"])]
Reason = Annotated[str, Field(max_length=2000, description="Why, in a sentence")]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NamedThing(_Request):
    """A thing by its id or by a name; with a class where no known thing has the name."""

    thing: Name
    type: EntityType | None = None

    def choice(self) -> ThingChoice:
        """Return the thing as the graph takes it."""
        return ThingChoice(text=self.thing, type=self.type)


class CorrectionRequest(_Request):
    """The parts of a claim that are to be others; what is left out stays as it was read."""

    subject: NamedThing | None = None
    predicate: Annotated[str | None, Field(max_length=100, examples=["locatedIn"])] = None
    object: NamedThing | None = None
    text: Annotated[str | None, Field(max_length=300, description="The value of an attribute")] = None
    indicator: Annotated[str | None, Field(min_length=1, max_length=200)] = None
    year: Annotated[int | None, Field(ge=1900, le=2200)] = None
    value: Annotated[Decimal | None, Field(allow_inf_nan=False, max_digits=24)] = None
    unit: Annotated[str | None, Field(max_length=30)] = None
    kind: FigureKind | None = None
    comparator: Comparator | None = None

    def correction(self) -> Correction:
        """Return the correction as the graph takes it."""
        parts = {name: getattr(self, name) for name in type(self).model_fields}
        for name in ("subject", "object"):
            if parts[name] is not None:
                parts[name] = parts[name].choice()
        return Correction(**parts)


class ClaimDecision(_Request):
    """A decision about a claim, by the id that evidence, claims and quarantine give; or about a judgement, by its."""

    claim: Annotated[str, Field(min_length=1, max_length=200)]
    decision: Decision
    correction: CorrectionRequest | None = None
    by: By
    reason: Reason = ""


class PairDecision(_Request):
    """A decision whether two ids mean one thing; `unsure` takes away what a rule judged."""

    left: ThingId
    right: ThingId
    decision: Verdict
    by: By
    reason: Reason = ""


def _kind(body: Any) -> str:
    given = body if isinstance(body, dict) else getattr(body, "__dict__", {})
    return "pair" if "left" in given or "right" in given else "claim"


DecisionRequest = Annotated[
    Annotated[ClaimDecision, Tag("claim")] | Annotated[PairDecision, Tag("pair")], Discriminator(_kind)
]


class Undone(_Model):
    """Who took a decision back, when and why."""

    by: str
    at: datetime
    reason: str


class ReviewedThing(_Model):
    """A thing as it was called when the decision was taken."""

    id: str
    label: str


class ReviewAnswer(_Model):
    """A decision: about a claim, or about two things."""

    id: Annotated[str, Field(examples=["review-0123456789ab"])]
    kind: Literal["claim", "pair"]
    decision: Annotated[str, Field(examples=["reject"])]
    by: str
    at: datetime
    reason: str
    statement: Annotated[str, Field(description="What was decided about, in few words")]
    correction: Annotated[str | None, Field(description="What is right in place of it")] = None
    document: str | None = None
    claim: Annotated[str | None, Field(description="The claim's id at the time")] = None
    quote: str | None = None
    things: Annotated[list[ReviewedThing], Field(description="The two things of a pair")] = []
    found: Annotated[bool, Field(description="False where the document no longer makes the claim")] = True
    undone: Undone | None = None

    @classmethod
    def of(cls, review: Review, *, found: bool = True) -> "ReviewAnswer":
        """Return the JSON form of a decision."""
        undone = review.undone
        common: dict[str, Any] = {
            "id": review.id,
            "by": review.by,
            "at": review.at,
            "reason": review.reason,
            "undone": None if undone is None else Undone(by=undone.by, at=undone.at, reason=undone.reason),
        }
        if isinstance(review, PairReview):
            things = [
                ReviewedThing(id=review.left, label=review.left_name),
                ReviewedThing(id=review.right, label=review.right_name),
            ]
            statement = " / ".join(thing.label for thing in things)
            return cls(kind="pair", decision=review.verdict, statement=statement, things=things, **common)
        return cls(
            kind="claim",
            decision=review.decision,
            statement=review.reference.statement.words,
            correction=review.correction.words if review.correction else None,
            document=review.reference.document,
            claim=review.reference.claim,
            quote=review.reference.quote,
            found=found,
            **common,
        )


class ClaimedThing(_Model):
    """A thing that a claim is about; without an id where its name stands for no one thing of the document."""

    id: str
    label: str
    type: EntityType | None


class ClaimedFigure(_Model):
    """What a claim says of an indicator."""

    indicator: str
    year: int
    value: float
    unit: str
    kind: FigureKind
    comparator: Comparator


class ClaimAnswer(_Model):
    """A claim of a document that can be decided about, and the decision that stands.

    One of ``object``, ``text`` and ``figure`` is given, by what the claim is: a relation, an attribute, a figure; none
    of them for a mention. These are the parts that a correction can change.
    """

    id: str
    document: str
    statement: Annotated[str, Field(description="The claim in few words")]
    predicate: Annotated[str, Field(description="`namedIn` for a mention, `value` for a figure", examples=["partOf"])]
    subject: ClaimedThing
    object: ClaimedThing | None
    text: Annotated[str | None, Field(description="The value of an attribute")]
    figure: ClaimedFigure | None
    quote: str
    section: list[str]
    start: int
    end: int
    rule: str
    confidence: Annotated[float, Field(ge=0, le=1)]
    doubt: Annotated[str | None, Field(description="Why the claim is in quarantine: the check and the reason")]
    explanation: Annotated[Words | None, Field(description="The reason in both languages")]
    review: ReviewAnswer | None

    @classmethod
    def of(cls, reviewed: ReviewedClaim) -> "ClaimAnswer":
        """Return the JSON form of a claim."""
        claim = reviewed.claim
        said = claim.reference.statement
        return cls(
            id=claim.id,
            document=claim.reference.document,
            statement=said.words,
            predicate=said.predicate,
            subject=_thing(said.subject),
            object=_thing(said.object) if isinstance(said.object, Participant) else None,
            text=str(said.object) if isinstance(said.object, (str, int)) else None,
            figure=_figure(said.object) if isinstance(said.object, FigureValue) else None,
            quote=claim.reference.quote,
            section=list(claim.section),
            start=claim.start,
            end=claim.end,
            rule=claim.rule,
            confidence=claim.confidence,
            doubt=claim.doubt,
            explanation=None if claim.doubt is None else Words.told(claim.doubt.partition(": ")[2] or claim.doubt),
            review=None if reviewed.review is None else ReviewAnswer.of(reviewed.review),
        )


def _thing(one: Participant) -> ClaimedThing:
    return ClaimedThing(id=one.id, label=one.name, type=one.type)


def _figure(one: FigureValue) -> ClaimedFigure:
    return ClaimedFigure(
        indicator=one.indicator,
        year=one.year,
        value=float(one.value),
        unit=one.unit,
        kind=one.kind,
        comparator=one.comparator,
    )


class JudgementAnswer(_Model):
    """What a rule judged of two things, and the decision of a person that stands in its place."""

    id: str
    left: ReviewedThing
    right: ReviewedThing
    verdict: Verdict
    score: float
    reason: str
    explanation: Annotated[Words, Field(description="The reason in both languages")]
    judge: Annotated[str, Field(examples=["linking.same-name"])]
    review: ReviewAnswer | None

    @classmethod
    def of(cls, pair: ReviewedPair) -> "JudgementAnswer":
        """Return the JSON form of a judgement."""
        judged = pair.judgement
        return cls(
            id=pair.id,
            left=ReviewedThing(id=judged.left, label=pair.left_name),
            right=ReviewedThing(id=judged.right, label=pair.right_name),
            verdict=judged.verdict,
            score=judged.score,
            reason=judged.reason,
            explanation=Words.told(judged.reason),
            judge=judged.judge,
            review=None if pair.review is None else ReviewAnswer.of(pair.review),
        )
