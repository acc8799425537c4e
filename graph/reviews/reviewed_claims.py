"""What a person states in place of a claim, as claims: the way into the graph that all claims take."""

from collections.abc import Collection
from dataclasses import replace

from graph.reviews.carrying_over import evidence_of
from graph.reviews.reviewable import ReviewableDocument
from ontology.attribute import Attribute, AttributeProperty
from ontology.claim import Claims
from ontology.document import DocumentDescription
from ontology.entity import Entity
from ontology.errors import ValidationError
from ontology.observation import Observation
from ontology.provenance import Evidence
from ontology.relation import Predicate, Relation
from ontology.review import FigureValue, Participant, ReviewableClaim, Statement


def reviewed_claims(
    document: ReviewableDocument, claim: ReviewableClaim, statement: Statement, rule: str, known: Collection[str]
) -> Claims:
    """Return a statement as identified claims with the words of the claim that it stands for as its evidence.

    Things whose ids are not ``known`` are stated too. Raises ``ValidationError`` where a participant is no one thing or
    the statement has no form that claims have.
    """
    evidence = evidence_of(claim, rule, 1.0)
    relations: tuple[Relation, ...] = ()
    observations: tuple[Observation, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    things = [statement.subject]
    match statement.object:
        case Participant() as other:
            things.append(other)
            predicate = Predicate(statement.predicate)
            relations = (
                Relation(subject=statement.subject.id, predicate=predicate, object=other.id, evidence=evidence),
            )
        case FigureValue() as figure:
            observations = (_observation(statement.subject.id, figure, evidence),)
        case None:
            pass
        case value:
            named = AttributeProperty(statement.predicate)
            attributes = (Attribute(subject=statement.subject.id, property=named, value=value, evidence=evidence),)
    return Claims(
        document=DocumentDescription(id=document.id, title="", source="", digest="", length=0),
        entities=tuple(_entity(thing, document) for thing in things if thing.id not in known),
        relations=relations,
        observations=observations,
        attributes=attributes,
    )


def _entity(thing: Participant, document: ReviewableDocument) -> Entity:
    doubted = document.entity(thing)
    if doubted is not None:
        return replace(doubted, key=thing.id)
    if not thing.id or thing.type is None:
        raise ValidationError(
            f"{thing.name!r} is the name of no one thing in {document.id!r}: say which is meant with a correction."
        )
    return Entity(key=thing.id, name=thing.name, type=thing.type, scope=thing.scope)


def _observation(subject: str, figure: FigureValue, evidence: Evidence) -> Observation:
    return Observation(
        subject=subject,
        indicator=figure.indicator,
        year=figure.year,
        value=figure.value,
        unit=figure.unit,
        kind=figure.kind,
        comparator=figure.comparator,
        evidence=evidence,
        concept=figure.concept,
        attribute=figure.attribute,
    )
