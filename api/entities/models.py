"""The JSON of things: what a person reads, and JSON-LD at the same time."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field

from api.documents.models import Document
from api.models import Answer, Observation, Source, Thing, Words
from graph.answers import Direction


class RelatedThing(Thing):
    """The other end of a fact, and where the fact stands."""

    sources: list[Source]


class RelationCount(Answer):
    """A relation that a thing has, in one direction, and how many facts of it there are."""

    predicate: Annotated[str, Field(examples=["partOf"])]
    direction: Direction
    label: Annotated[Words, Field(description="What it is called, read from the thing")]
    total: Annotated[int, Field(description="Facts; `facts` and `incoming` have the first of them")]


class Counts(Answer):
    """How much is known of a thing."""

    facts: int
    figures: int
    documents: int


class ThingFigure(Observation):
    """A figure about a thing."""

    iri: str


class ListedThing(Thing):
    """A thing of a list."""

    links: Annotated[int, Field(description="How many relations it has, both ways")]


class Entity(Thing):
    """All that the graph knows of a thing; as JSON-LD it is the same RDF as `/id/{id}`."""

    model_config = ConfigDict(from_attributes=True, frozen=True, populate_by_name=True)

    context: Annotated[
        list[Any],
        Field(alias="@context", examples=[["/ontology/context.jsonld", "/ontology/entity.jsonld"]]),
    ]
    classes: Annotated[list[str], Field(examples=[["Platform", "Incubator"]])]
    names: Annotated[list[str], Field(description="Its other names")]
    description: str | None
    attributes: Annotated[
        dict[str, list[str | int]],
        Field(
            description="What lists say of it",
            examples=[{"creditCode": ["91500102MA5U000000"], "level": ["国家级"], "recognitionYear": [2021]}],
        ),
    ]
    relations: Annotated[list[RelationCount], Field(description="The relations that it has, in the order of facts")]
    facts: Annotated[dict[str, list[RelatedThing]], Field(description="What it is related with, by relation")]
    incoming: Annotated[dict[str, list[RelatedThing]], Field(description="What is related with it, by relation")]
    figures: list[ThingFigure]
    documents: list[Document]
    counts: Counts
    statements: Annotated[
        dict[str, list[Any]], Field(description="What else is stated of it, by the IRI of a predicate")
    ]
    stated_of: Annotated[
        dict[str, list[Any]],
        Field(alias="statedOf", description="What else it is stated of, by the IRI of a predicate"),
    ]


class Link(Answer):
    """A relation without its evidence."""

    predicate: Annotated[str, Field(examples=["partOf"])]
    direction: Direction
    other: Thing


class QuotedSentence(Answer):
    """The sentence in which words stand; `start` and `end` are the place of the words in its text."""

    text: Annotated[str, Field(examples=["云溪科创小镇包括南湖组团。"])]
    start: Annotated[int, Field(examples=[0])]
    end: Annotated[int, Field(examples=[12])]


class Evidenced(Answer):
    """A fact or a figure of a thing with one place that states it."""

    fact: Link | None = None
    observation: Observation | None = None
    source: Source
    sentence: Annotated[QuotedSentence | None, Field(description="Where the text is held")] = None
