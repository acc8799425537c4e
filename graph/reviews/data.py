"""Decisions of people as data: plain RDF 1.1 with PROV-O, and back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from pydantic import TypeAdapter
from pydantic import ValidationError as NotOfThisForm
from pyoxigraph import Literal, NamedNode, Quad

from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from graph.stores.store import Term
from ontology.characters import printable
from ontology.errors import ValidationError
from ontology.identity import reviewer_id
from ontology.judgement import Verdict
from ontology.review import (
    ClaimReference,
    ClaimReview,
    Decision,
    PairReview,
    Participant,
    Review,
    Statement,
    Undoing,
    in_order,
)

_Known = dict[NamedNode, list[Term]]


def review_quads(review: Review, names: Names) -> Iterator[Quad]:
    """Yield a decision as data, with the people who took it and took it back.

    Raises ``ValidationError`` where RDF cannot hold it.
    """
    graph = NamedNode(names.namespaces.reviews_graph)
    node = names.thing(review.id)
    people = {review.by, *((review.undone.by,) if review.undone else ())}
    try:
        decided = _of_claim(review, names) if isinstance(review, ClaimReview) else _of_pair(review, names)
        for predicate, value in (*_about(review, names), *decided):
            yield Quad(node, predicate, value, graph)
        for name in sorted(people):
            yield Quad(names.thing(reviewer_id(name)), rdf.TYPE, rdf.PROV_AGENT, graph)
            yield Quad(names.thing(reviewer_id(name)), rdf.LABEL, _text(name), graph)
    except ValueError as error:
        raise ValidationError(f"The decision cannot be kept: {error}.") from error


def _about(review: Review, names: Names) -> Iterator[tuple[NamedNode, Term]]:
    yield rdf.TYPE, names.term("Review")
    yield rdf.TYPE, rdf.PROV_ENTITY
    yield rdf.ATTRIBUTED_TO, names.thing(reviewer_id(review.by))
    yield rdf.GENERATED_AT, rdf.date_time(review.at)
    yield names.term("reason"), _text(review.reason)
    if review.undone is not None:
        yield rdf.INVALIDATED_AT, rdf.date_time(review.undone.at)
        yield names.term("undoneBy"), names.thing(reviewer_id(review.undone.by))
        yield names.term("undoneReason"), _text(review.undone.reason)


def _of_claim(review: ClaimReview, names: Names) -> Iterator[tuple[NamedNode, Term]]:
    term, said = names.term, review.reference
    yield term("decision"), term(review.decision)
    yield term("reviews"), names.thing(said.claim)
    yield rdf.DERIVED_FROM, NamedNode(names.namespaces.document(said.document))
    yield term("statement"), _text(said.statement.words)
    yield term("quote"), Literal(printable(said.quote), language="zh")
    yield term("claimed"), Literal(_references().dump_json(said, exclude_none=True).decode())
    statements = [said.statement, *((review.correction,) if review.correction else ())]
    for statement in statements:
        for one in (statement.subject, statement.object):
            if isinstance(one, Participant) and one.id:
                yield term("concerns"), names.thing(one.id)
    if review.correction is not None:
        yield term("correction"), _text(review.correction.words)
        yield term("corrected"), Literal(_statements().dump_json(review.correction, exclude_none=True).decode())


def _of_pair(review: PairReview, names: Names) -> Iterator[tuple[NamedNode, Term]]:
    term = names.term
    yield term("decision"), term(review.verdict)
    for side, identifier, name in (
        ("left", review.left, review.left_name),
        ("right", review.right, review.right_name),
    ):
        yield term(side), names.thing(identifier)
        yield term(f"{side}Name"), Literal(printable(name), language="zh")
        yield term("concerns"), names.thing(identifier)


def read_reviews(quads: Iterable[Quad], names: Names) -> tuple[Review, ...]:
    """Return the decisions that the quads of their graph hold, the earliest first.

    Raises ``ValidationError`` where one is incomplete.
    """
    nodes: dict[NamedNode, _Known] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            nodes[quad.subject][quad.predicate].append(quad.object)
    kind = names.term("Review")
    people = {node: text_of(known[rdf.LABEL][0]) for node, known in nodes.items() if rdf.LABEL in known}
    found = [_review(known, people, names) for known in nodes.values() if kind in known.get(rdf.TYPE, ())]
    return tuple(sorted(found, key=in_order))


def _review(known: _Known, people: dict[NamedNode, str], names: Names) -> Review:
    try:
        return _read(known, people, names)
    except (LookupError, TypeError, ValueError, NotOfThisForm) as error:
        reason = str(error).partition("\n")[0]
        raise ValidationError(f"A decision in the store is incomplete: {type(error).__name__}: {reason}.") from error


def _read(known: _Known, people: dict[NamedNode, str], names: Names) -> Review:
    term = names.term

    def text(predicate: NamedNode) -> str:
        return text_of(known[predicate][0])

    def person(predicate: NamedNode) -> str:
        node = known[predicate][0]
        return people[node] if isinstance(node, NamedNode) else ""

    undone = None
    if rdf.INVALIDATED_AT in known:
        when = rdf.moment_of(known[rdf.INVALIDATED_AT][0])
        undone = Undoing(by=person(term("undoneBy")), at=when, reason=text(term("undoneReason")))
    decision = names.local_name(known[term("decision")][0]) or ""
    by, at, reason = person(rdf.ATTRIBUTED_TO), rdf.moment_of(known[rdf.GENERATED_AT][0]), text(term("reason"))
    if decision in set(Verdict):
        return PairReview(
            left=names.identifier(known[term("left")][0]) or "",
            right=names.identifier(known[term("right")][0]) or "",
            verdict=Verdict(decision),
            left_name=text(term("leftName")),
            right_name=text(term("rightName")),
            by=by,
            at=at,
            reason=reason,
            undone=undone,
        )
    corrected = text(term("corrected")) if term("corrected") in known else None
    return ClaimReview(
        reference=_references().validate_json(text(term("claimed"))),
        decision=Decision(decision),
        correction=None if corrected is None else _statements().validate_json(corrected),
        by=by,
        at=at,
        reason=reason,
        undone=undone,
    )


def _text(text: str) -> Literal:
    return Literal(printable(text))


@cache
def _references() -> TypeAdapter[ClaimReference]:
    # Made on first use: it costs some milliseconds, which commands that read no decision need not spend.
    return TypeAdapter(ClaimReference)


@cache
def _statements() -> TypeAdapter[Statement]:
    return TypeAdapter(Statement)
