"""Quads to claims: the way back from a document's graphs."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from pyoxigraph import NamedNode, Quad

from graph.rdf import terms as rdf
from graph.rdf.mapping import SECTION_SEPARATOR
from graph.rdf.terms import Names, text_of
from graph.stores.store import Term
from ontology.attribute import Attribute, AttributeProperty
from ontology.claim import Claims
from ontology.document import PLAIN_TEXT, DocumentDescription
from ontology.entity import Entity, EntityType
from ontology.errors import NotFoundError, ValidationError
from ontology.observation import Comparator, FigureKind, Observation
from ontology.provenance import Evidence, Span
from ontology.relation import Predicate, Relation

Properties = dict[NamedNode, list[Term]]


def from_quads(quads: Iterable[Quad], document_id: str, names: Names) -> Claims:
    """Return the identified claims of a document that ``to_quads`` wrote.

    The sections of the document are not in its quads, beyond those of the statements. Raises ``NotFoundError`` where
    the quads do not describe the document and ``ValidationError`` where they have another form.
    """
    try:
        return _Reading(quads, document_id, names).claims()
    except (KeyError, IndexError, ValueError, ArithmeticError) as error:
        raise ValidationError(f"The graphs of the document {document_id!r} are incomplete: {error!r}.") from error


class _Reading:
    """The properties of each node of a document's graphs, and the claims made of them."""

    def __init__(self, quads: Iterable[Quad], document_id: str, names: Names) -> None:
        self._names = names
        self._id = document_id
        self._document = NamedNode(names.namespaces.document(document_id))
        self._nodes: dict[NamedNode, Properties] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if isinstance(quad.subject, NamedNode):
                self._nodes[quad.subject][quad.predicate].append(quad.object)

    def claims(self) -> Claims:
        if self._document not in self._nodes:
            raise NotFoundError(f"There is no document {self._id!r}.")
        statements = [self._nodes[node] for node in list(self._nodes) if self._is_a(node, "Claim")]
        spans: dict[str, list[Span]] = defaultdict(list)
        relations: list[Relation] = []
        observations: list[Observation] = []
        attributes: list[Attribute] = []
        for statement in statements:
            predicate = self._names.local_name(statement[rdf.PREDICATE][0])
            subject, value = statement[rdf.SUBJECT][0], statement[rdf.OBJECT][0]
            evidence = self._evidence(statement)
            if predicate == "namedIn":
                spans[self._key(subject)].append(evidence.span)
            elif predicate == "value":
                observations.append(self._observation(subject, evidence))
            elif predicate in set(AttributeProperty):
                attributes.append(self._attribute(subject, AttributeProperty(predicate), value, evidence))
            else:
                relation = Predicate(predicate or "")
                relations.append(
                    Relation(subject=self._key(subject), predicate=relation, object=self._key(value), evidence=evidence)
                )
        return Claims(
            document=self._description(),
            entities=self._entities(spans),
            relations=tuple(relations),
            observations=tuple(observations),
            attributes=tuple(attributes),
        )

    def _is_a(self, node: NamedNode, name: str) -> bool:
        return self._names.term(name) in self._nodes[node].get(rdf.TYPE, ())

    def _key(self, node: Term) -> str:
        key = self._names.identifier(node)
        if key is None:
            raise ValueError(f"{node} is no thing")
        return key

    def _text(self, properties: Properties, predicate: NamedNode) -> str | None:
        values = properties.get(predicate)
        return text_of(values[0]) if values else None

    def _number(self, properties: Properties, predicate: NamedNode) -> int | None:
        text = self._text(properties, predicate)
        return None if text is None else int(text)

    def _description(self) -> DocumentDescription:
        known, term = self._nodes[self._document], self._names.term
        region = known.get(rdf.SPATIAL)
        return DocumentDescription(
            id=self._id,
            title=text_of(known[rdf.TITLE][0]),
            source=text_of(known[rdf.SOURCE][0]),
            digest=text_of(known[term("digest")][0]),
            length=int(text_of(known[term("length")][0])),
            region=self._key(region[0]).removeprefix("region-") if region else None,
            start_year=self._number(known, term("startYear")),
            end_year=self._number(known, term("endYear")),
            media_type=self._text(known, rdf.FORMAT) or PLAIN_TEXT,
            file_key=self._text(known, term("fileKey")),
        )

    def _entities(self, spans: dict[str, list[Span]]) -> tuple[Entity, ...]:
        term = self._names.term
        found: list[Entity] = []
        for node, known in list(self._nodes.items()):
            if term("namedIn") not in known:
                continue
            key = self._key(node)
            classes = {name for value in known[rdf.TYPE] if (name := self._names.local_name(value))}
            scheme = [kind for kind in EntityType if kind.value in classes]
            found.append(
                Entity(
                    key=key,
                    name=text_of(known[rdf.LABEL][0]),
                    type=scheme[0],
                    aliases=tuple(sorted(text_of(value) for value in known.get(rdf.ALT_LABEL, ()))),
                    mentions=tuple(sorted(spans.get(key, ()))),
                    subclass=next(iter(sorted(classes - {scheme[0].value})), None),
                    scope=self._text(known, term("scope")) or "",
                )
            )
        return tuple(sorted(found, key=lambda entity: entity.key))

    def _observation(self, node: Term, evidence: Evidence) -> Observation:
        if not isinstance(node, NamedNode):
            raise TypeError
        known, term = self._nodes[node], self._names.term
        return Observation(
            subject=self._key(known[term("about")][0]),
            indicator=text_of(known[term("indicatorName")][0]),
            year=int(text_of(known[term("year")][0])),
            value=Decimal(text_of(known[term("value")][0])),
            unit=text_of(known[term("unit")][0]),
            kind=FigureKind(self._names.local_name(known[term("kind")][0]) or ""),
            comparator=Comparator(text_of(known[term("comparator")][0])),
            evidence=evidence,
            concept=self._names.local_name(known[term("indicator")][0]),
            attribute=self._text(known, term("attribute")),
        )

    def _attribute(self, node: Term, name: AttributeProperty, value: Term, evidence: Evidence) -> Attribute:
        is_year = name is AttributeProperty.RECOGNITION_YEAR
        text = text_of(value)
        return Attribute(
            subject=self._key(node), property=name, value=int(text) if is_year else text, evidence=evidence
        )

    def _evidence(self, statement: Properties) -> Evidence:
        term = self._names.term
        section = self._text(statement, term("section"))
        return Evidence(
            span=Span(int(text_of(statement[term("start")][0])), int(text_of(statement[term("end")][0]))),
            quote=self._text(statement, term("quote")) or "",
            section=tuple(section.split(SECTION_SEPARATOR)) if section else (),
            rule=text_of(statement[term("rule")][0]),
            confidence=float(text_of(statement[term("confidence")][0])),
        )
