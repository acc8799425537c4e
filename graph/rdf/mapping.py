"""Claims to quads: what a document states, and for each statement where it stands."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from graph.rdf import terms as rdf
from graph.rdf.identified_claims import decimal_text, figure_parts, identified, is_text_of
from graph.rdf.terms import Names
from graph.stores.store import Term
from ontology import vocabulary
from ontology.attribute import Attribute, AttributeProperty
from ontology.characters import printable
from ontology.claim import Claims
from ontology.document import Section
from ontology.entity import Entity
from ontology.errors import ValidationError, VocabularyError
from ontology.identity import claim_id, indicator_id, observation_id
from ontology.observation import Observation
from ontology.provenance import Evidence, Span

#: What parts the headings of a section in one literal.
SECTION_SEPARATOR = " › "

#: The rule that a mention of an entity is recorded under.
MENTION_RULE = "entity.mention"


def to_quads(claims: Claims, names: Names) -> frozenset[Quad]:
    """Return the quads of a document: what it states in its graph, the statement nodes in its evidence graph.

    Raises ``ValidationError`` for claims that break their own form, ``VocabularyError`` for a class or indicator that
    the vocabulary has not, and ``IdentifierError`` for an unusable document id.
    """
    with _refusing(claims):
        return frozenset(_Mapping(identified(claims), names).quads())


def identified_quads(claims: Claims, names: Names) -> frozenset[Quad]:
    """Return the quads of claims whose keys are identifiers already; raise what ``to_quads`` raises."""
    with _refusing(claims):
        return frozenset(_Mapping(claims, names).quads())


@contextmanager
def _refusing(claims: Claims) -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        # pyoxigraph's refusal of characters that RDF cannot hold: half of a surrogate pair, a blank in an IRI.
        raise ValidationError(f"The claims of {claims.document.id!r} hold what RDF cannot: {error}.") from error


class _Mapping:
    """The quads of one document's identified claims."""

    def __init__(self, claims: Claims, names: Names) -> None:
        self._claims = claims
        self._names = names
        self._id = claims.document.id
        self._document = NamedNode(names.namespaces.document(self._id))
        self._stated = NamedNode(names.namespaces.document_graph(self._id))

    def quads(self) -> Iterator[Quad]:
        yield from self._describe()
        for entity in self._claims.entities:
            yield from self._entity(entity)
        for relation in self._claims.relations:
            subject, value = self._names.thing(relation.subject), self._names.thing(relation.object)
            predicate = self._names.term(relation.predicate)
            yield self._state(subject, predicate, value)
            yield from self._claim(subject, predicate, value, relation.evidence)
        for observation in self._claims.observations:
            yield from self._observation(observation)
        for attribute in self._claims.attributes:
            thing, predicate, literal = (
                self._names.thing(attribute.subject),
                self._names.term(attribute.property),
                _attribute_value(attribute),
            )
            yield self._state(thing, predicate, literal)
            yield from self._claim(thing, predicate, literal, attribute.evidence)

    def _state(self, subject: NamedNode, predicate: NamedNode, value: Term) -> Quad:
        return Quad(subject, predicate, value, self._stated)

    def _describe(self) -> Iterator[Quad]:
        document, term = self._claims.document, self._names.term
        facts: list[tuple[NamedNode, Term | None]] = [
            (rdf.TYPE, term("Document")),
            (rdf.TYPE, rdf.PROV_ENTITY),
            (rdf.TITLE, _chinese(document.title)),
            (rdf.SOURCE, _text(document.source)),
            (rdf.FORMAT, _text(document.media_type)),
            (term("digest"), Literal(document.digest)),
            (term("fileKey"), Literal(document.file_key) if document.file_key else None),
            (term("length"), _integer(document.length)),
            (rdf.SPATIAL, self._names.thing(f"region-{document.region}") if document.region else None),
            (term("startYear"), _integer(document.start_year) if document.start_year is not None else None),
            (term("endYear"), _integer(document.end_year) if document.end_year is not None else None),
        ]
        text_of = is_text_of(self._claims)
        if text_of:
            facts.append((term("textOf"), self._names.thing(text_of)))
        for predicate, value in facts:
            if value is not None:
                yield self._state(self._document, predicate, value)

    def _entity(self, entity: Entity) -> Iterator[Quad]:
        thing, term = self._names.thing(entity.key), self._names.term
        yield self._state(thing, rdf.TYPE, term(entity.type))
        if entity.subclass:
            if not vocabulary.is_a(entity.subclass, entity.type):
                raise VocabularyError(f"{entity.subclass!r} is no kind of {entity.type.value}.")
            yield self._state(thing, rdf.TYPE, term(entity.subclass))
        yield self._state(thing, rdf.LABEL, _chinese(entity.name))
        for alias in entity.aliases:
            yield self._state(thing, rdf.ALT_LABEL, _chinese(alias))
        if entity.scope:
            yield self._state(thing, term("scope"), _text(entity.scope))
        yield self._state(thing, term("namedIn"), self._document)
        for span in entity.mentions:
            evidence = Evidence(
                span=span, quote=_quote(entity, span), section=_section(self._claims.sections, span), rule=MENTION_RULE
            )
            yield from self._claim(thing, term("namedIn"), self._document, evidence)

    def _observation(self, observation: Observation) -> Iterator[Quad]:
        term = self._names.term
        node = self._names.thing(observation_id(self._id, *figure_parts(observation)))
        value = Literal(decimal_text(observation), datatype=rdf.DECIMAL)
        indicator = yield from self._indicator(observation)
        facts: list[tuple[NamedNode, Term | None]] = [
            (rdf.TYPE, rdf.QB_OBSERVATION),
            (rdf.TYPE, term("Observation")),
            (term("about"), self._names.thing(observation.subject)),
            (term("indicator"), indicator),
            (term("indicatorName"), _chinese(observation.indicator)),
            (term("year"), _integer(observation.year)),
            (term("value"), value),
            (term("unit"), _text(observation.unit)),
            (term("kind"), term(observation.kind)),
            (term("comparator"), Literal(observation.comparator.value)),
            (term("attribute"), _chinese(observation.attribute) if observation.attribute else None),
            (rdf.DERIVED_FROM, self._document),
        ]
        for predicate, fact in facts:
            if fact is not None:
                yield self._state(node, predicate, fact)
        yield from self._claim(node, term("value"), value, observation.evidence)

    def _indicator(self, observation: Observation) -> Generator[Quad, None, NamedNode]:
        """Yield the quads of an indicator that is not the vocabulary's; return the indicator's node."""
        if observation.concept:
            vocabulary.indicator(observation.concept)
            return self._names.term(observation.concept)
        node = self._names.thing(indicator_id(observation.indicator))
        yield self._state(node, rdf.TYPE, rdf.CONCEPT)
        yield self._state(node, rdf.TYPE, self._names.term("Indicator"))
        yield self._state(node, rdf.PREF_LABEL, _chinese(observation.indicator))
        return node

    def _claim(self, subject: NamedNode, predicate: NamedNode, value: Term, evidence: Evidence) -> Iterator[Quad]:
        return claim_quads(self._id, subject, predicate, value, evidence, self._names)


