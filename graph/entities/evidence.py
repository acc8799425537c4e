"""Where facts come from: the statement nodes of the evidence graphs as sources."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import NamedNode

from graph.answers import Source
from graph.canonical import Canonical
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names, text_of
from graph.stores.store import Row

#: A fact of the view: canonical ids of subject and object around a predicate's local name.
FactKey = tuple[str, str, str]

# For each fact that is asked for, the statements of its subject are gone through: of more than so many, all are read.
_MANY = 5


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

    def of_facts(self, facts: Iterable[FactKey]) -> dict[FactKey, tuple[Source, ...]]:
        """Return the sources of some facts; those that no document states are left out."""
        wanted = set(facts)
        times = Counter(subject for subject, _, _ in wanted)
        many = {subject for subject, number in times.items() if number > _MANY}
        stated = [
            (subject, self._names.term(predicate), value)
            for one, predicate, other in sorted(wanted)
            if one not in many
            for subject in self._members([one])
            for value in self._members([other])
        ]
        found = self._by_fact(self._queries.select("evidence-of-relations", subject_predicate_object=stated))
        if many:
            predicates = {predicate for one, predicate, _ in wanted if one in many}
            found |= self.of_relations([self._names.term(name) for name in sorted(predicates)], subjects=many)
        return {fact: sources for fact, sources in found.items() if fact in wanted}

    def of_texts(self, subjects: Iterable[str], predicate: NamedNode) -> dict[tuple[str, str], tuple[Source, ...]]:
        """Return the sources of the texts that things have under a property, by thing and text."""
        rows = self._queries.select("evidence-of-subject", subject=self._members(subjects), predicate=[predicate])
        found: defaultdict[tuple[str, str], set[Source]] = defaultdict(set)
        for row in rows:
            if subject := self._names.identifier(row[0]):
                found[self._canonical.of(subject), text_of(row[2])].add(self._source(row))
        return {key: tuple(sorted(sources, key=_place)) for key, sources in found.items()}

    def _by_fact(self, rows: Iterable[Row]) -> dict[FactKey, tuple[Source, ...]]:
        found: defaultdict[FactKey, set[Source]] = defaultdict(set)
        for row in rows:
            subject, predicate, value = (
                self._names.identifier(row[0]),
                self._names.local_name(row[1]),
                self._names.identifier(row[2]),
            )
            if subject and predicate and value:
                found[(self._canonical.of(subject), predicate, self._canonical.of(value))].add(self._source(row))
        return {key: tuple(sorted(sources, key=_place)) for key, sources in found.items()}

    def of_figures(self, figures: Iterable[str]) -> dict[str, Source]:
        """Return the first source of each figure, by the figure's id."""
        nodes = [self._names.thing(figure) for figure in sorted(set(figures))]
        found: defaultdict[str, list[Source]] = defaultdict(list)
        for row in self._queries.select("evidence-of-subject", subject=nodes, predicate=[self._names.term("value")]):
            found[self._names.identifier(row[0]) or ""].append(self._source(row))
        return {figure: min(sources, key=_place) for figure, sources in found.items()}

    def _members(self, identifiers: Iterable[str]) -> list[NamedNode]:
        members = {member for one in identifiers for member in self._canonical.members_of(one)}
        return [self._names.thing(member) for member in sorted(members)]

    def _source(self, row: Row) -> Source:
        document = (self._names.identifier(row[3]) or "").removeprefix("document-")
        return Source(
            document=document,
            title=self._titles.get(document, document),
            section=text_of(row[4]),
            start=int(text_of(row[5])),
            end=int(text_of(row[6])),
            quote=text_of(row[7]),
            rule=text_of(row[8]),
            confidence=float(text_of(row[9])),
            claim=self._names.identifier(row[10]) or "",
        )


def _place(source: Source) -> tuple[str, int, int, str]:
    return source.document, source.start, source.end, source.rule
