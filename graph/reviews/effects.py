"""What follows from decisions about a document's claims: what the view leaves out of it, and what it holds instead."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode, Quad

from graph.rdf.mapping import claim_quads, identified_quads
from graph.rdf.terms import Names
from graph.reviews.carrying_over import CarryingOver, corrected_things, evidence_of
from graph.reviews.left_out import LeftOut, left_out
from graph.reviews.reviewable import ReadClaim, ReviewableDocument
from graph.reviews.reviewed_claims import reviewed_claims
from graph.stores.store import in_graph
from graph.view.withholding import Withholding
from ontology.errors import InnokgError
from ontology.review import MENTION, ClaimReview, Decision, Participant, ReviewableClaim, Statement, in_order

_RULES = {Decision.ACCEPT: "review.accept", Decision.CORRECT: "review.correct"}
_NOTHING = LeftOut(quads=frozenset(), refused=frozenset(), figures=frozenset(), things=frozenset())


@dataclass(frozen=True, slots=True)
class Effects:
    """The quads that follow, and the decision that stands about each claim that one was found for, by the claim's id.

    ``quads`` are those of the graphs of what is withheld, of what is reviewed and of its evidence.
    """

    quads: frozenset[Quad]
    decided: dict[str, ClaimReview]


def effects(document: ReviewableDocument, reviews: Iterable[ClaimReview], names: Names) -> Effects:
    """Return what follows from the decisions about one document that were not undone.

    A triple that the document states is withheld when every claim of it was rejected or corrected, a figure with all
    that it says; with the last mention of a thing goes all that the document states of the thing, or is stated of the
    thing that the mentions were corrected to. What was accepted out of quarantine, and what corrections state, stands
    in graphs of its own.
    """
    decided = _decided(document.claims, reviews, document)
    out = left_out(document, decided, names)
    things = corrected_things(document, decided, out, names)
    quads = set(map(Withholding(names).withholding, out.quads))
    quads.update(_withheld_claims(document, decided, names))
    graphs = _Graphs(document.id, names)
    carrying = CarryingOver(document, things, out, names)
    quads.update(graphs.moved((*carrying.quads(graphs.stated), *carrying.evidence(decided))))
    for read in document.claims:
        review = decided.get(read.claim.id)
        if review is not None:
            try:
                quads |= stated_instead(document, read.claim, review, names, out=out, things=things)
            except InnokgError:
                continue  # The document was loaded anew and has no longer what the decision needs.
    return Effects(frozenset(quads), decided)


def stated_instead(
    document: ReviewableDocument,
    claim: ReviewableClaim,
    review: ClaimReview,
    names: Names,
    *,
    out: LeftOut = _NOTHING,
    things: Mapping[str, Participant] | None = None,
) -> set[Quad]:
    """Return what a decision about a claim states in its place, with the evidence of the claim.

    ``out`` is what is left out of the document, and ``things`` what its wrong things are instead, by their ids. Raises
    ``InnokgError`` where it cannot be stated: a participant is no one thing, or the graph cannot hold it.
    """
    statement = review.correction
    if review.decision is Decision.ACCEPT and claim.doubt is not None:
        statement = claim.reference.statement
    if statement is None:
        return set()
    statement = _with_right_things(statement, things or {})
    gone = {names.identifier(node) for node in out.things}
    known = {identifier for identifier in document.things if identifier not in gone}
    rule = _RULES[review.decision]
    made = set(identified_quads(reviewed_claims(document, claim, statement, rule, known), names))
    if statement.predicate == MENTION and review.decision is Decision.CORRECT:
        source = NamedNode(names.namespaces.document(document.id))
        thing, words = names.thing(statement.subject.id), evidence_of(claim, rule, 1.0)
        made.update(claim_quads(document.id, thing, names.term(MENTION), source, words, names))
    return set(_Graphs(document.id, names).moved(made))


class _Graphs:
    """The graphs of one document, and those of what people state in its place."""

    def __init__(self, document_id: str, names: Names) -> None:
        spaces = names.namespaces
        self.stated = NamedNode(spaces.document_graph(document_id))
        self._itself = NamedNode(spaces.document(document_id))
        self._reviewed = {
            self.stated: NamedNode(spaces.reviewed_graph(document_id)),
            NamedNode(spaces.evidence_graph(document_id)): NamedNode(spaces.reviewed_evidence_graph(document_id)),
        }

    def moved(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Yield quads of the document's graphs in those of the review, but for the document's own description."""
        for quad in quads:
            if isinstance(quad.graph_name, NamedNode) and quad.subject != self._itself:
                yield in_graph(quad, self._reviewed[quad.graph_name])


def _with_right_things(statement: Statement, things: Mapping[str, Participant]) -> Statement:
    """Return a statement about the things that its wrong ones are."""
    subject, other = statement.subject, statement.object
    if isinstance(other, Participant):
        other = things.get(other.id, other)
    return replace(statement, subject=things.get(subject.id, subject), object=other)


def _withheld_claims(document: ReviewableDocument, decided: Mapping[str, ClaimReview], names: Names) -> Iterator[Quad]:
    """Yield which of the document's claims do not hold, and by which decisions."""
    graph = NamedNode(names.namespaces.withheld_graph(document.id))
    for read in document.claims:
        review = decided.get(read.claim.id)
        if read.triple is not None and review is not None and review.decision.refuses:
            yield Quad(names.thing(read.claim.id), names.term("withheldBy"), names.thing(review.id), graph)


def _decided(
    claims: Sequence[ReadClaim], reviews: Iterable[ClaimReview], document: ReviewableDocument
) -> dict[str, ClaimReview]:
    """Return the latest decision about each claim."""
    places: dict[tuple[str, str], list[ReviewableClaim]] = defaultdict(list)
    for read in claims:
        places[_place(read.claim.reference.statement)].append(read.claim)
    decided: dict[str, ClaimReview] = {}
    for review in sorted(reviews, key=in_order):
        said = review.reference
        for claim in places.get(_place(said.statement), ()):
            if said.means(claim.reference.statement, claim.reference.quote, document.called):
                decided[claim.id] = review
    return decided


def _place(statement: Statement) -> tuple[str, str]:
    return statement.predicate, type(statement.object).__name__
