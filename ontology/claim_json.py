"""Claims in the JSON form of the annotation scheme, both ways."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ontology.attribute import Attribute, AttributeProperty
from ontology.claim import Claims
from ontology.document import PLAIN_TEXT, DocumentDescription, Section
from ontology.entity import Entity, EntityType
from ontology.errors import ValidationError
from ontology.observation import Comparator, FigureKind, Observation
from ontology.provenance import Evidence, Span
from ontology.relation import Predicate, Relation

Json = dict[str, Any]


def to_json(claims: Claims, *, quotes: bool = True) -> Json:
    """Return the claims of a document as JSON objects and arrays.

    With ``quotes=False`` the evidence keeps its offsets and section but not its words, for texts that may not be
    passed on.
    """
    names = {entity.key: entity.name for entity in claims.entities}
    return {
        "doc": claims.document.id,
        "document": _describe(claims.document),
        "entities": [_entity_json(entity) for entity in claims.entities],
        "relations": [
            {
                "subject": r.subject,
                "predicate": r.predicate.value,
                "object": r.object,
                **_evidence_json(r.evidence, quotes),
            }
            for r in claims.relations
        ],
        "observations": [
            _without_none(
                {
                    "subject": names.get(o.subject, o.subject),
                    "entity": o.subject if o.subject in names else None,
                    "indicator": o.indicator,
                    "concept": o.concept,
                    "year": o.year,
                    "value": _number(o.value),
                    "unit": o.unit,
                    "kind": o.kind.value,
                    "comparator": o.comparator.value,
                    "attribute": o.attribute,
                    **_evidence_json(o.evidence, quotes),
                }
            )
            for o in claims.observations
        ],
        "sections": [
            {"path": list(section.path), "level": section.level, "start": section.start, "end": section.end}
            for section in claims.sections
        ],
        **_attributes_json(claims, quotes),
    }


def from_json(data: Mapping[str, Any]) -> Claims:
    """Return the claims that ``to_json`` wrote; raise ``ValidationError`` where the data has another form."""
    try:
        return Claims(
            document=DocumentDescription(**data["document"]),
            entities=tuple(_entity(item) for item in data["entities"]),
            relations=tuple(_relation(item) for item in data["relations"]),
            observations=tuple(_observation(item) for item in data["observations"]),
            sections=tuple(Section(**{**item, "path": tuple(item["path"])}) for item in data.get("sections", ())),
            attributes=tuple(_attribute(item) for item in data.get("attributes", ())),
        )
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise ValidationError(f"The data is not a document's claims in JSON: {error!r}.") from error


def _describe(document: DocumentDescription) -> Json:
    """Return the description; the media type of plain text, which most documents are, goes without saying."""
    described = {name: getattr(document, name) for name in DocumentDescription.__dataclass_fields__}
    if document.media_type == PLAIN_TEXT:
        del described["media_type"]
    return _without_none(described)


def _entity_json(entity: Entity) -> Json:
    return _without_none(
        {
            "id": entity.key,
            "name": entity.name,
            "type": entity.type.value,
            "aliases": list(entity.aliases),
            "subclass": entity.subclass,
            "scope": entity.scope or None,
            "mentions": [{"start": span.start, "end": span.end} for span in entity.mentions],
        }
    )


def _attributes_json(claims: Claims, quotes: bool) -> Json:
    """Return the member with the attributes; documents without any have no such member."""
    if not claims.attributes:
        return {}
    return {
        "attributes": [
            {
                "subject": a.subject,
                "property": a.property.value,
                "value": a.value,
                **_evidence_json(a.evidence, quotes),
            }
            for a in claims.attributes
        ]
    }


def _evidence_json(evidence: Evidence, quotes: bool) -> Json:
    return {
        "evidence": evidence.quote if quotes else "",
        "start": evidence.span.start,
        "end": evidence.span.end,
        "section": list(evidence.section),
        "rule": evidence.rule,
        "confidence": evidence.confidence,
    }


def _entity(item: Mapping[str, Any]) -> Entity:
    return Entity(
        key=item["id"],
        name=item["name"],
        type=EntityType(item["type"]),
        aliases=tuple(item.get("aliases", ())),
        mentions=tuple(Span(m["start"], m["end"]) for m in item.get("mentions", ())),
        subclass=item.get("subclass"),
        scope=item.get("scope", ""),
    )


def _relation(item: Mapping[str, Any]) -> Relation:
    return Relation(
        subject=item["subject"], predicate=Predicate(item["predicate"]), object=item["object"], evidence=_evidence(item)
    )


def _observation(item: Mapping[str, Any]) -> Observation:
    return Observation(
        subject=item.get("entity", item["subject"]),
        indicator=item["indicator"],
        year=item["year"],
        value=Decimal(str(item["value"])),
        unit=item["unit"],
        kind=FigureKind(item["kind"]),
        comparator=Comparator(item["comparator"]),
        evidence=_evidence(item),
        concept=item.get("concept"),
        attribute=item.get("attribute"),
    )


def _attribute(item: Mapping[str, Any]) -> Attribute:
    return Attribute(
        subject=item["subject"],
        property=AttributeProperty(item["property"]),
        value=item["value"],
        evidence=_evidence(item),
    )


def _evidence(item: Mapping[str, Any]) -> Evidence:
    return Evidence(
        span=Span(item["start"], item["end"]),
        quote=item["evidence"],
        section=tuple(item["section"]),
        rule=item["rule"],
        confidence=item["confidence"],
    )


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _without_none(data: Json) -> Json:
    return {name: value for name, value in data.items() if value is not None}
