"""Claims in, believable claims and doubtful ones out: nothing is lost on the way."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from loaders.checking.attributes import attribute_faults
from loaders.checking.figures import figure_faults
from loaders.checking.limits import Fault, limits
from loaders.checking.texts import evidence_fault, mention_faults, name_fault
from ontology import vocabulary
from ontology.attribute import Attribute
from ontology.characters import has_break, is_unicode
from ontology.claim import Claims
from ontology.entity import Entity
from ontology.errors import ValidationError
from ontology.identity import identify
from ontology.observation import Observation
from ontology.quarantine import Check, CheckedClaims, Quarantined
from ontology.relation import Relation

_DIGEST = re.compile(r"[0-9a-f]{64}")
# The word that stands for a document's unnamed region: 全市, 全区, 全县, 我市.
_REGION_WORD = re.compile(r"[\u4e00-\u9fff]{1,12}")

Stated = TypeVar("Stated", Relation, Observation, Attribute)
Claim = Entity | Relation | Observation | Attribute


def check(claims: Claims, text: str | None = None) -> CheckedClaims:
    """Return a document's claims parted into those that pass every check and those that do not, with the reason.

    ``text`` is the document's; without it the quotes are held against their lengths alone. What is left keeps to the
    ontology's SHACL shapes. Raises ``ValidationError`` where the description of the document itself does not.
    """
    _check_description(claims, text)
    return _Checker(claims, text).checked()


def _check_description(claims: Claims, text: str | None) -> None:
    document = claims.document
    if not _DIGEST.fullmatch(document.digest):
        raise ValidationError(f"The digest of the document {document.id!r} is no SHA-256 in hex.")
    if document.length < 0 or (text is not None and len(text) != document.length):
        raise ValidationError(f"The document {document.id!r} has not the {document.length} characters that it claims.")
    if not (is_unicode(document.title) and is_unicode(document.source) and (text is None or is_unicode(text))):
        raise ValidationError(f"The document {document.id!r} holds half of a surrogate pair, which is no character.")


class _Checker:
    """The things of one document that are believed so far, and the claims that are not."""

    def __init__(self, claims: Claims, text: str | None) -> None:
        self._claims = claims
        self._text = text
        self._length = claims.document.length
        self._names = {entity.key: entity.name for entity in claims.entities}
        self._believed: dict[str, Entity] = {}
        self._quarantined: list[Quarantined] = []

    def checked(self) -> CheckedClaims:
        for entity in self._claims.entities:
            self._check_entity(entity)
        relations = tuple(self._passing(self._claims.relations))
        observations = tuple(self._passing(self._claims.observations))
        attributes = tuple(self._passing(self._claims.attributes))
        return CheckedClaims(
            claims=replace(
                self._claims,
                entities=tuple(self._believed.values()),
                relations=relations,
                observations=observations,
                attributes=attributes,
            ),
            quarantined=tuple(self._quarantined),
            text=self._text,
        )

    def _check_entity(self, entity: Entity) -> None:
        fault = next(self._entity_faults(entity), None)
        if fault is not None:
            self._put_aside(entity, fault)
            return
        wrong = set(mention_faults(entity.names, entity.mentions, self._text, self._length))
        kept = tuple(span for span in entity.mentions if span not in wrong)
        if wrong:
            places = ", ".join(f"{span.start} to {span.end}" for span in sorted(wrong))
            reason = f"None of the names of the thing stands at {places}."
            failed = replace(entity, mentions=tuple(sorted(wrong)))
            self._put_aside(failed, (Check.MENTION, reason if kept else f"{reason} It has no other mention."))
        if kept or not wrong:
            self._believed[entity.key] = replace(entity, mentions=kept) if wrong else entity

    def _entity_faults(self, entity: Entity) -> Iterator[Fault]:
        longest = limits()["text"]["longest_name"]
        if not all(map(is_unicode, (*entity.names, entity.scope))):
            yield Check.CHARACTERS, "A name holds half of a surrogate pair, which is no character."
        elif fault := name_fault(entity.name, longest=longest):
            yield Check.NAME, f"The thing {fault}."
        elif not all(alias.strip() for alias in entity.aliases):
            yield Check.NAME, "Another name of the thing is empty."
        elif any(map(has_break, entity.aliases)):
            yield Check.NAME, "Another name of the thing runs over the end of a line."
        if entity.key in self._believed:
            yield Check.KEY, f"Another thing of the document, {self._believed[entity.key].name}, has the key too."
        if entity.subclass is not None and not _lies_below(entity.subclass, entity.type):
            yield Check.SUBCLASS, f"{entity.subclass!r} is no kind of {entity.type}."

    def _passing(self, stated: tuple[Stated, ...]) -> Iterator[Stated]:
        for claim in stated:
            fault = next(self._faults(claim), None)
            if fault is None:
                yield claim
            else:
                self._put_aside(claim, fault)

    def _faults(self, claim: Relation | Observation | Attribute) -> Iterator[Fault]:
        evidence = claim.evidence
        if not all(map(is_unicode, (*_texts(claim), evidence.quote, evidence.rule, *evidence.section))):
            yield Check.CHARACTERS, "A text of the claim holds half of a surrogate pair, which is no character."
            return
        match claim:
            case Relation():
                yield from self._relation_faults(claim)
            case Observation():
                if claim.subject not in self._believed and not self._is_region_word(claim.subject):
                    yield self._no_thing(claim.subject)
                yield from figure_faults(claim, self._claims.document)
            case Attribute():
                if claim.subject not in self._believed:
                    yield self._no_thing(claim.subject)
                yield from attribute_faults(claim)
        if fault := evidence_fault(evidence, self._text, self._length):
            yield Check.QUOTE, fault

    def _relation_faults(self, relation: Relation) -> Iterator[Fault]:
        for key in (relation.subject, relation.object):
            if key not in self._believed:
                yield self._no_thing(key)
                return
        subject, value = self._believed[relation.subject], self._believed[relation.object]
        if not vocabulary.allows(relation.predicate, subject.type, value.type):
            reason = f"The vocabulary lets no {subject.type} stand in {relation.predicate} to a {value.type}."
            yield Check.RELATION, reason
        elif identify(subject) == identify(value):
            yield Check.RELATION, "The relation joins a thing to itself."

    def _is_region_word(self, word: str) -> bool:
        return word not in self._names and _REGION_WORD.fullmatch(word) is not None

    def _no_thing(self, key: str) -> Fault:
        if key in self._names:
            return Check.KEY, f"{self._names[key]}, of which the claim speaks, is in quarantine itself."
        return Check.KEY, f"No thing of the document has the key {key!r}."

    def _put_aside(self, claim: Claim, fault: Fault) -> None:
        check_failed, reason = fault
        self._quarantined.append(Quarantined(claim=self._named(claim), check=check_failed, reason=reason))

    def _named(self, claim: Claim) -> Claim:
        if isinstance(claim, Entity):
            return claim
        subject = self._names.get(claim.subject, claim.subject)
        if isinstance(claim, Relation):
            return replace(claim, subject=subject, object=self._names.get(claim.object, claim.object))
        if isinstance(claim, Observation) and not claim.value.is_finite():
            # Neither JSON nor RDF can hold such a value; the reason says what it was.
            return replace(claim, subject=subject, value=Decimal(0))
        return replace(claim, subject=subject)


def _lies_below(subclass: str, entity_type: str) -> bool:
    return subclass in vocabulary.classes() and vocabulary.is_a(subclass, entity_type)


def _texts(claim: Relation | Observation | Attribute) -> tuple[str, ...]:
    match claim:
        case Relation():
            return claim.subject, claim.object
        case Attribute():
            return claim.subject, str(claim.value)
        case Observation():
            return claim.subject, claim.indicator, claim.unit, claim.attribute or "", claim.concept or ""
