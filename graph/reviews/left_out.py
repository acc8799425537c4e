"""What the view leaves out of a document, since people rejected or corrected every claim of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from graph.rdf import terms as rdf
from graph.rdf.terms import Names
from graph.reviews.reviewable import ReviewableDocument
from graph.stores.store import Term
from ontology.review import FIGURE, MENTION, ClaimReview

_Triple = tuple[Term, NamedNode, Term]
_OF_INDICATORS = (rdf.TYPE, rdf.PREF_LABEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The quads of a document's graph that are left out.

    ``refused`` are the triples whose own claims were all rejected or corrected, ``figures`` the nodes of such figures,
    ``things`` those of things without any mention left, with which all goes that is said of them.
    """

    quads: frozenset[Quad]
    refused: frozenset[_Triple]
    figures: frozenset[Term]
    things: frozenset[Term]


def left_out(document: ReviewableDocument, decided: Mapping[str, ClaimReview], names: Names) -> LeftOut:
    """Return what is left out of a document by the decisions that stand about its claims, by the claims' ids."""
    claims: dict[_Triple, list[bool]] = defaultdict(list)
    for read in document.claims:
        if read.triple is not None:
            review = decided.get(read.claim.id)
            claims[read.triple].append(review is not None and review.decision.refuses)
    refused = frozenset(triple for triple, against in claims.items() if all(against))
    figures = frozenset(subject for subject, predicate, _ in refused if predicate == names.term(FIGURE))
    things = frozenset(subject for subject, predicate, _ in refused if predicate == names.term(MENTION))
    about = names.term("about")
    gone = figures | {quad.subject for quad in document.stated if quad.predicate == about and quad.object in things}
    quads = {
        quad
        for quad in document.stated
        if quad.subject in gone
        or quad.subject in things
        or quad.object in things
        or (quad.subject, quad.predicate, quad.object) in refused
    }
    quads.update(_unused_indicators(document, gone, names))
    return LeftOut(quads=frozenset(quads), refused=refused, figures=figures, things=things)


def _unused_indicators(document: ReviewableDocument, figures: frozenset[Term], names: Names) -> Iterator[Quad]:
    """Yield what the document states of indicators of its own that no figure is left of."""
    indicator = names.term("indicator")
    used: dict[Term, set[bool]] = defaultdict(set)
    for quad in document.stated:
        if quad.predicate == indicator:
            used[quad.object].add(quad.subject in figures)
    unused = {node for node, gone in used.items() if gone == {True}}
    yield from (quad for quad in document.stated if quad.subject in unused and quad.predicate in _OF_INDICATORS)
