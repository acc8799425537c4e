"""The web application: all resources over one graph."""

from importlib.metadata import version

from fastapi import FastAPI

from api import problems
from api.headers import HeadAsGet, SafeHeaders
from api.models import ProblemDetails
from api.routes import (
    document_sources,
    documentation,
    documents,
    entities,
    health,
    home,
    linked_data,
    network,
    observations,
    search,
    sparql,
    view,
    vocabulary,
)
from api.settings import Settings
from graph.knowledge_graph import KnowledgeGraph

_ROUTES = (
    home,
    search,
    entities,
    network,
    observations,
    documents,
    document_sources,
    sparql,
    linked_data,
    vocabulary,
    view,
    health,
    documentation,
)


def create_application(graph: KnowledgeGraph, settings: Settings) -> FastAPI:
    """Return the application that serves a graph; the caller opens and closes the graph."""
    application = FastAPI(
        title="innokg",
        summary="A knowledge graph of regional innovation, read from planning documents",
        version=version("innokg"),
        # The framework's own page loads its scripts from another host.
        docs_url=None,
        redoc_url=None,
        responses={"default": {"model": ProblemDetails, "description": "A problem, as RFC 9457 describes it"}},
    )
    application.state.graph = graph
    application.state.settings = settings
    for module in _ROUTES:
        application.include_router(module.router)
    problems.install(application)
    application.add_middleware(SafeHeaders)
    application.add_middleware(HeadAsGet)
    return application
