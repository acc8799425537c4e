"""The JSON that the API answers with."""

from collections.abc import Callable
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph.answers import Match, Page, SearchHit
from ontology.observation import Comparator, FigureKind
from ontology.reasons import in_chinese

Item = TypeVar("Item")


class Answer(BaseModel):
    """Base of all answers: made from the graph's value types by their attributes."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Words(Answer):
    """The same in Chinese and in English."""

    zh: Annotated[str, Field(examples=["属于"])]
    en: Annotated[str, Field(examples=["part of"])]

    @classmethod
    def told(cls, reason: str) -> "Words":
        """Return why a check failed, or why rules judged so, in both languages."""
        return cls(zh=in_chinese(reason), en=reason)


class Thing(Answer):
    """A named thing."""

    id: Annotated[str, Field(examples=["region-500102"])]
    iri: Annotated[str, Field(examples=["https://w3id.org/innokg/id/region-500102"])]
    label: Annotated[str, Field(examples=["涪陵区"])]
    type: Annotated[str, Field(description="Local name of its class in the vocabulary", examples=["Region"])]


class Hit(Thing):
    """A thing that a search found."""

    score: Annotated[float, Field(ge=0, le=1)]
    name: Annotated[str, Field(description="The name that matched: the label or another name")]
    match: Annotated[Match, Field(description="How it matched")]
    why: Annotated[str, Field(description="Both in a sentence")]

    @classmethod
    def of(cls, hit: SearchHit, why: str) -> "Hit":
        """Return the JSON form of a search hit."""
        thing = hit.thing
        return cls(
            id=thing.id,
            iri=thing.iri,
            label=thing.label,
            type=thing.type,
            score=hit.score,
            name=hit.name,
            match=hit.match,
            why=why,
        )


class Source(Answer):
    """Where a fact stands."""

    document: str
    title: str
    section: str
    start: Annotated[int, Field(description="Offset of the first character in the document's text")]
    end: Annotated[int, Field(description="Offset after the last character")]
    quote: Annotated[str, Field(description="The words; empty where the text may not be passed on")]
    rule: str
    confidence: Annotated[float, Field(ge=0, le=1)]
    claim: Annotated[str, Field(description="Id of the claim, which can be decided about at /api/reviews")]


class Observation(Answer):
    """A figure."""

    id: str
    subject: Thing
    indicator: str
    concept: Annotated[str | None, Field(description="Local name of the known indicator that it is")]
    year: int
    value: float
    unit: str
    kind: FigureKind
    comparator: Comparator
    attribute: str | None
    source: Source


class Edge(Answer):
    """A relation between two nodes."""

    source: str
    target: str
    predicate: str
    sources: list[Source]


class Network(Answer):
    """A selection of the network."""

    nodes: list[Thing]
    edges: list[Edge]
    focus: str | None
    truncated: Annotated[bool, Field(description="Whether the limit cut the selection short")]


class Bearing(Answer):
    """Where a thing is and when."""

    id: str
    regions: Annotated[
        list[str],
        Field(
            description="Ids of the regions that it lies in, is a part of or applies to, and of those above them; "
            "where there is none, of the region that all documents are of which name it"
        ),
    ]
    years: Annotated[
        list[int], Field(description="Years of its figures, and years for which documents plan that name it")
    ]


class Bearings(Answer):
    """Where things are and when."""

    items: list[Bearing]
    regions: Annotated[list[Thing], Field(description="The regions that items name")]


class Listing(Answer, Generic[Item]):
    """A part of a list."""

    items: list[Item]
    total: int
    next: Annotated[str | None, Field(description="Cursor of the part after this one")]

    @classmethod
    def of(cls, page: Page[Any], model: Callable[[Any], Item]) -> "Listing[Item]":
        """Return a page, each of its items as ``model`` makes it."""
        return cls(items=[model(one) for one in page.items], total=page.total, next=page.next)


class ExplainedListing(Listing[Item], Generic[Item]):
    """A part of a list that says why it is empty."""

    note: Annotated[
        str | None,
        Field(description="Why the list is empty, with names like those asked for; null where it is not"),
    ] = None

    @classmethod
    def explained(
        cls, page: Page[Any], model: Callable[[Any], Item], why: Callable[[], str]
    ) -> "ExplainedListing[Item]":
        """Return a page, each of its items as ``model`` makes it, and ``why`` where there is none at all."""
        items = [model(one) for one in page.items]
        return cls(items=items, total=page.total, next=page.next, note=None if page.total else why())


class Health(Answer):
    """The state of the service."""

    status: Literal["ok"]


class FieldError(Answer):
    """What is wrong with one parameter."""

    location: Annotated[str, Field(alias="in", examples=["query"])]
    name: str
    message: str


class ProblemDetails(Answer):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    line: int | None = None
    column: int | None = None
    errors: list[FieldError] | None = None
