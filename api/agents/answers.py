"""What tools answer with: as little as a model needs, with the ids and sources of all that is said."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from graph.answers import Direction
from ontology.observation import FigureKind


class _Answer(BaseModel):
    """Base of all answers."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class Thing(_Answer):
    """A thing of the graph."""

    id: str
    label: str
    type: Annotated[str, Field(description="Class: Park, Platform, Institute, University, Firm, Region ...")]


class Found(Thing):
    """A thing that a search found."""

    name: Annotated[str, Field(description="The name that matched")]
    score: float


class FoundThings(_Answer):
    """What a search found; ``next`` is the cursor of more."""

    items: list[Found]
    total: int
    next: str | None


class Source(_Answer):
    """Where something stands: the document, its section, the offsets of the words and the words."""

    document: str
    title: str
    section: str
    start: int
    end: int
    quote: Annotated[str, Field(description="The words; empty where the text is not held")]
    sentence: Annotated[str | None, Field(description="The whole sentence, where the text is held")] = None


class Fact(_Answer):
    """A relation of a thing; ``out`` reads thing → other, ``in`` other → thing."""

    predicate: str
    direction: Direction
    other: Thing
    documents: Annotated[list[str], Field(description="Ids of the documents that state it")]


class Figure(_Answer):
    """A figure of a thing, with the document that states it."""

    indicator: str
    year: int
    kind: FigureKind
    comparator: str
    value: float
    unit: str
    document: str


class Counts(_Answer):
    """How much is known of a thing; the lists may hold less."""

    facts: int
    figures: int
    documents: int


class Entity(Thing):
    """What is known of a thing."""

    iri: str
    names: list[str]
    classes: list[str]
    facts: list[Fact]
    figures: list[Figure]
    documents: list[str]
    counts: Counts


class Place(_Answer):
    """A place of a document that states a fact or figure of a thing."""

    statement: Annotated[str, Field(description="What is stated, in few words")]
    source: Source


class Places(_Answer):
    """Where what is known of a thing stands."""

    thing: Thing
    items: list[Place]
    total: int
    next: str | None


class Edge(_Answer):
    """A relation between two nodes, by their ids."""

    source: str
    predicate: str
    target: str


class Neighbourhood(_Answer):
    """Things around one, and the relations among them."""

    focus: str
    nodes: list[Thing]
    edges: list[Edge]
    truncated: Annotated[bool, Field(description="Whether the limit cut it short")]


class Step(_Answer):
    """A relation on a way, as it is stated, with the documents that state it."""

    source: str
    predicate: str
    target: str
    documents: list[str]


class Way(_Answer):
    """A way between two things."""

    things: list[Thing]
    steps: list[list[Step]]


class Ways(_Answer):
    """The shortest ways between two things."""

    ways: list[Way]


class LedgerPoint(_Answer):
    """A figure of one year, with its sources; values of documents that disagree are points of their own."""

    year: int
    kind: FigureKind
    comparator: str
    value: float
    unit: str
    documents: list[str]


class LedgerRow(_Answer):
    """An indicator of a region or other thing: what was reported, what is wanted, what contradicts."""

    subject: Thing
    indicator: str
    label: str
    measure: str
    series: list[LedgerPoint]
    progress: Annotated[list[str], Field(description="How far it is to each target, in a sentence")]
    conflicts: Annotated[list[str], Field(description="Where documents disagree or sums do not add up")]


class Ledger(_Answer):
    """Indicators across regions and years."""

    items: list[LedgerRow]
    total: int
    next: str | None


class SparqlResult(_Answer):
    """The answer to a SPARQL query: rows of SELECT, the boolean of ASK, or Turtle of CONSTRUCT and DESCRIBE."""

    columns: list[str] = []
    rows: list[dict[str, str]] = []
    boolean: bool | None = None
    turtle: str | None = None
    truncated: Annotated[bool, Field(description="Whether there are more rows or triples than given")] = False


class ChainItem(_Answer):
    """A thing of an industry with why it is in the list."""

    part: Annotated[str, Field(description="firms, resources, technologies or policies")]
    thing: Thing
    reasons: list[str]
    documents: list[str]


class Chain(_Answer):
    """The lists of an industry."""

    name: str
    counts: dict[str, int]
    items: list[ChainItem]
    total: int
    next: str | None


class Document(_Answer):
    """A loaded document with the number of its facts."""

    id: str
    title: str
    region: str | None
    start_year: int | None
    end_year: int | None
    entities: int
    relations: int
    observations: int


class Documents(_Answer):
    """The loaded documents."""

    items: list[Document]
    total: int


class Matched(_Answer):
    """What a name means: ``matched`` one thing, ``unsure`` one of several, ``none`` nothing of the graph."""

    name: str
    result: str
    candidates: list[Found]
    reason: str


class MatchedNames(_Answer):
    """What names mean."""

    items: list[Matched]
