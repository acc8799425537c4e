"""What of two documents is the same thing, relation or row of figures."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from graph.canonical import Canonical
from graph.comparison.answers import Part, Side
from graph.entities.link import Link
from graph.entities.things import Things
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names, text_of
from graph.stores.store import Row
from ontology.indicators import comparable


@dataclass(slots=True)
class Held:
    """What one document has of something: the rows of its figures, nothing more for things and relations."""

    rows: list[Row] = field(default_factory=list)

    @property
    def values(self) -> dict[tuple[str, str], set[tuple[str, ...]]]:
        """Return the values with units and bounds by year and kind."""
        found: dict[tuple[str, str], set[tuple[str, ...]]] = {}
        for row in self.rows:
            held = found.setdefault((text_of(row[4]), text_of(row[7])), set())
            held.add((text_of(row[5]), text_of(row[6]), text_of(row[8])))
        return found


#: What a document has, by a key that is the same in every document: the part, then what it is.
Contents = Mapping[tuple[Part, Hashable], Held]


class ContentsReader:
    """Reads what documents have, under the ids of the view."""

    def __init__(self, queries: NamedQueries, names: Names, things: Things, canonical: Canonical) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._canonical = canonical

    def read(self, document: str, figures: Sequence[Row], own: frozenset[str]) -> Contents:
        """Return what a document has; ``own`` are the ids of what it is about, ``figures`` the rows of its figures."""
        found: dict[tuple[Part, Hashable], Held] = {}
        node = self._names.thing(f"document-{document}")
        for (thing,) in self._queries.select("document-things", document=[node]):
            if identifier := self._names.identifier(thing):
                found[(Part.THINGS, identifier)] = Held()
        for link in self._links(document):
            found[(Part.RELATIONS, link)] = Held()
        for row in figures:
            found.setdefault((Part.FIGURES, self._indicator(row, own)), Held()).rows.append(row)
        return found

    def _links(self, document: str) -> Iterable[Link]:
        stated = NamedNode(self._names.namespaces.document_graph(document))
        rows = self._queries.select("relations-of-documents", stated=[stated], predicate=self._things.relations())
        for _, subject, predicate, object_ in rows:
            ends = self._names.identifier(subject), self._names.identifier(object_)
            if ends[0] and ends[1]:
                name = self._names.local_name(predicate) or ""
                yield Link(self._canonical.of(ends[0]), name, self._canonical.of(ends[1]))

    def _indicator(self, row: Row, own: frozenset[str]) -> tuple[str, str]:
        """Return what figures are about, nothing for what the document is about, and of which indicator they are."""
        about = self._names.identifier(row[1]) or ""
        return "" if about in own else about, self._names.local_name(row[2]) or comparable(text_of(row[3]))


def side_of(left: Held | None, right: Held | None) -> Side:
    """Return which document has something; of figures those of the same year and kind tell whether they changed."""
    if right is None:
        return Side.LEFT
    if left is None:
        return Side.RIGHT
    mine, theirs = left.values, right.values
    return Side.CHANGED if any(theirs.get(key, held) != held for key, held in mine.items()) else Side.BOTH
