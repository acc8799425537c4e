"""Where facts come from: the statement nodes of the evidence graphs as sources."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from pyoxigraph import BlankNode, NamedNode

from graph.answers import Source
from graph.canonical import Canonical
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names, text_of
from graph.stores.store import Row, Term

#: A fact of the view: canonical ids of subject and object around a predicate's local name.
FactKey = tuple[str, str, str]


class EvidenceReader:
    """Sources of facts; the ids of statements are those of their documents and are put under canonical ones."""

    def __init__(self, queries: NamedQueries, names: Names, canonical: Canonical, titles: Mapping[str, str]) -> None:
        self._queries = queries
        self._names = names
        self._canonical = canonical
        self._titles = titles

    def of_relations(
        self,
        predicates: Sequence[NamedNode],
        *,
        subjects: Iterable[str] = (),
        objects: Iterable[str] = (),
    ) -> dict[FactKey, tuple[Source, ...]]:
        """Return the sources of all relations that start at ``subjects`` or end at ``objects``."""
        rows = self._queries.select("evidence-of-subject", subject=self._members(subjects), predicate=predicates)
        rows += self._queries.select("evidence-of-object", object=self._members(objects), predicate=predicates)
        return self._by_fact(rows)

    def of_facts(
        self, facts: Iterable[FactKey], *, crowded: Container[str] = frozenset()
    ) -> dict[FactKey, tuple[Source, ...]]:
        """Return the sources of some facts; those that no document states are left out.

        What the statements of both ends say is read first, and the places of those that state the facts alone. Of the
        ``crowded`` objects not all statements are gone through, only those of the subjects.
        """
        wanted = set(facts)
        stating = self._stating(wanted, crowded)
        if any(isinstance(claim, BlankNode) for claim, _ in stating):
            # What has no name of its own cannot be asked for.
            predicates = [self._names.term(name) for name in sorted({fact[1] for fact in wanted})]
            found = self.of_relations(predicates, subjects={fact[0] for fact in wanted})
            return {fact: sources for fact, sources in found.items() if fact in wanted}
        places: defaultdict[FactKey, set[Source]] = defaultdict(set)
        for *place, claim, graph in self._queries.select("claim-places", claim_evidence=list(stating)):
            if claim is not None and graph is not None:
                source = self._source((*place, claim))
                for fact in stating[claim, graph]:
                    places[fact].add(source)
        return _ordered(places)

    def _stating(self, wanted: Collection[FactKey], crowded: Container[str]) -> dict[tuple[Term, Term], set[FactKey]]:
        """Return the statements of facts, each with its graph and what it says."""
        rows: list[Row] = []
        for query, is_crowded in (("claims-between", False), ("claims-of-subject", True)):
            ends = [(one, other) for one, _, other in wanted if (other in crowded) is is_crowded]
            subjects, objects = self._members(one for one, _ in ends), self._members(other for _, other in ends)
            rows += self._queries.select(query, subject=subjects, object=objects)
        found: defaultdict[tuple[Term, Term], set[FactKey]] = defaultdict(set)
        for claim, graph, *said in rows:
            fact = self._fact(*said)
            if fact is not None and fact in wanted and claim is not None and graph is not None:
                found[claim, graph].add(fact)
        return dict(found)

    def of_texts(self, subjects: Iterable[str], predicate: NamedNode) -> dict[tuple[str, str], tuple[Source, ...]]:
        """Return the sources of the texts that things have under a property, by thing and text."""
        rows = self._queries.select("evidence-of-subject", subject=self._members(subjects), predicate=[predicate])
        found: defaultdict[tuple[str, str], set[Source]] = defaultdict(set)
        for row in rows:
            if subject := self._names.identifier(row[0]):
                found[self._canonical.of(subject), text_of(row[2])].add(self._source(row[3:]))
        return {key: tuple(sorted(sources, key=_place)) for key, sources in found.items()}

    def _by_fact(self, rows: Iterable[Row]) -> dict[FactKey, tuple[Source, ...]]:
        found: defaultdict[FactKey, set[Source]] = defaultdict(set)
        for row in rows:
            fact = self._fact(*row[:3])
            if fact is not None:
                found[fact].add(self._source(row[3:]))
        return _ordered(found)

    def _fact(self, subject: Term | None, predicate: Term | None, value: Term | None) -> FactKey | None:
        """Return what a statement says under canonical ids, None where it is no fact of things."""
        one, name, other = (
            self._names.identifier(subject),
            self._names.local_name(predicate),
            self._names.identifier(value),
        )
        if not one or not name or not other:
            return None
        return self._canonical.of(one), name, self._canonical.of(other)

    def of_figures(self, figures: Iterable[str]) -> dict[str, Source]:
        """Return the first source of each figure, by the figure's id."""
        nodes = [self._names.thing(figure) for figure in sorted(set(figures))]
        found: defaultdict[str, list[Source]] = defaultdict(list)
        for row in self._queries.select("evidence-of-subject", subject=nodes, predicate=[self._names.term("value")]):
            found[self._names.identifier(row[0]) or ""].append(self._source(row[3:]))
        return {figure: min(sources, key=_place) for figure, sources in found.items()}

    def _members(self, identifiers: Iterable[str]) -> list[NamedNode]:
        members = {member for one in identifiers for member in self._canonical.members_of(one)}
        return [self._names.thing(member) for member in sorted(members)]

    def _source(self, row: Row) -> Source:
        document = (self._names.identifier(row[0]) or "").removeprefix("document-")
        return Source(
            document=document,
            title=self._titles.get(document, document),
            section=text_of(row[1]),
            start=int(text_of(row[2])),
            end=int(text_of(row[3])),
            quote=text_of(row[4]),
            rule=text_of(row[5]),
            confidence=float(text_of(row[6])),
            claim=self._names.identifier(row[7]) or "",
        )


def _ordered(found: Mapping[FactKey, Iterable[Source]]) -> dict[FactKey, tuple[Source, ...]]:
    return {fact: tuple(sorted(sources, key=_place)) for fact, sources in found.items()}


def _place(source: Source) -> tuple[str, int, int, str]:
    return source.document, source.start, source.end, source.rule
