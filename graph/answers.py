"""What the graph answers with: the value types that the API and the views show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from ontology.observation import Comparator, FigureKind

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An entity as it appears in an answer; ``type`` is the local name of its class in the scheme (``Park``)."""

    id: str
    iri: str
    label: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact comes from.

    ``document`` is the document's id and ``title`` its title; ``start`` and ``end`` are offsets into its text;
    ``quote`` holds the words, empty where the text may not be passed on; ``claim`` is the id of the statement node.
    """

    document: str
    title: str
    section: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    claim: str = ""


class Direction(StrEnum):
    """Which way a fact points, seen from the thing that is shown."""

    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A relation between the thing that is shown and another; ``predicate`` is a local name (``partOf``)."""

    predicate: str
    direction: Direction
    other: Thing
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An observation as the API shows it; ``concept`` is the known indicator's local name, where it is one."""

    id: str
    subject: Thing
    indicator: str
    concept: str | None
    year: int
    value: float
    unit: str
    kind: FigureKind
    comparator: Comparator
    attribute: str | None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadTime:
    """When a document was put into the graph as it is, and for how many seconds it was read and put there."""

    at: datetime
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """A loaded document with the number of its facts.

    ``media_type`` is that of the file that was read; ``region`` is what it plans for, ``start_year`` and ``end_year``
    the years; ``quarantined`` counts the claims that failed a check; ``loaded`` is when it was loaded and how long that
    took. All of these are empty where not known.
    """

    id: str
    iri: str
    title: str
    source: str
    entities: int
    relations: int
    observations: int
    quarantined: int = 0
    media_type: str = ""
    region: Thing | None = None
    start_year: int | None = None
    end_year: int | None = None
    loaded: LoadTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlinedSection:
    """A section of a document with the number of its mentions and facts, those of the sections in it among them.

    ``path`` holds the headings from the outermost down to its own; ``start`` and ``end`` are offsets into the text.
    """

    path: tuple[str, ...]
    level: int
    start: int
    end: int
    mentions: int
    relations: int
    observations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationCount:
    """How many facts of a relation, in one direction, a thing has."""

    predicate: str
    direction: Direction
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherStatement:
    """A triple about a thing that no other member of its card holds, seen from the thing; an IRI has no datatype."""

    predicate: str
    direction: Direction
    value: str
    datatype: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityCard:
    """All that the graph knows of one thing.

    ``names`` begin with the label; ``has_chinese_label`` tells whether this is a
    label in Chinese; ``aliases`` are those of them that are ``skos:altLabel`` in Chinese. ``attributes``
    are what lists say of it by local name. ``relations`` counts the facts of each relation, of which ``facts`` may hold
    only the first; ``figure_count`` and ``document_count`` do so for figures and documents. ``others`` are the triples
    that all of these do not tell.
    """

    thing: Thing
    names: tuple[str, ...]
    classes: tuple[str, ...]
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    documents: tuple[DocumentSummary, ...]
    has_chinese_label: bool
    aliases: tuple[str, ...]
    description: str | None
    attributes: Mapping[str, tuple[str | int, ...]]
    relations: tuple[RelationCount, ...]
    figure_count: int
    document_count: int
    others: tuple[OtherStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCard:
    """All that a document is, names and states.

    ``region`` is what it applies to, ``policy`` the policy whose text it is; ``entities`` are ordered by class.
    """

    summary: DocumentSummary
    region: Thing | None
    start_year: int | None
    end_year: int | None
    policy: Thing | None
    entities: tuple[Thing, ...]
    figures: tuple[Figure, ...]


class Match(StrEnum):
    """How a name holds the text that was searched for."""

    WHOLE = "whole"
    START = "start"
    PART = "part"
    PINYIN = "pinyin"
    INITIALS = "initials"
    SOUND = "sound"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A thing that a search found.

    ``score`` lies in 0..1; ``name`` is the name that matched, the thing's label or another of its names.
    """

    thing: Thing
    score: float
    name: str
    match: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A relation between two nodes of a network, by their ids."""

    source: str
    target: str
    predicate: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A selection of the graph: nodes, the edges between them, and whether a limit cut it short.

    ``focus`` is the id of the thing that the selection was made around, where there is one.
    """

    nodes: tuple[Thing, ...]
    edges: tuple[Edge, ...]
    focus: str | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Item]):
    """A part of a list; ``next`` is the cursor of the part after it, or None at the end."""

    items: tuple[Item, ...]
    total: int
    next: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SparqlAnswer:
    """The serialised result of a SPARQL query."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadResult:
    """What loading a document changed.

    ``unchanged`` when the store already held exactly these claims, ``replaced`` when it held others of the document.
    """

    document: str
    entities: int
    relations: int
    observations: int
    unchanged: bool
    replaced: bool = False
