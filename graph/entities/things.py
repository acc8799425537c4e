"""Things as they appear in answers: id, IRI, label and class."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from graph.answers import Thing
from graph.named_queries import NamedQueries
from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from graph.stores.store import Term
from ontology import vocabulary
from ontology.entity import EntityType
from ontology.relation import Predicate

#: The class of what has none of the vocabulary's.
UNCLASSED = "Thing"

_SCHEME = tuple(kind.value for kind in EntityType)
_LABELS = (rdf.LABEL, rdf.PREF_LABEL, rdf.TITLE)


@dataclass(slots=True)
class Description:
    """What the view says of a thing itself, by property."""

    classes: list[str] = field(default_factory=list)
    names: dict[NamedNode, list[str]] = field(default_factory=dict)
    documents: list[str] = field(default_factory=list)


class Things:
    """Things of the view, described many at once."""

    def __init__(self, queries: NamedQueries, names: Names) -> None:
        self._queries = queries
        self._names = names

    def nodes(self, identifiers: Iterable[str]) -> list[NamedNode]:
        """Return the nodes of ids, each once, ordered."""
        return [self._names.thing(identifier) for identifier in sorted(set(identifiers))]

    def relations(self, predicates: Iterable[str] = ()) -> list[NamedNode]:
        """Return the scheme's relations, or those of them that are given by their local names."""
        wanted = set(predicates)
        return [self._names.term(predicate) for predicate in Predicate if not wanted or predicate.value in wanted]

    def describe(self, identifiers: Iterable[str]) -> dict[str, Thing]:
        """Return the things that the view knows, by id; what it does not know is left out."""
        wanted = set(identifiers)
        described = self.descriptions(wanted, (rdf.TYPE, _LABELS[0]))
        # Nearly all things have a label, and to look for each other kind of one takes as long.
        others = {one for one in wanted if one not in described or not described[one].names}
        for one, known in self.descriptions(others, _LABELS[1:]).items():
            described.setdefault(one, known).names.update(known.names)
        return {identifier: self.thing(identifier, described[identifier]) for identifier in sorted(described)}

    def classes(self, identifiers: Iterable[str]) -> dict[str, set[str]]:
        """Return the local names of all classes of things, by id."""
        described = self.descriptions(identifiers, (rdf.TYPE,))
        return {identifier: set(known.classes) for identifier, known in described.items()}

    def documents(self, identifiers: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the ids of the documents that name things, ordered, by the things' ids."""
        described = self.descriptions(identifiers, (self._names.term("namedIn"),))
        return {
            identifier: tuple(sorted(document.removeprefix("document-") for document in known.documents))
            for identifier, known in described.items()
        }

    def descriptions(self, identifiers: Iterable[str], properties: Sequence[Term]) -> dict[str, Description]:
        """Return the given properties of things, by id, in one query."""
        found: dict[str, Description] = {}
        named_in = self._names.term("namedIn")
        for node, predicate, value in self._queries.select(
            "properties", thing=self.nodes(identifiers), property=properties
        ):
            identifier = self._names.identifier(node)
            if identifier is None or not isinstance(predicate, NamedNode):
                continue
            known = found.setdefault(identifier, Description())
            if predicate == rdf.TYPE:
                name = self._names.local_name(value)
                known.classes += [name] if name else []
            elif predicate == named_in:
                known.documents.append(self._names.identifier(value) or "")
            else:
                known.names.setdefault(predicate, []).append(text_of(value))
        return found

    def thing(self, identifier: str, known: Description) -> Thing:
        """Return a thing as its description presents it; without any name its id is its label."""
        # Of several labels one in Chinese is shown, as the documents are.
        labels = [name for predicate in _LABELS for name in sorted(known.names.get(predicate, ()), key=chinese_first)]
        return Thing(
            id=identifier,
            iri=self._names.thing(identifier).value,
            label=labels[0] if labels else identifier,
            type=class_order(known.classes)[0] if known.classes else UNCLASSED,
        )


def chinese_first(name: str) -> tuple[bool, str]:
    """Return what labels of one thing are ordered by: of several one in Chinese is shown, as the documents are."""
    return name.isascii(), name


def with_subclasses(types: Iterable[str]) -> frozenset[str]:
    """Return classes with all that lie below them; what the vocabulary has not stays as it is.

    >>> sorted(with_subclasses(["University"]))
    ['University', 'VocationalCollege']
    """
    wanted = set(types)
    known = wanted & set(vocabulary.classes())
    return frozenset(wanted.union(*(vocabulary.subclasses(name) for name in known)))


def class_order(classes: Iterable[str]) -> tuple[str, ...]:
    """Return local names of classes with the scheme's before the narrower ones.

    >>> class_order(["Incubator", "Platform"])
    ('Platform', 'Incubator')
    """
    return tuple(sorted(set(classes), key=lambda name: (_SCHEME.index(name) if name in _SCHEME else 99, name)))
