"""What follows from decisions about a document's claims: what the view leaves out of it, and what it holds instead."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from graph import rdf_terms as rdf
from graph.rdf_mapping import identified_quads
from graph.rdf_terms import Names
from graph.reviewable import ReadClaim, ReviewableDocument
from graph.reviewed_claims import reviewed_claims
from graph.store import Term, in_graph
from graph.withholding import Withholding
from ontology.errors import InnokgError
from ontology.review import FIGURE, MENTION, ClaimReview, Decision, ReviewableClaim, Statement, in_order

_RULES = {Decision.ACCEPT: "review.accept", Decision.CORRECT: "review.correct"}
_Triple = tuple[NamedNode, NamedNode, Term]


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
    that it says; with the last mention of a thing goes all that the document states of the thing. What was accepted
    out of quarantine, and what corrections state, stands in graphs of its own.
    """
    decided = _decided(document.claims, reviews, document)
    withheld = NamedNode(names.namespaces.withheld_graph(document.id))
    quads: set[Quad] = set()
    left_out = _left_out(document, decided, names)
    quads.update(map(Withholding(names).withholding, left_out))
    for claim in document.claims:
        review = decided.get(claim.claim.id)
        if review is None:
            continue
        if claim.triple is not None and review.decision is not Decision.ACCEPT:
            node = names.thing(claim.claim.id)
            quads.add(Quad(node, names.term("withheldBy"), names.thing(review.id), withheld))
        try:
            quads |= stated_instead(document, claim.claim, review, left_out, names)
        except InnokgError:
            continue  # The document was loaded anew and has no longer what the decision needs.
    return Effects(frozenset(quads), decided)


def stated_instead(
    document: ReviewableDocument, claim: ReviewableClaim, review: ClaimReview, left_out: set[Quad], names: Names
) -> set[Quad]:
    """Return what a decision about a claim states in its place, with the evidence of the claim.

    Raises ``InnokgError`` where it cannot be stated: a participant is no one thing, or the graph cannot hold it.
    """
    statement: Statement | None = review.correction
    if review.decision is Decision.ACCEPT and claim.doubt is not None:
        statement = claim.reference.statement
    if statement is None:
        return set()
    stated = NamedNode(names.namespaces.document_graph(document.id))
    evidence = NamedNode(names.namespaces.evidence_graph(document.id))
    goal = {
        stated: NamedNode(names.namespaces.reviewed_graph(document.id)),
        evidence: NamedNode(names.namespaces.reviewed_evidence_graph(document.id)),
    }
    itself = NamedNode(names.namespaces.document(document.id))
    gone = {names.identifier(quad.subject) for quad in left_out if quad.predicate == names.term(MENTION)}
    known = {identifier for identifier in document.things if identifier not in gone}
    made = identified_quads(reviewed_claims(document, claim, statement, _RULES[review.decision], known), names)
    return {
        in_graph(quad, goal[quad.graph_name])
        for quad in made
        if isinstance(quad.graph_name, NamedNode) and quad.subject != itself
    }


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


def _left_out(document: ReviewableDocument, decided: dict[str, ClaimReview], names: Names) -> set[Quad]:
    """Return the quads of the document's graph whose claims were all rejected or corrected."""
    claims: dict[_Triple, list[bool]] = defaultdict(list)
    for read in document.claims:
        if read.triple is not None:
            review = decided.get(read.claim.id)
            claims[read.triple].append(review is not None and review.decision is not Decision.ACCEPT)
    refused = {triple for triple, against in claims.items() if all(against)}
    if not refused:
        return set()
    figures = {subject for subject, predicate, _ in refused if predicate == names.term(FIGURE)}
    things = {subject for subject, predicate, _ in refused if predicate == names.term(MENTION)}
    about = names.term("about")
    figures |= {_node(quad) for quad in document.stated if quad.predicate == about and quad.object in things}
    out = {
        quad
        for quad in document.stated
        if (quad.subject, quad.predicate, quad.object) in refused
        or quad.subject in things
        or quad.object in things
        or quad.subject in figures
    }
    return out | set(_unused_indicators(document, figures, names))


def _unused_indicators(document: ReviewableDocument, figures: set[NamedNode], names: Names) -> Iterator[Quad]:
    """Yield what the document states of indicators of its own that no figure is left of."""
    indicator = names.term("indicator")
    used: dict[Term, set[bool]] = defaultdict(set)
    for quad in document.stated:
        if quad.predicate == indicator:
            used[quad.object].add(quad.subject in figures)
    unused = {node for node, gone in used.items() if gone == {True}}
    yield from (quad for quad in document.stated if quad.subject in unused and quad.predicate in _OF_INDICATORS)


_OF_INDICATORS = (rdf.TYPE, rdf.PREF_LABEL)


def _node(quad: Quad) -> NamedNode:
    if not isinstance(quad.subject, NamedNode):
        raise TypeError("A document states nothing of blank nodes.")
    return quad.subject
