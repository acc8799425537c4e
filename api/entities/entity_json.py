"""Cards of things as JSON that is JSON-LD."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from api.documents.models import Document
from api.entities.models import Counts, Entity, RelatedThing, RelationCount, ThingFigure
from api.models import Observation, Source, Words
from api.vocabulary.publication import shown, shown_inverse
from graph.answers import Direction, EntityCard, Fact, Figure, OtherStatement
from ontology.namespaces import Namespaces
from ontology.vocabulary import classes

CONTEXTS = ("/ontology/context.jsonld", "/ontology/entity.jsonld")
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def entity_json(card: EntityCard, namespaces: Namespaces) -> Entity:
    """Return the JSON of a card, whose meaning as RDF is the triples about the thing in the current view."""
    thing = card.thing
    # What has no label in Chinese is shown under another name or its id, which is not its label as RDF.
    context = [*CONTEXTS] if card.has_chinese_label else [*CONTEXTS, {"label": None}]
    return Entity(
        context=context,
        id=thing.id,
        iri=thing.iri,
        label=thing.label,
        type=thing.type,
        classes=[name for name in card.classes if name in classes()],
        names=list(card.aliases),
        description=card.description,
        attributes={name: list(values) for name, values in card.attributes.items()},
        relations=[_relation(one.predicate, one.direction, one.total) for one in card.relations],
        facts=_related(fact for fact in card.facts if fact.direction is Direction.OUT),
        incoming=_related(fact for fact in card.facts if fact.direction is Direction.IN),
        figures=[_figure(figure, namespaces) for figure in card.figures],
        documents=[Document.of(document) for document in card.documents],
        counts=Counts(
            facts=sum(one.total for one in card.relations), figures=card.figure_count, documents=card.document_count
        ),
        statements=_statements(one for one in card.others if one.direction is Direction.OUT),
        stated_of=_statements(one for one in card.others if one.direction is Direction.IN),
    )


def _relation(predicate: str, direction: Direction, total: int) -> RelationCount:
    called = shown if direction is Direction.OUT else shown_inverse
    label = Words(zh=called(predicate, "zh"), en=called(predicate, "en"))
    return RelationCount(predicate=predicate, direction=direction, label=label, total=total)


def _related(facts: Iterable[Fact]) -> dict[str, list[RelatedThing]]:
    found: defaultdict[str, list[RelatedThing]] = defaultdict(list)
    for fact in facts:
        other = fact.other
        sources = [Source.model_validate(source) for source in fact.sources]
        found[fact.predicate].append(
            RelatedThing(id=other.id, iri=other.iri, label=other.label, type=other.type, sources=sources)
        )
    return dict(found)


def _figure(figure: Figure, namespaces: Namespaces) -> ThingFigure:
    return ThingFigure(**dict(Observation.model_validate(figure)), iri=namespaces.thing(figure.id))


def _statements(others: Iterable[OtherStatement]) -> dict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for one in others:
        found[one.predicate].append(_value(one))
    return dict(found)


def _value(one: OtherStatement) -> dict[str, str]:
    if one.language is not None:
        return {"@value": one.value, "@language": one.language}
    if one.datatype is None:
        return {"iri": one.value}
    return {"@value": one.value} if one.datatype == _STRING else {"@value": one.value, "@type": one.datatype}
