"""The network around a thing as a page."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from api.dependencies import Depth, Graph, Limit, PageLanguage, check_identifier
from api.http.headers import SCRIPTED_PAGE
from api.pages import page
from api.routes.network import Focus, Relations, Types
from graph.answers import Network
from graph.knowledge_graph import KnowledgeGraph
from ontology.vocabulary import Language

router = APIRouter(prefix="/view", tags=["pages"])

TITLES = {"zh": "区域创新知识图谱", "en": "Regional innovation"}


@router.get("", summary="The network around a thing as a page", response_class=HTMLResponse)
def view(
    graph: Graph,
    language: PageLanguage,
    focus: Focus = None,
    depth: Depth = 1,
    limit: Limit = 200,
    relation: Relations = None,
    type: Types = None,  # noqa: A002 - the parameter's published name
) -> HTMLResponse:
    """Return a page that draws the network around a thing, or without one the best connected things."""
    if focus is None:
        network = graph.network(limit=limit)
        title = TITLES[language]
    else:
        network = graph.neighbourhood(
            check_identifier(focus), depth=depth, limit=limit, predicates=relation or (), types=type or ()
        )
        title = next((node.label for node in network.nodes if node.id == network.focus), TITLES[language])
    return _drawn(graph, network, title, language)


class Picture(BaseModel):
    """What a page of its own shall show: things by their ids, and the relations among them."""

    model_config = ConfigDict(extra="forbid")

    nodes: list[str] = Field(min_length=1, max_length=1000, description="Ids of things, the one in the middle first")
    relations: list[tuple[str, str, str]] | None = Field(
        default=None,
        max_length=20_000,
        description="Relations to show, each as source, predicate and target; without it all among the things",
    )
    title: Annotated[str, Field(max_length=200)] = ""


@router.post("", summary="Given things and the relations among them as a page", response_class=HTMLResponse)
def view_of(request: Request, graph: Graph, language: PageLanguage, picture: Picture) -> HTMLResponse:
    """Return a page that draws things and relations: it holds all that it shows, and opens as a file too.

    Its links lead back to the address that it was asked for at.
    """
    network = graph.among(map(check_identifier, picture.nodes))
    if picture.relations is not None:
        wanted = set(picture.relations)
        kept = tuple(edge for edge in network.edges if (edge.source, edge.predicate, edge.target) in wanted)
        network = replace(network, edges=kept)
    # A page that is kept as a file needs the whole address.
    service = f"{request.url.scheme}://{request.url.netloc}"
    return _drawn(graph, network, picture.title or TITLES[language], language, service=service)


def _drawn(
    graph: KnowledgeGraph, network: Network, title: str, language: Language, *, service: str = ""
) -> HTMLResponse:
    # What draws networks imports IPython and more, for which the start of a service should not wait.
    from visual.page import network_page

    html = network_page(
        network,
        title=title,
        language=language,
        entity_url=f"{service}/id/",
        home_url=f"{service}/?lang={language}",
        details=graph.details(network),
    )
    return page(html, policy=SCRIPTED_PAGE)
