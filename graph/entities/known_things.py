"""Things of the view, most of which are described without a query."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.answers import Thing
from graph.entities.things import Things, chinese_first, class_order
from graph.followed import Followed
from graph.named_queries import NamedQueries
from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from ontology.entity import EntityType
from ontology.namespaces import is_plain

# Things that are remembered as answers show them: some 15 MB.
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Known:
    """The label of a thing, the local names of its classes, the scheme's first, and whether its IRI ends in its id."""

    label: str
    classes: tuple[str, ...]
    is_plain: bool


ThingTable = dict[str, Known]
DocumentTable = dict[str, tuple[str, ...]]


class KnownThings(Things):
    """Things that a table of all of them tells of; of what it does not know the store is asked."""

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        table: Callable[[], Followed[ThingTable]],
        documents: Callable[[], Followed[DocumentTable]],
    ) -> None:
        super().__init__(queries, names)
        self._table = table
        self._documents = documents
        self._things = names.namespaces.things
        self._made: dict[str, tuple[Known, Thing]] = {}

    def describe(self, identifiers: Iterable[str]) -> dict[str, Thing]:
        """Return the things that the view knows, by id, ordered; what it does not know is left out."""
        known, others = self._known(identifiers)
        found = {one: self._thing(one, row) for one, row in known.items()}
        return dict(sorted((found | super().describe(others)).items())) if others else found

    def classes(self, identifiers: Iterable[str]) -> dict[str, set[str]]:
        """Return the local names of all classes of things, by id, ordered."""
        known, others = self._known(identifiers)
        found = {one: set(row.classes) for one, row in known.items()}
        return dict(sorted((found | super().classes(others)).items())) if others else found

    def documents(self, identifiers: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the ids of the documents that name things, ordered, by the things' ids."""
        followed, wanted = self._documents(), set(identifiers)
        found = super().documents(wanted & followed.changed)
        return found | {one: followed.table[one] for one in wanted - followed.changed if one in followed.table}

    def _known(self, identifiers: Iterable[str]) -> tuple[dict[str, Known], list[str]]:
        """Return what the table tells of things, and the things of which the store has to be asked, both ordered."""
        followed = self._table()
        known: dict[str, Known] = {}
        others = []
        for one in sorted(set(identifiers)):
            row = followed.table.get(one)
            if row is None or one in followed.changed:
                others.append(one)
            else:
                known[one] = row
        return known, others

    def _thing(self, identifier: str, row: Known) -> Thing:
        made = self._made.get(identifier)
        # The row of a table made anew is another.
        if made is not None and made[0] is row:
            return made[1]
        # To look at an id for what has to be quoted takes as long as all the rest.
        iri = self._things + identifier if row.is_plain else self._names.namespaces.thing(identifier)
        thing = Thing(id=identifier, iri=iri, label=row.label, type=row.classes[0])
        if len(self._made) >= _REMEMBERED:
            self._made.clear()
        self._made[identifier] = row, thing
        return thing


def read_things(queries: NamedQueries, names: Names) -> ThingTable:
    """Return all things of the view that have a class of the scheme and a label."""
    classes: dict[str, set[str]] = {}
    for node, kind in queries.select("classes", scheme=[names.term(kind) for kind in EntityType]):
        identifier, name = names.identifier(node), names.local_name(kind)
        if identifier and name:
            classes.setdefault(identifier, set()).add(name)
    labels: dict[str, str] = {}
    for node, predicate, value in queries.select("names"):
        identifier = names.identifier(node)
        if predicate == rdf.LABEL and identifier in classes:
            label = text_of(value)
            labels[identifier] = min(labels.get(identifier, label), label, key=chinese_first)
    # Things have few combinations of classes: each is held once.
    orders: dict[frozenset[str], tuple[str, ...]] = {}
    return {
        one: Known(label, orders.setdefault(frozenset(classes[one]), class_order(classes[one])), is_plain(one))
        for one, label in labels.items()
    }


def read_documents(queries: NamedQueries, names: Names) -> DocumentTable:
    """Return the ids of the documents that name each thing of the view."""
    found: dict[str, list[str]] = {}
    # An id that many things share is held once.
    ids: dict[str, str] = {}
    for thing, document in queries.select("named-in-documents"):
        one, where = names.identifier(thing), (names.identifier(document) or "").removeprefix("document-")
        if one:
            found.setdefault(one, []).append(ids.setdefault(where, where))
    return {one: tuple(sorted(documents)) for one, documents in found.items()}
