"""The triples of the view about one thing, told apart by what they say."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph.answers import Direction, OtherStatement
from graph.entities.links import Link
from graph.entities.things import Description
from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from graph.stores.store import Store, Term
from ontology.attribute import AttributeProperty
from ontology.relation import Predicate
from ontology.vocabulary import classes

_CHINESE = "zh"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NAMES = frozenset({rdf.LABEL, rdf.PREF_LABEL, rdf.TITLE, rdf.ALT_LABEL})
_DESCRIPTIONS = (
    "http://purl.org/dc/terms/description",
    "http://www.w3.org/2004/02/skos/core#definition",
    "http://www.w3.org/2000/01/rdf-schema#comment",
)
_RELATIONS = frozenset(predicate.value for predicate in Predicate)
_ATTRIBUTES = frozenset(AttributeProperty)


@dataclass(slots=True)
class Said:
    """What the view says of a thing; links, figures and documents by their ids.

    ``rest`` are the statements that none of the other members holds.
    """

    known: Description = field(default_factory=Description)
    links: list[Link] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    labels: list[Literal] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    descriptions: list[tuple[bool, int, str]] = field(default_factory=list)
    attributes: defaultdict[str, list[str | int]] = field(default_factory=lambda: defaultdict(list))
    rest: list[OtherStatement] = field(default_factory=list)

    @property
    def description(self) -> str | None:
        """Return the first description, one in Chinese where there is any."""
        return min(self.descriptions)[2] if self.descriptions else None


def read_said(store: Store, names: Names, identifier: str) -> Said:
    """Return what the view of a store says of a thing with a canonical id."""
    node, said = names.thing(identifier), Said()
    for quad in store.quads(DefaultGraph(), subject=node):
        _read_outgoing(said, quad, names)
    for quad in store.quads(DefaultGraph(), value=node):
        name, other = names.local_name(quad.predicate) or "", names.identifier(quad.subject)
        if name in _RELATIONS and other:
            said.links.append(Link(predicate=name, direction=Direction.IN, other=other))
        elif name == "about" and other:
            said.figures.append(other)
        else:
            said.rest.append(statement(quad.predicate, quad.subject, Direction.IN))
    said.links.sort(key=lambda link: link.key)
    return said


def _read_outgoing(said: Said, quad: Quad, names: Names) -> None:
    predicate, value = quad.predicate, quad.object
    name, other = names.local_name(predicate) or "", names.identifier(value)
    if isinstance(value, Literal):
        _read_text(said, predicate, name, value)
    elif name in _RELATIONS and other:
        said.links.append(Link(predicate=name, direction=Direction.OUT, other=other))
    elif name == "namedIn" and other:
        said.known.documents.append(other)
    else:
        kind = names.local_name(value) if predicate == rdf.TYPE else None
        said.known.classes += [kind] if kind else []
        if kind not in classes():
            said.rest.append(statement(predicate, value, Direction.OUT))


def _read_text(said: Said, predicate: NamedNode, name: str, value: Literal) -> None:
    if predicate in _NAMES:
        said.known.names.setdefault(predicate, []).append(value.value)
    if predicate.value in _DESCRIPTIONS:
        is_foreign = not (value.language or _CHINESE).startswith(_CHINESE)
        said.descriptions.append((is_foreign, _DESCRIPTIONS.index(predicate.value), value.value))
    if predicate == rdf.LABEL:
        said.labels.append(value)
    elif predicate == rdf.ALT_LABEL and value.language == _CHINESE:
        said.aliases.append(value.value)
    elif name in _ATTRIBUTES and (attribute := _attribute(name, value)) is not None:
        said.attributes[name].append(attribute)
    else:
        said.rest.append(statement(predicate, value, Direction.OUT))


def _attribute(name: str, value: Literal) -> str | int | None:
    """Return the value of an attribute, None where it has another form than innokg writes."""
    if name == AttributeProperty.RECOGNITION_YEAR:
        is_year = value.datatype == rdf.INTEGER and value.value.isdecimal() and str(int(value.value)) == value.value
        return int(value.value) if is_year else None
    if name == AttributeProperty.CREDIT_CODE:
        return value.value if value.datatype.value == _STRING else None
    return value.value if value.language == _CHINESE else None


def statement(predicate: NamedNode, value: Term | object, direction: Direction) -> OtherStatement:
    """Return a triple as it is seen from the thing that it is about."""
    language = value.language if isinstance(value, Literal) else None
    datatype = value.datatype.value if isinstance(value, Literal) and language is None else None
    return OtherStatement(
        predicate=predicate.value,
        direction=direction,
        value=text_of(value) or str(value),
        datatype=datatype,
        language=language,
    )


def untold(
    said: Said, names: Names, *, label: str, told: Container[object], hidden: Container[object]
) -> Iterator[OtherStatement]:
    """Yield the statements that a card holds in no other place.

    ``label`` is what the thing is shown under; ``told`` has the links and the ids of figures and documents that the
    card holds, ``hidden`` the groups of links, figures and documents of which it holds the first alone.
    """
    yield from said.rest
    first = is_chinese_label(said, label)
    for one in said.labels:
        if not (first and one.value == label and one.language == _CHINESE):
            yield statement(rdf.LABEL, one, Direction.OUT)
    for link in said.links:
        if link not in told and link.group not in hidden:
            yield statement(names.term(link.predicate), names.thing(link.other), link.direction)
    for figure in said.figures:
        if figure not in told and "figures" not in hidden:
            yield statement(names.term("about"), names.thing(figure), Direction.IN)
    for document in said.known.documents:
        if document not in told and "documents" not in hidden:
            yield statement(names.term("namedIn"), names.thing(document), Direction.OUT)


def is_chinese_label(said: Said, label: str) -> bool:
    """Tell whether a label is one in Chinese."""
    return any(one.value == label and one.language == _CHINESE for one in said.labels)


def bounded(statements: Iterable[OtherStatement], most: int | None) -> tuple[OtherStatement, ...]:
    """Return at most so many statements of each predicate and direction, ordered; all where there is no bound."""
    counts: defaultdict[tuple[str, Direction], int] = defaultdict(int)
    found = []
    for one in sorted(statements, key=lambda one: (one.predicate, one.direction, one.value, one.language or "")):
        counts[one.predicate, one.direction] += 1
        if most is None or counts[one.predicate, one.direction] <= most:
            found.append(one)
    return tuple(found)
