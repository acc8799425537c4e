"""Claims with identifiers in place of a document's own keys, each thing and each statement once."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ontology.attribute import Attribute
from ontology.claim import Claims
from ontology.entity import Entity, EntityType
from ontology.errors import IdentifierError, ValidationError
from ontology.identity import identify, normalise_name
from ontology.observation import Observation
from ontology.provenance import Span
from ontology.regions import region
from ontology.relation import Relation

_YEARS = re.compile(r"[(（]\s*\d{4}\s*年?\s*[-—–－~～至到]+\s*\d{4}\s*年?\s*[)）]\s*$")
_DOCUMENT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,127}")


def identified(claims: Claims) -> Claims:
    """Return the same claims with every key an identifier.

    Entities that have one identifier become one entity with the names and mentions of all. A figure about the
    document's unnamed region (全市) is about that region, which is added as an entity: under its code where the
    document's is known, else under an identifier of this document alone. What is stated twice in one place is kept
    once. The order is by identifier, so equal claims give equal results.

    Raises ``IdentifierError`` for a document id that is no short ASCII name and ``ValidationError`` for a relation
    whose key no entity has.
    """
    if not _DOCUMENT_ID.fullmatch(claims.document.id):
        raise IdentifierError(
            f"A document's id is made of ASCII letters, digits, '-', '.', '_' and '~', which {claims.document.id!r} "
            "is not."
        )
    named = [replace(entity, key=identify(entity)) for entity in claims.entities]
    ids = {entity.key: one.key for entity, one in zip(claims.entities, named, strict=True)}
    for word in sorted({observation.subject for observation in claims.observations} - set(ids)):
        implied = _implied_region(word, claims)
        ids[word] = identify(implied)
        named.append(replace(implied, key=ids[word]))
    return replace(
        claims,
        entities=_merged(named),
        relations=_relations(claims.relations, ids),
        observations=_observations(claims.observations, ids),
        attributes=_attributes(claims.attributes, ids),
    )


def _implied_region(word: str, claims: Claims) -> Entity:
    code = claims.document.region
    if code is None:
        return Entity(key=word, name=word, type=EntityType.REGION, scope=f"document-{claims.document.id}")
    named = next((e for e in claims.entities if e.type is EntityType.REGION and e.scope == code), None)
    known = region(code)
    name = named.name if named else known.name if known else word
    return Entity(key=word, name=name, type=EntityType.REGION, scope=code)


def _merged(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    by_id: dict[str, list[Entity]] = {}
    for entity in entities:
        by_id.setdefault(entity.key, []).append(entity)
    return tuple(_one(by_id[key]) for key in sorted(by_id))


def _one(entities: list[Entity]) -> Entity:
    """Return the entity that several of one identifier are; its name is the longest, then the first in order."""
    name = min((e.name for e in entities), key=lambda text: (-len(text), text))
    subclasses = sorted(e.subclass for e in entities if e.subclass)
    return replace(
        entities[0],
        name=name,
        aliases=tuple(sorted({alias for e in entities for alias in e.names if alias and alias != name})),
        mentions=tuple(sorted({span for e in entities for span in e.mentions})),
        subclass=subclasses[0] if subclasses else None,
    )


def _relations(relations: Iterable[Relation], ids: dict[str, str]) -> tuple[Relation, ...]:
    found: dict[tuple[str, str, str, Span, str], Relation] = {}
    for relation in relations:
        if relation.subject not in ids or relation.object not in ids:
            raise ValidationError(f"A relation joins {relation.subject!r} and {relation.object!r}, not both entities.")
        named = replace(relation, subject=ids[relation.subject], object=ids[relation.object])
        place = (named.subject, named.predicate, named.object, named.evidence.span, named.evidence.rule)
        found[place] = min(found.get(place, named), named, key=_preference)
    return tuple(found[place] for place in sorted(found))


def _observations(observations: Iterable[Observation], ids: dict[str, str]) -> tuple[Observation, ...]:
    found: dict[tuple[str, ...], Observation] = {}
    for observation in observations:
        named = replace(observation, subject=ids[observation.subject])
        span = named.evidence.span
        place = (*figure_parts(named), f"{span.start:09d}", f"{span.end:09d}", named.evidence.rule)
        found[place] = min(found.get(place, named), named, key=_preference)
    return tuple(found[place] for place in sorted(found))


def _attributes(attributes: Iterable[Attribute], ids: dict[str, str]) -> tuple[Attribute, ...]:
    found: dict[tuple[str, str, str, Span, str], Attribute] = {}
    for attribute in attributes:
        if attribute.subject not in ids:
            raise ValidationError(f"An attribute is stated of {attribute.subject!r}, which is no entity.")
        named = replace(attribute, subject=ids[attribute.subject])
        place = (named.subject, named.property, str(named.value), named.evidence.span, named.evidence.rule)
        found[place] = min(found.get(place, named), named, key=_preference)
    return tuple(found[place] for place in sorted(found))


def _preference(claim: Relation | Observation | Attribute) -> tuple[float, tuple[str, ...], str]:
    """Return by what one of several statements in one place is chosen: the surest, then the first in order."""
    return -claim.evidence.confidence, claim.evidence.section, claim.evidence.quote


def figure_parts(observation: Observation) -> tuple[str, ...]:
    """Return what makes a figure of a document the one that it is; its evidence does not."""
    return (
        observation.subject,
        observation.indicator,
        observation.concept or "",
        str(observation.year),
        decimal_text(observation),
        observation.unit,
        observation.kind.value,
        observation.comparator.value,
        observation.attribute or "",
    )


def decimal_text(observation: Observation) -> str:
    """Return a figure's value as a canonical xsd:decimal: 2.4 for 2.40, 1000 for 1E+3."""
    value = observation.value
    if not value.is_finite():
        raise ValidationError(f"The figure {observation.indicator!r} has the value {value}, which is no number.")
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def is_text_of(claims: Claims) -> str | None:
    """Return the id of the policy that the document is, told by its title, in claims that are ``identified``.

    The years that a title ends with, as in 规划（2021—2025年）, may be missing from the policy's name or the title.
    """
    title = claims.document.title
    policies = [
        (name, entity.key) for entity in claims.entities if entity.type is EntityType.POLICY for name in entity.names
    ]
    same = (key for name, key in policies if normalise_name(name) == normalise_name(title))
    alike = (key for name, key in policies if _is_title_but_for_years(name, title))
    return next(same, None) or next(alike, None)


def _is_title_but_for_years(name: str, title: str) -> bool:
    """Tell whether two titles are equal but for years that only one of them ends with."""
    named, titled = _YEARS.search(name), _YEARS.search(title)
    if (named is None) == (titled is None):
        return False
    return normalise_name(_YEARS.sub("", name)) == normalise_name(_YEARS.sub("", title))
