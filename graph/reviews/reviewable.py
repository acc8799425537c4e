"""The claims of a document as people decide about them: each with its words, found in the document's own graphs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from graph.documents.quarantine import read_quarantine
from graph.rdf import terms as rdf
from graph.rdf.mapping import SECTION_SEPARATOR
from graph.rdf.terms import Names, text_of
from graph.stores.store import Term
from ontology.attribute import Attribute, AttributeProperty
from ontology.entity import Entity, EntityType
from ontology.identity import identify, normalise_name, quarantined_id
from ontology.observation import Comparator, FigureKind, Observation
from ontology.provenance import Evidence
from ontology.quarantine import Quarantined
from ontology.quarantine_json import written
from ontology.relation import Relation
from ontology.review import FIGURE, MENTION, ClaimReference, FigureValue, Participant, ReviewableClaim, Statement

_Known = dict[NamedNode, list[Term]]
_SCHEME = {kind.value: kind for kind in EntityType}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaim:
    """A claim that can be decided about; ``triple`` is what its node is about, None for one in quarantine."""

    claim: ReviewableClaim
    triple: tuple[NamedNode, NamedNode, Term] | None


class ReviewableDocument:
    """The things and claims of one document, from the quads of its own graphs; what is incomplete is passed over."""

    def __init__(self, document_id: str, quads: Iterable[Quad], names: Names) -> None:
        self.id = document_id
        self._names = names
        self._nodes: dict[NamedNode, _Known] = defaultdict(lambda: defaultdict(list))
        quarantine = names.namespaces.quarantine_graph(document_id)
        doubted: list[Quad] = []
        self.stated: list[Quad] = []
        own = NamedNode(names.namespaces.document_graph(document_id))
        for quad in quads:
            if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value == quarantine:
                doubted.append(quad)
            elif isinstance(quad.subject, NamedNode):
                self._nodes[quad.subject][quad.predicate].append(quad.object)
            if quad.graph_name == own:
                self.stated.append(quad)
        self._quarantine = read_quarantine(doubted, names)
        named_in = names.term(MENTION)
        self.things = {
            thing.id: thing
            for node, known in list(self._nodes.items())
            if named_in in known and (thing := self._participant(node)) is not None
        }
        self.called = {identifier: self._called(identifier) for identifier in self.things}
        self.claims = (*self._stated_claims(), *self._doubted_claims())

    def one_called(self, name: str) -> Participant | None:
        """Return the one thing of the document with a name, those in quarantine among them; None where none is."""
        wanted = normalise_name(name)
        found = {i: self.things[i] for i, called in self.called.items() if wanted in called}
        for doubted in self._quarantine:
            entity = doubted.claim
            if isinstance(entity, Entity) and wanted in map(normalise_name, entity.names):
                found.setdefault(identify(entity), _of_entity(entity))
        return next(iter(found.values())) if len(found) == 1 else None

    def has(self, reference: ClaimReference) -> bool:
        """Tell whether the document makes the claim that a decision is about."""
        return any(
            reference.means(read.claim.reference.statement, read.claim.reference.quote, self.called)
            for read in self.claims
        )

    def entity(self, thing: Participant) -> Entity | None:
        """Return the entity in quarantine that a thing is, with all its names and mentions."""
        entities = [one.claim for one in self._quarantine if isinstance(one.claim, Entity)]
        return next((entity for entity in entities if identify(entity) == thing.id), None)

    def _participant(self, node: Term) -> Participant | None:
        identifier = self._names.identifier(node)
        if identifier is None or not isinstance(node, NamedNode):
            return None
        known = self._nodes.get(node, {})
        classes = {self._names.local_name(value) for value in known.get(rdf.TYPE, ())}
        labels = sorted(text_of(value) for value in known.get(rdf.LABEL, ()))
        scopes = known.get(self._names.term("scope"), [])
        return Participant(
            id=identifier,
            name=labels[0] if labels else identifier,
            type=next((kind for name, kind in _SCHEME.items() if name in classes), None),
            scope=text_of(scopes[0]) if scopes else "",
        )

    def _called(self, identifier: str) -> frozenset[str]:
        known = self._nodes[self._names.thing(identifier)]
        names = [*known.get(rdf.LABEL, ()), *known.get(rdf.ALT_LABEL, ())]
        return frozenset(normalise_name(text_of(name)) for name in names)

    def _stated_claims(self) -> Iterator[ReadClaim]:
        kind = self._names.term("Claim")
        for node, known in list(self._nodes.items()):
            if kind in known.get(rdf.TYPE, ()):
                try:
                    claim = self._stated_claim(self._names.identifier(node) or "", known)
                except (LookupError, TypeError, ValueError, ArithmeticError):
                    continue  # Written by other means than ours: nothing can be decided about it.
                yield claim

    def _stated_claim(self, identifier: str, known: _Known) -> ReadClaim:
        term = self._names.term
        subject, predicate, value = known[rdf.SUBJECT][0], known[rdf.PREDICATE][0], known[rdf.OBJECT][0]
        if not (isinstance(subject, NamedNode) and isinstance(predicate, NamedNode)):
            raise TypeError
        section = text_of(known[term("section")][0])
        statement = self._statement(subject, self._names.local_name(predicate) or "", value)
        claim = ReviewableClaim(
            id=identifier,
            reference=ClaimReference(
                document=self.id, statement=statement, quote=text_of(known[term("quote")][0]), claim=identifier
            ),
            section=tuple(section.split(SECTION_SEPARATOR)) if section else (),
            start=int(text_of(known[term("start")][0])),
            end=int(text_of(known[term("end")][0])),
            rule=text_of(known[term("rule")][0]),
            confidence=float(text_of(known[term("confidence")][0])),
        )
        return ReadClaim(claim=claim, triple=(subject, predicate, value))

    def _statement(self, subject: NamedNode, predicate: str, value: Term) -> Statement:
        if predicate == FIGURE:
            known = self._nodes[subject]
            about = self._participant(known[self._names.term("about")][0])
            if about is None:
                raise TypeError
            return Statement(subject=about, predicate=FIGURE, object=self._figure(known))
        thing = self._participant(subject)
        if thing is None:
            raise TypeError
        if predicate == MENTION:
            return Statement(subject=thing, predicate=MENTION)
        other = self._participant(value)
        if other is not None:
            return Statement(subject=thing, predicate=predicate, object=other)
        if not isinstance(value, Literal):
            raise TypeError
        is_year = predicate == AttributeProperty.RECOGNITION_YEAR
        return Statement(subject=thing, predicate=predicate, object=int(value.value) if is_year else value.value)

    def _figure(self, known: _Known) -> FigureValue:
        term = self._names.term
        attributes = known.get(term("attribute"), [])
        return FigureValue(
            indicator=text_of(known[term("indicatorName")][0]),
            year=int(text_of(known[term("year")][0])),
            value=Decimal(text_of(known[term("value")][0])),
            unit=text_of(known[term("unit")][0]),
            kind=FigureKind(self._names.local_name(known[term("kind")][0]) or ""),
            comparator=Comparator(text_of(known[term("comparator")][0])),
            concept=self._names.local_name(known[term("indicator")][0]),
            attribute=text_of(attributes[0]) if attributes else None,
        )

    def _doubted_claims(self) -> Iterator[ReadClaim]:
        for doubted in self._quarantine:
            statement = self._doubted_statement(doubted)
            if statement is None:
                continue  # A cell or triple that was not read states nothing that could be accepted.
            identifier = quarantined_id(self.id, written(doubted))
            evidence = getattr(doubted.claim, "evidence", None)
            known = evidence if isinstance(evidence, Evidence) else None
            reference = ClaimReference(
                document=self.id, statement=statement, quote=known.quote if known else "", claim=identifier
            )
            yield ReadClaim(
                claim=ReviewableClaim(
                    id=identifier,
                    reference=reference,
                    section=known.section if known else (),
                    start=known.span.start if known else 0,
                    end=known.span.end if known else 0,
                    rule=known.rule if known else "",
                    confidence=known.confidence if known else 0.0,
                    doubt=f"{doubted.check}: {doubted.reason}",
                ),
                triple=None,
            )

    def _doubted_statement(self, doubted: Quarantined) -> Statement | None:
        match doubted.claim:
            case Entity() as entity:
                return Statement(subject=_of_entity(entity), predicate=MENTION)
            case Relation() as relation:
                subject, other = self._named(relation.subject), self._named(relation.object)
                return Statement(subject=subject, predicate=relation.predicate, object=other)
            case Attribute() as attribute:
                subject = self._named(attribute.subject)
                return Statement(subject=subject, predicate=attribute.property, object=attribute.value)
            case Observation() as figure:
                return Statement(subject=self._named(figure.subject), predicate=FIGURE, object=figure_value(figure))
            case _:
                return None

    def _named(self, name: str) -> Participant:
        return self.one_called(name) or Participant(id="", name=name)


def figure_value(figure: Observation) -> FigureValue:
    """Return what a figure says of its subject."""
    return FigureValue(
        indicator=figure.indicator,
        year=figure.year,
        value=figure.value,
        unit=figure.unit,
        kind=figure.kind,
        comparator=figure.comparator,
        concept=figure.concept,
        attribute=figure.attribute,
    )


def _of_entity(entity: Entity) -> Participant:
    return Participant(id=identify(entity), name=entity.name, type=entity.type, scope=entity.scope)
