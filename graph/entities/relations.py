"""Relations of the view as pairs of ids, with the places that state them."""

from collections.abc import Callable, Hashable, Iterable, Mapping

from graph.answers import Source
from graph.entities.evidence import EvidenceReader, FactKey
from graph.entities.link import Link
from graph.entities.relation_table import RelationTable
from graph.entities.things import Things
from graph.followed import Followed
from graph.generation import Derived
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names, text_of
from ontology.relation import Predicate

_NAMED_IN = "namedIn"
# To go through the statements of things with more relations than this takes longer than to look at those of others.
_CROWD = 5000
# Relations of which the places are remembered: some 15 MB.
_REMEMBERED = 10_000


class Relations:
    """Relations that start or end at things: from a table of all, of things that have changed since from the store."""

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        things: Things,
        evidence: Callable[[], EvidenceReader],
        table: Callable[[], Followed[RelationTable]],
        generation: Callable[[], Hashable],
    ) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._evidence = evidence
        self._table = table
        # What was read of the same state: the best connected things are told about again and again.
        self._stated = Derived(generation, dict[Link, tuple[Source, ...]])

    def out(self, identifiers: Iterable[str], predicates: Iterable[Predicate] = ()) -> list[Link]:
        """Return the relations that start at some things, of the given kinds or of all, ordered."""
        return self._links("links-out", identifiers, predicates)

    def into(self, identifiers: Iterable[str], predicates: Iterable[Predicate] = ()) -> list[Link]:
        """Return the relations that end at some things, of the given kinds or of all, ordered."""
        return self._links("links-in", identifiers, predicates)

    def around(self, identifiers: Iterable[str], predicates: Iterable[Predicate] = ()) -> list[Link]:
        """Return the relations that start or end at some things, each once, ordered."""
        wanted, kinds = set(identifiers), tuple(predicates)
        return sorted({*self.out(wanted, kinds), *self.into(wanted, kinds)})

    def counts(self, identifiers: Iterable[str]) -> dict[str, int]:
        """Return how many relations some things have; things without any are left out."""
        followed, wanted = self._table(), set(identifiers)
        found = followed.table.counts(wanted - followed.changed)
        rows = self._queries.select(
            "link-counts", thing=self._things.nodes(wanted & followed.changed), predicate=self._things.relations()
        )
        return found | {one: int(text_of(count)) for node, count in rows if (one := self._names.identifier(node))}

    def sources(self, links: Iterable[Link]) -> dict[Link, tuple[Source, ...]]:
        """Return the places that state some relations; a relation that people wrote without a document has none."""
        wanted, held = set(links), self._stated.get()
        known = {link: sources for link in wanted if (sources := held.get(link)) is not None}
        unknown = wanted - known.keys()
        counts = self.counts({link.object for link in unknown})
        found = self._evidence().of_facts(unknown, crowded={one for one, count in counts.items() if count > _CROWD})
        read = {link: found.get(link, ()) for link in unknown}
        if len(held) + len(read) > _REMEMBERED:
            held.clear()
        held.update(read)
        return {link: sources for link, sources in (known | read).items() if sources}

    def mentions(self, identifiers: Iterable[str], *, most: int | None = None) -> dict[str, tuple[Source, ...]]:
        """Return the first place of each document that names each of some things, of the first ``most`` documents."""
        wanted, found = set(identifiers), dict[str, tuple[Source, ...]]()
        if most is not None:
            named = {one: documents[:most] for one, documents in self._things.documents(wanted).items()}
            found = _first_places(
                self._evidence().of_facts(
                    (one, _NAMED_IN, f"document-{document}")
                    for one, documents in named.items()
                    for document in documents
                )
            )
            # What people wrote or rejected stands in no statement of the first documents.
            wanted = {one for one in wanted if len(found.get(one, ())) < most}
        stated = self._evidence().of_relations([self._names.term(_NAMED_IN)], subjects=wanted)
        return found | {one: places[:most] for one, places in _first_places(stated).items()}

    def texts(self, identifiers: Iterable[str], property_: str) -> dict[tuple[str, str], tuple[Source, ...]]:
        """Return the texts of things under a property, by thing and text, with the places that state them."""
        return self._evidence().of_texts(set(identifiers), self._names.term(property_))

    def _links(self, query: str, identifiers: Iterable[str], predicates: Iterable[Predicate]) -> list[Link]:
        followed, wanted = self._table(), set(identifiers)
        kinds = tuple(predicates) or tuple(Predicate)
        held = followed.table.out if query == "links-out" else followed.table.into
        found = set(held(wanted - followed.changed, kinds))
        nodes = self._things.nodes(wanted & followed.changed)
        for thing, predicate, other in self._queries.select(
            query, thing=nodes, predicate=self._things.relations(kinds)
        ):
            ends = self._names.identifier(thing), self._names.identifier(other)
            name = self._names.local_name(predicate)
            if ends[0] and ends[1] and name:
                found.add(Link(ends[0], name, ends[1]) if query == "links-out" else Link(ends[1], name, ends[0]))
        return sorted(found)


def _first_places(stated: Mapping[FactKey, Iterable[Source]]) -> dict[str, tuple[Source, ...]]:
    """Return of the sources of each subject the first of each document, by document."""
    found: dict[str, dict[str, Source]] = {}
    for (subject, _, _), sources in stated.items():
        first = found.setdefault(subject, {})
        for source in sources:
            first.setdefault(source.document, source)
    return {subject: tuple(first[document] for document in sorted(first)) for subject, first in found.items()}
