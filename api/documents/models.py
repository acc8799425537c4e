"""The JSON of documents: what they are, their sections, their text with what it names, what is doubted of them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from api.models import Answer, Thing, Words
from graph.answers import DocumentSummary
from graph.serialisation import GRAPH_FORMATS


class DocumentKind(StrEnum):
    """What kind of file a document was read from."""

    TEXT = "text"
    LIST = "list"
    RDF = "rdf"


class Document(Answer):
    """A loaded document and the number of its facts."""

    id: Annotated[str, Field(examples=["fuling-14fyp"])]
    iri: str
    title: Annotated[str, Field(examples=["涪陵区科技创新“十四五”规划"])]
    source: Annotated[str, Field(description="Name of the file", examples=["fuling-14fyp.txt"])]
    kind: Annotated[DocumentKind, Field(description="What it was read as: running text, a list, statements")]
    media_type: Annotated[str | None, Field(description="IANA media type of the file", examples=["text/plain"])]
    region: Annotated[Thing | None, Field(description="The region that it plans for")]
    start_year: Annotated[int | None, Field(description="First year that it plans for", examples=[2021])]
    end_year: Annotated[int | None, Field(description="Last year that it plans for", examples=[2025])]
    entities: int
    relations: int
    observations: int
    quarantined: Annotated[int, Field(description="Claims that failed a check")]
    loaded_at: Annotated[
        datetime | None, Field(description="When it was put into the graph as it is", examples=["2026-03-01T08:30:00Z"])
    ]
    load_seconds: Annotated[
        float | None, Field(ge=0, description="How long it took to read and to put there", examples=[0.84])
    ]

    @classmethod
    def of(cls, summary: DocumentSummary) -> "Document":
        """Return the JSON form of a document."""
        return cls(
            id=summary.id,
            iri=summary.iri,
            title=summary.title,
            source=summary.source,
            kind=_KINDS.get(summary.media_type, DocumentKind.TEXT),
            media_type=summary.media_type or None,
            region=None if summary.region is None else Thing.model_validate(summary.region),
            start_year=summary.start_year,
            end_year=summary.end_year,
            entities=summary.entities,
            relations=summary.relations,
            observations=summary.observations,
            quarantined=summary.quarantined,
            loaded_at=None if summary.loaded is None else summary.loaded.at,
            load_seconds=None if summary.loaded is None else summary.loaded.seconds,
        )


class OutlinedSection(Answer):
    """A section of a document with how much stands in it, the sections in it among them."""

    path: Annotated[list[str], Field(description="The headings from the outermost down to its own")]
    level: int
    start: Annotated[int, Field(description="Offset of its heading in the document's text")]
    end: Annotated[int, Field(description="Offset after its last character")]
    mentions: int
    relations: int
    observations: int


class DocumentDetails(Document):
    """A document with its outline."""

    sections: list[OutlinedSection]


class Quarantined(Answer):
    """A claim that was read in a document and failed a check; it is no part of the graph's facts."""

    id: Annotated[str, Field(description="Id of the claim, which can be decided about at /api/reviews")]
    kind: Annotated[str, Field(examples=["relation"])]
    statement: Annotated[str, Field(description="The claim in few words")]
    check: Annotated[str, Field(description="The check that it failed", examples=["relation"])]
    reason: Annotated[str, Field(description="Why it is not believed")]
    explanation: Annotated[Words, Field(description="The reason in both languages")]
    claim: Annotated[dict[str, Any], Field(description="The whole claim with its evidence")]


class Mention(Answer):
    """A place where a text names a thing, by offsets into the whole text."""

    start: int
    end: int
    id: str
    label: str
    type: str


class DocumentText(Answer):
    """A document's text, or a part of it, with the mentions of things that lie in it."""

    document: str
    length: Annotated[int, Field(description="Characters of the whole text")]
    start: Annotated[int, Field(description="Offset of the part's first character")]
    end: Annotated[int, Field(description="Offset after its last character")]
    text: str
    mentions: list[Mention]


_LIST, _RDF = DocumentKind.LIST, DocumentKind.RDF
_KINDS = {
    "text/csv": _LIST,
    "text/tab-separated-values": _LIST,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _LIST,
    **dict.fromkeys(GRAPH_FORMATS, _RDF),
}
