"""All that the graph knows of one thing."""

from collections.abc import Mapping

from graph import rdf_terms as rdf
from graph.answers import Direction, DocumentSummary, EntityCard, Fact, Source, Thing
from graph.evidence import EvidenceReader, FactKey
from graph.figures import FigureReader
from graph.named_queries import NamedQueries
from graph.rdf_terms import Names
from graph.things import Things, class_order
from ontology.errors import NotFoundError
from ontology.relation import Predicate

_PROPERTIES = (rdf.TYPE, rdf.LABEL, rdf.PREF_LABEL, rdf.TITLE, rdf.ALT_LABEL)
_ORDER = {predicate.value: place for place, predicate in enumerate(Predicate)}


class EntityCards:
    """Cards of things, made with a fixed number of queries however much is known of the thing."""

    def __init__(
        self, queries: NamedQueries, names: Names, things: Things, evidence: EvidenceReader, figures: FigureReader
    ) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._evidence = evidence
        self._figures = figures

    def card(self, identifier: str, documents: Mapping[str, DocumentSummary]) -> EntityCard:
        """Return the card of a canonical id; raise ``NotFoundError`` where the view knows nothing of it."""
        named_in = self._names.term("namedIn")
        described = self._things.descriptions([identifier], (*_PROPERTIES, named_in))
        known = described.get(identifier)
        if known is None or not known.classes:
            raise NotFoundError(f"The graph has nothing with the id {identifier!r}.")
        thing = self._things.thing(identifier, known)
        others = {name for names in known.names.values() for name in names} - {thing.label}
        loaded = sorted(one.removeprefix("document-") for one in known.documents)
        about = self._figures.rows(subjects=self._things.nodes([identifier]))
        return EntityCard(
            thing=thing,
            names=(thing.label, *sorted(others)),
            classes=class_order(known.classes),
            facts=self._facts(identifier),
            figures=self._figures.figures(about),
            documents=tuple(documents[one] for one in loaded if one in documents),
        )

    def _facts(self, identifier: str) -> tuple[Fact, ...]:
        relations = self._things.relations()
        things = self._things.nodes([identifier])
        links = {
            (self._names.local_name(row[1]) or "", self._names.identifier(row[2]) or "", outward)
            for query, outward in (("links-out", True), ("links-in", False))
            for row in self._queries.select(query, thing=things, predicate=relations)
        }
        others = self._things.describe(other for _, other, _ in links)
        sources = self._evidence.of_relations(relations, subjects=[identifier], objects=[identifier])
        facts = [
            _fact(identifier, predicate, others[other], outward, sources)
            for predicate, other, outward in links
            if other in others
        ]
        return tuple(sorted(facts, key=_fact_order))


def _fact(
    identifier: str, predicate: str, other: Thing, outward: bool, sources: Mapping[FactKey, tuple[Source, ...]]
) -> Fact:
    key = (identifier, predicate, other.id) if outward else (other.id, predicate, identifier)
    return Fact(
        predicate=predicate,
        direction=Direction.OUT if outward else Direction.IN,
        other=other,
        sources=sources.get(key, ()),
    )


def _fact_order(fact: Fact) -> tuple[int, bool, str, str]:
    return _ORDER[fact.predicate], fact.direction is Direction.IN, fact.other.label, fact.other.id
