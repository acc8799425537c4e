"""The example questions as JSON."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from api.dependencies import Configuration, DataLanguage
from api.sparql.questions import example_questions

router = APIRouter(prefix="/api/questions", tags=["linked data"])


class Question(BaseModel):
    """A question in words and in SPARQL."""

    model_config = ConfigDict(frozen=True)

    title: Annotated[str, Field(examples=["涪陵国家高新区由哪些部分组成？"])]
    query: str


class Questions(BaseModel):
    """The example questions, and the base that begins the IRIs of the graph's things and terms."""

    model_config = ConfigDict(frozen=True)

    base: Annotated[str, Field(examples=["https://w3id.org/innokg/"])]
    items: list[Question]


@router.get("", summary="Example questions with their queries")
def questions(settings: Configuration, language: DataLanguage) -> Questions:
    """Return questions that the demo's graph answers, each with its SPARQL query."""
    items = [Question(title=title, query=query) for title, query in example_questions(language, settings.base_iri)]
    return Questions(base=settings.base_iri, items=items)
