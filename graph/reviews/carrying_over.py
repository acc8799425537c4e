"""Things that people corrected: what a document says of the wrong one is said of the right one."""

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from graph.rdf import terms as rdf
from graph.rdf.mapping import claim_quads
from graph.rdf.terms import Names
from graph.reviews.left_out import LeftOut
from graph.reviews.reviewable import ReadClaim, ReviewableDocument
from graph.stores.store import Term, in_graph
from ontology.provenance import Evidence, Span
from ontology.review import MENTION, ClaimReview, Participant, ReviewableClaim


def corrected_things(
    document: ReviewableDocument, decided: Mapping[str, ClaimReview], out: LeftOut, names: Names
) -> dict[str, Participant]:
    """Return the right thing for each one whose every mention was corrected to the same, by the wrong one's id."""
    right: dict[str, list[Participant | None]] = {}
    for read in document.claims:
        if read.triple is not None and read.triple[0] in out.things and read.triple[1] == names.term(MENTION):
            correction = decided[read.claim.id].correction
            right.setdefault(names.identifier(read.triple[0]) or "", []).append(
                None if correction is None else correction.subject
            )
    return {wrong: things[0] for wrong, things in right.items() if things[0] and len(set(things)) == 1}


class CarryingOver:
    """What is left out of a document with a thing, stated of the thing that it is."""

    def __init__(
        self, document: ReviewableDocument, things: Mapping[str, Participant], out: LeftOut, names: Names
    ) -> None:
        self._document = document
        self._names = names
        self._out = out
        self._right: dict[Term, NamedNode] = {
            names.thing(wrong): names.thing(thing.id) for wrong, thing in things.items()
        }
        self._itself = (rdf.TYPE, rdf.LABEL, rdf.ALT_LABEL, names.term("scope"), names.term(MENTION))

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """Yield in a graph what is left out with wrong things alone, and not by decisions of its own."""
        about = self._names.term("about")
        figures = {quad.subject for quad in self._out.quads if quad.predicate == about and quad.object in self._right}
        for quad in self._out.quads:
            if quad.subject in figures or quad.subject in self._right or quad.object in self._right:
                yield from self._carried(quad, graph)

    def evidence(self, decided: Mapping[str, ClaimReview]) -> Iterator[Quad]:
        """Yield the statement nodes of relations and attributes that are carried over, in the document's graph."""
        for read in self._document.claims:
            triple = read.triple
            if triple is None or triple[1] == self._names.term(MENTION) or self._stays_out(*triple):
                continue
            if (triple[0] in self._right or triple[2] in self._right) and not _is_refused(read, decided):
                subject, value = self._right.get(triple[0], triple[0]), self._right.get(triple[2], triple[2])
                words = evidence_of(read.claim, read.claim.rule, read.claim.confidence)
                yield from claim_quads(self._document.id, subject, triple[1], value, words, self._names)

    def _carried(self, quad: Quad, graph: NamedNode) -> Iterator[Quad]:
        if quad.subject in self._right and quad.predicate in self._itself:
            return
        if not self._stays_out(quad.subject, quad.predicate, quad.object):
            subject, value = self._right.get(quad.subject, quad.subject), self._right.get(quad.object, quad.object)
            yield in_graph(Quad(subject, quad.predicate, value, graph), graph)

    def _stays_out(self, subject: Term, predicate: NamedNode, value: Term) -> bool:
        """Tell whether a triple was refused itself, or with a figure or another thing that is gone."""
        gone = {node for node in (subject, value) if node in self._out.things and node not in self._right}
        return (subject, predicate, value) in self._out.refused or subject in self._out.figures or bool(gone)


def evidence_of(claim: ReviewableClaim, rule: str, confidence: float) -> Evidence:
    """Return the words of a claim as the evidence of what stands in its place."""
    return Evidence(
        span=Span(claim.start, max(claim.start + 1, claim.end)),
        quote=claim.reference.quote,
        section=claim.section,
        rule=rule,
        confidence=confidence,
    )


def _is_refused(read: ReadClaim, decided: Mapping[str, ClaimReview]) -> bool:
    review = decided.get(read.claim.id)
    return review is not None and review.decision.refuses
