"""What waits for a person's decision: unsure judgements, claims in quarantine, claims of little confidence."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.reviews.reviews import Reviews
from ontology.judgement import Verdict


class OpenKind(StrEnum):
    """What an open item is about."""

    JUDGEMENT = "judgement"
    QUARANTINED = "quarantined"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """Something to decide about; ``reason`` says why it is doubted, ``confidence`` lies in 0..1."""

    id: str
    kind: OpenKind
    statement: str
    reason: str
    confidence: float
    document: str | None = None


def open_items(
    reviews: Reviews, *, doubted: Collection[str], documents: Collection[str] = (), below: float = 0.0
) -> tuple[OpenItem, ...]:
    """Return what nobody has decided about, the least sure first.

    ``doubted`` are the ids of the documents with claims in quarantine, ``documents`` those of which believed claims of
    a confidence under ``below`` are listed too. Judgements are listed with their score.
    """
    found = [*_judgements(reviews)]
    for document in sorted({*doubted, *documents}):
        limit = below if document in documents else 0.0
        found += _claims(reviews, document, limit)
    return tuple(sorted(found, key=lambda item: (item.confidence, item.kind, item.id)))


def _judgements(reviews: Reviews) -> Iterator[OpenItem]:
    for pair in reviews.described(reviews.pairs(verdict=Verdict.UNSURE)):
        if pair.review is None:
            yield OpenItem(
                id=pair.id,
                kind=OpenKind.JUDGEMENT,
                statement=f"{pair.left_name} ({pair.judgement.left}) / {pair.right_name} ({pair.judgement.right})",
                reason=pair.judgement.reason,
                confidence=pair.judgement.score,
            )


def _claims(reviews: Reviews, document: str, below: float) -> Iterator[OpenItem]:
    for reviewed in reviews.claims(document):
        claim = reviewed.claim
        if reviewed.review is None and (claim.doubt is not None or claim.confidence < below):
            yield OpenItem(
                id=claim.id,
                kind=OpenKind.CLAIM if claim.doubt is None else OpenKind.QUARANTINED,
                statement=claim.reference.statement.words,
                reason=claim.doubt or f"{claim.rule}: {claim.reference.quote}",
                confidence=claim.confidence,
                document=document,
            )
