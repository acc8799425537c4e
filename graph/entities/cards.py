"""All that the graph knows of one thing."""

from collections.abc import Iterable, Mapping

from graph.answers import Direction, DocumentSummary, EntityCard, Fact, Source, Thing
from graph.entities.evidence import EvidenceReader, FactKey
from graph.entities.links import Link, counted, first_of_each
from graph.entities.said import Said, bounded, is_chinese_label, read_said, untold
from graph.entities.things import Things, class_order
from graph.figures import FigureReader
from graph.rdf.terms import Names
from graph.stores.store import Store
from ontology.errors import NotFoundError
from ontology.relation import Predicate

_ORDER = {predicate.value: place for place, predicate in enumerate(Predicate)}
# With more links than this, evidence is looked up for those that are shown alone.
_MANY = 500


class EntityCards:
    """Cards of things, made with a fixed number of queries however much is known of the thing."""

    def __init__(
        self, store: Store, names: Names, things: Things, evidence: EvidenceReader, figures: FigureReader
    ) -> None:
        self._store = store
        self._names = names
        self._things = things
        self._evidence = evidence
        self._figures = figures

    def card(self, identifier: str, documents: Mapping[str, DocumentSummary], *, most: int | None = None) -> EntityCard:
        """Return the card of a canonical id; raise ``NotFoundError`` where the view knows nothing of it.

        ``most`` bounds the facts of each relation, the figures, the documents and the other statements of each
        predicate; where it is None, all are there.
        """
        said = read_said(self._store, self._names, identifier)
        if not said.known.classes:
            raise NotFoundError(f"The graph has nothing with the id {identifier!r}.")
        thing = self._things.thing(identifier, said.known)
        names = {name for names in said.known.names.values() for name in names} - {thing.label}
        loaded = [one for one in sorted(said.known.documents) if one.removeprefix("document-") in documents][:most]
        rows = self._figures.rows(subjects=[self._names.thing(identifier)]) if said.figures else []
        figures = self._figures.figures(rows[:most])
        shown = list(first_of_each(said.links, most))
        others = self._things.describe(link.other for link in shown)
        facts = self._facts(identifier, [link for link in shown if link.other in others], others, len(said.links))
        told = {*(link for link in shown if link.other in others), *(figure.id for figure in figures), *loaded}
        rest = untold(said, self._names, label=thing.label, told=told, hidden=_hidden(said, most))
        return EntityCard(
            thing=thing,
            names=(thing.label, *sorted(names)),
            classes=class_order(said.known.classes),
            facts=facts,
            figures=figures,
            documents=tuple(documents[one.removeprefix("document-")] for one in loaded),
            has_chinese_label=is_chinese_label(said, thing.label),
            aliases=tuple(sorted(said.aliases)),
            description=said.description,
            attributes={name: tuple(sorted(values, key=str)) for name, values in sorted(said.attributes.items())},
            relations=counted(said.links),
            figure_count=len(said.figures),
            document_count=len(said.known.documents),
            others=bounded(rest, most),
        )

    def _facts(
        self, identifier: str, links: Iterable[Link], others: Mapping[str, Thing], total: int
    ) -> tuple[Fact, ...]:
        links = list(links)
        sources = self._sources(identifier, links, is_hub=total > max(_MANY, len(links)))
        facts = (_fact(link, others[link.other], sources.get(_key(identifier, link), ())) for link in links)
        return tuple(sorted(facts, key=_fact_order))

    def _sources(self, identifier: str, links: Iterable[Link], *, is_hub: bool) -> dict[FactKey, tuple[Source, ...]]:
        if is_hub:
            return self._evidence.of_facts([_key(identifier, link) for link in links], crowded={identifier})
        # All that is stated of a thing is read in half the time of as many facts one by one.
        return self._evidence.of_relations(self._things.relations(), subjects=[identifier], objects=[identifier])


def _hidden(said: Said, most: int | None) -> set[object]:
    """Return the groups of links, the figures and the documents that are too many to be shown all."""
    if most is None:
        return set()
    totals: dict[object, int] = {"figures": len(said.figures), "documents": len(said.known.documents)}
    for link in said.links:
        totals[link.group] = totals.get(link.group, 0) + 1
    return {group for group, total in totals.items() if total > most}


def _key(identifier: str, link: Link) -> FactKey:
    outward = link.direction is Direction.OUT
    return (identifier, link.predicate, link.other) if outward else (link.other, link.predicate, identifier)


def _fact(link: Link, other: Thing, sources: tuple[Source, ...]) -> Fact:
    return Fact(predicate=link.predicate, direction=link.direction, other=other, sources=sources)


def _fact_order(fact: Fact) -> tuple[int, bool, str, str]:
    return _ORDER[fact.predicate], fact.direction is Direction.IN, fact.other.label, fact.other.id