def claim_quads(
    document_id: str, subject: NamedNode, predicate: NamedNode, value: Term, evidence: Evidence, names: Names
) -> Iterator[Quad]:
    """Yield the statement node of one claim of a document, in the document's evidence graph."""
    span, term = evidence.span, names.term
    graph = NamedNode(names.namespaces.evidence_graph(document_id))
    parts = (subject.value, predicate.value, str(value), str(span.start), str(span.end), evidence.rule)
    node = names.thing(claim_id(document_id, *parts))
    facts: list[tuple[NamedNode, Term]] = [
        (rdf.TYPE, rdf.STATEMENT),
        (rdf.TYPE, term("Claim")),
        (rdf.SUBJECT, subject),
        (rdf.PREDICATE, predicate),
        (rdf.OBJECT, value),
        (rdf.DERIVED_FROM, NamedNode(names.namespaces.document(document_id))),
        (term("section"), _chinese(SECTION_SEPARATOR.join(evidence.section))),
        (term("start"), _integer(span.start)),
        (term("end"), _integer(span.end)),
        (term("quote"), _chinese(evidence.quote)),
        (term("rule"), _text(evidence.rule)),
        (term("extractor"), Literal(rdf.extractor())),
        (term("confidence"), Literal(_plain(evidence.confidence), datatype=rdf.DECIMAL)),
    ]
    for fact_predicate, fact in facts:
        yield Quad(node, fact_predicate, fact, graph)


def _quote(entity: Entity, span: Span) -> str:
    """Return the words of a mention where the entity's names leave no doubt: one alone is as long as the span."""
    fitting = [name for name in entity.names if len(name) == span.end - span.start]
    return fitting[0] if len(fitting) == 1 else ""


def _section(sections: tuple[Section, ...], span: Span) -> tuple[str, ...]:
    """Return the headings above a span: those of the smallest section around it."""
    around = [section for section in sections if section.start <= span.start and span.end <= section.end]
    return min(around, key=lambda section: (section.end - section.start, -section.level)).path if around else ()


def _attribute_value(attribute: Attribute) -> Literal:
    if isinstance(attribute.value, int):
        return _integer(attribute.value)
    if attribute.property is AttributeProperty.CREDIT_CODE:
        return _text(attribute.value)
    return _chinese(attribute.value)


def _chinese(text: str) -> Literal:
    return Literal(printable(text), language="zh")


def _text(text: str) -> Literal:
    return Literal(printable(text))


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=rdf.INTEGER)


def _plain(number: float) -> str:
    text = f"{Decimal(repr(number)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
