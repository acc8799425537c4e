"""What routes ask for: the graph, the settings, and parameters that many of them share."""

import re
from typing import Annotated, get_args

from fastapi import Depends, Header, Path, Query, Request

from api.http.negotiation import negotiate_language
from api.settings import Settings
from graph.knowledge_graph import KnowledgeGraph
from ontology.errors import NotFoundError
from ontology.vocabulary import Language

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,199}")


def graph_of(request: Request) -> KnowledgeGraph:
    """Return the graph that a request is about, for routes that read all of their request themselves."""
    graph = request.app.state.graph
    if not isinstance(graph, KnowledgeGraph):
        raise TypeError("The application has no graph.")
    return graph


async def _graph(request: Request) -> KnowledgeGraph:
    return graph_of(request)


def settings_of(request: Request) -> Settings:
    """Return the settings of the service."""
    settings = request.app.state.settings
    if not isinstance(settings, Settings):
        raise TypeError("The application has no settings.")
    return settings


async def _settings(request: Request) -> Settings:
    return settings_of(request)


async def _identifier(
    identifier: Annotated[str, Path(description="Id of a thing", examples=["region-500102"])],
) -> str:
    return check_identifier(identifier)


def check_identifier(identifier: str) -> str:
    """Return an id as it is; raise ``NotFoundError`` for a text that can be no thing's id."""
    if not _IDENTIFIER.fullmatch(identifier):
        raise NotFoundError("Nothing in the graph can have this id: ids are ASCII letters, digits, '-', '.' and '_'.")
    return identifier


AskedLanguage = Annotated[
    Language | None, Query(alias="lang", description="Language of the texts; else what `Accept-Language` likes best")
]
AcceptLanguage = Annotated[str | None, Header(alias="Accept-Language", include_in_schema=False)]


async def _page_language(asked: AskedLanguage = None, accepted: AcceptLanguage = None) -> Language:
    return asked or negotiate_language(accepted, "zh")


def page_language_of(request: Request) -> Language:
    """Return the language of a page: the one that the address asks for, else what the browser likes best."""
    asked = request.query_params.get("lang")
    languages: tuple[Language, ...] = get_args(Language)
    chosen = next((language for language in languages if language == asked), None)
    return chosen or negotiate_language(request.headers.get("accept-language"), "zh")


async def _data_language(asked: AskedLanguage = None, accepted: AcceptLanguage = None) -> Language:
    return asked or negotiate_language(accepted, "en")


Graph = Annotated[KnowledgeGraph, Depends(_graph)]
Configuration = Annotated[Settings, Depends(_settings)]
Identifier = Annotated[str, Depends(_identifier)]
Accept = Annotated[str | None, Header(alias="Accept", include_in_schema=False)]
Limit = Annotated[int, Query(ge=1, le=1000, description="The most items to answer with")]
Cursor = Annotated[str | None, Query(max_length=200, description="The value of `next` in the part before")]
Depth = Annotated[int, Query(ge=1, le=4, description="The most steps from the focus")]
# Pages speak Chinese to who asks for no language, as the documents do; data speak English, as errors do.
PageLanguage = Annotated[Language, Depends(_page_language)]
DataLanguage = Annotated[Language, Depends(_data_language)]
InRegion = Annotated[
    str | None,
    Query(
        max_length=200,
        description="Only what documents of this region, and of the regions in it, state: a name, a code or an id",
        examples=["南川区"],
    ),
]
InDocument = Annotated[
    str | None,
    Query(max_length=200, description="Only what this document states: its id", examples=["nanchuan-14fyp"]),
]
