"""What people decide about claims and about pairs of things: who, when, why, and what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum

from ontology.characters import printable
from ontology.entity import EntityType
from ontology.errors import ValidationError
from ontology.identity import normalise_name, review_id
from ontology.judgement import Verdict
from ontology.observation import Comparator, FigureKind

#: The predicate of a claim that a document names a thing, and that of a figure's.
MENTION = "namedIn"
FIGURE = "value"


class Decision(StrEnum):
    """What is decided about a claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"

    @property
    def refuses(self) -> bool:
        """Tell whether the claim is taken not to hold as it was read."""
        return self is not Decision.ACCEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A thing in a statement; without an id where a name stands for no one thing of its document."""

    id: str
    name: str
    type: EntityType | None = None
    scope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """What a figure says of its subject; the members are those of ``Observation``."""

    indicator: str
    year: int
    value: Decimal
    unit: str
    kind: FigureKind
    comparator: Comparator
    concept: str | None = None
    attribute: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a claim states.

    The predicate is a local name: ``namedIn`` for a mention, which has no object; ``value`` for a figure; else one of
    ``Predicate``, between two participants, or of ``AttributeProperty``, whose object is a text or a year.
    """

    subject: Participant
    predicate: str
    object: Participant | FigureValue | str | int | None = None

    @property
    def words(self) -> str:
        """Return the statement in few words.

        >>> Statement(subject=Participant(id="park-x", name="云湖园"), predicate="level", object="市级").words
        '云湖园 level 市级'
        """
        match self.object:
            case None:
                return f"{self.subject.type or 'Thing'} {self.subject.name}"
            case Participant() as other:
                return f"{self.subject.name} {self.predicate} {other.name}"
            case FigureValue() as figure:
                amount = f"{figure.comparator} {figure.value}{figure.unit} ({figure.year}, {figure.kind})"
                return f"{self.subject.name} {figure.indicator} {amount}"
            case value:
                return f"{self.subject.name} {self.predicate} {value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReference:
    """The claim that a decision is about: what a document states in certain words.

    A document that is loaded again may give its claims other ids, since these follow the offsets. So a claim is found
    by its document, its statement and its words. A participant is the same where its id is, or where the document calls
    it by the name that it had. All claims of one statement in the same words are meant, whichever rules read them.

    Where the document has changed so much that no claim of it fits, the decision stays as data and has no effect: it is
    listed as one without a claim, and holds again as soon as such a claim is back. ``claim`` is the id at the time.
    """

    document: str
    statement: Statement
    quote: str
    claim: str

    def means(self, statement: Statement, quote: str, called: Mapping[str, frozenset[str]]) -> bool:
        """Tell whether a claim of the document is meant; ``called`` are the normalised names of its things, by id."""
        return (
            self.statement.predicate == statement.predicate
            and printable(self.quote) == printable(quote)
            and _is_one(self.statement.subject, statement.subject, called)
            and _is_one(self.statement.object, statement.object, called)
        )


def _is_one(one: object, other: object, called: Mapping[str, frozenset[str]]) -> bool:
    match one, other:
        case Participant(), Participant():
            name = normalise_name(one.name)
            return (
                bool(one.id and one.id == other.id)
                or name == normalise_name(other.name)
                or name in called.get(other.id, ())
            )
        case FigureValue(), FigureValue():
            return _figure_key(one) == _figure_key(other)
        case _:
            return one == other


def _figure_key(figure: FigureValue) -> tuple[object, ...]:
    indicator = normalise_name(figure.indicator)
    return indicator, figure.year, figure.value, figure.unit, figure.kind, figure.comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewableClaim:
    """A claim that can be decided about; ``doubt`` says why it is in quarantine, and is None where it is not.

    ``start`` and ``end`` are offsets into the document's text, both 0 where the claim has no place.
    """

    id: str
    reference: ClaimReference
    section: tuple[str, ...]
    start: int
    end: int
    rule: str
    confidence: float
    doubt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """Who took a decision back, when (UTC) and why."""

    by: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReview:
    """A decision about a claim: it holds, it does not, or it holds as the correction states.

    Of several decisions about one claim the latest that was not undone counts. ``at`` is in UTC. Raises
    ``ValidationError`` for a decision that nobody takes, or with a correction where none belongs.
    """

    reference: ClaimReference
    decision: Decision
    by: str
    at: datetime
    reason: str = ""
    correction: Statement | None = None
    undone: Undoing | None = None

    def __post_init__(self) -> None:
        _check(self.by, self.at)
        if (self.correction is not None) is not (self.decision is Decision.CORRECT):
            raise ValidationError("A correction says what is right in place of a claim; no other decision does.")

    @property
    def id(self) -> str:
        """Return the identifier: the same for the same decision of the same person at the same time."""
        said, words = self.reference, self.correction.words if self.correction else ""
        parts = (said.document, said.statement.words, said.quote, self.decision.value, words)
        return review_id(*parts, printable(self.by), self.at.isoformat(timespec="milliseconds"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PairReview:
    """A decision whether two ids mean one thing; ``unsure`` takes away what a rule judged of them.

    Whatever rules judge of the pair, now or when linking runs again, does not count while the decision stands. The
    names are those that the things had. Raises ``ValidationError`` for a thing beside itself.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    at: datetime
    reason: str = ""
    left_name: str = ""
    right_name: str = ""
    undone: Undoing | None = None

    def __post_init__(self) -> None:
        _check(self.by, self.at)
        if self.left == self.right:
            raise ValidationError(f"A judgement is about two things, not about {self.left!r} twice.")

    @property
    def pair(self) -> frozenset[str]:
        """Return the two ids, in no order."""
        return frozenset((self.left, self.right))

    @property
    def id(self) -> str:
        """Return the identifier, the same whichever thing comes first."""
        moment = self.at.isoformat(timespec="milliseconds")
        return review_id(*sorted(self.pair), self.verdict.value, printable(self.by), moment)


Review = ClaimReview | PairReview


def in_order(review: Review) -> tuple[datetime, str]:
    """Return by what reviews are ordered, the earliest first."""
    return review.at, review.id


def now() -> datetime:
    """Return the present time in UTC, to the millisecond, which is what the graph keeps."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _check(by: str, at: datetime) -> None:
    if not by.strip():
        raise ValidationError("A decision needs the name of who takes it.")
    if at.utcoffset() is None or at.utcoffset() != UTC.utcoffset(None):
        raise ValidationError("The time of a decision is one in UTC.")
