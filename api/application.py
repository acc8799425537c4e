"""The web application: all resources over one graph."""

from importlib.metadata import version

from fastapi import Depends, FastAPI
from starlette.middleware.cors import CORSMiddleware

from api.documents.uploads import Uploads
from api.examples import with_examples
from api.http import problems
from api.http.headers import Compression, HeadAsGet, SafeHeaders
from api.http.known_parameters import KnownParameters
from api.http.state_tags import StateTags
from api.models import ProblemDetails
from api.routes import (
    agents,
    algorithms,
    backup,
    chains,
    comparisons,
    document_changes,
    document_sources,
    documentation,
    documents,
    entities,
    explorer,
    find,
    graph_store,
    health,
    jobs,
    ladder,
    ledger,
    likenesses,
    linked_data,
    matches,
    network,
    observations,
    policies,
    questions,
    reconciliation,
    reviews,
    search,
    sparql,
    structures,
    view,
    vocabulary,
)
from api.settings import Settings
from api.sparql.answer_cache import AnswerCache
from api.sparql.prompt_queries import PromptQueries
from api.writers import Writers
from graph.knowledge_graph import KnowledgeGraph

# The framework tries them in this order: what programs ask most often stands first.
_ROUTES = (
    sparql,
    explorer,
    search,
    entities,
    network,
    algorithms,
    observations,
    chains,
    matches,
    structures,
    policies,
    reconciliation,
    agents,
    comparisons,
    likenesses,
    jobs,
    ledger,
    ladder,
    documents,
    document_sources,
    document_changes,
    reviews,
    graph_store,
    linked_data,
    vocabulary,
    find,
    view,
    health,
    backup,
    documentation,
    questions,
)

# Below it compression costs more than it saves. Level 5 makes results of queries a tenth as long, 9 little less.
_SMALLEST_COMPRESSED = 1000
_COMPRESSION = 5
_PREFLIGHT_SECONDS = 86_400
_MEGABYTE = 2**20


def create_application(graph: KnowledgeGraph, settings: Settings) -> FastAPI:
    """Return the application that serves a graph; the caller closes its uploads, and opens and closes the graph."""
    application = FastAPI(
        title="innokg",
        summary="A knowledge graph of regional innovation, read from planning documents",
        version=version("innokg"),
        # The framework's own page loads its scripts from another host.
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(KnownParameters())],
        responses={"default": {"model": ProblemDetails, "description": "A problem, as RFC 9457 describes it"}},
    )
    graph.analysis.limit(settings.algorithm_limits)
    application.state.graph = graph
    application.state.settings = settings
    application.state.uploads = Uploads(graph, settings)
    application.state.agents = None
    application.state.writers = Writers(settings.request_limits.writers)
    application.state.answers = AnswerCache(settings.query_cache_mb * _MEGABYTE)
    for module in _ROUTES:
        application.include_router(module.router)
    problems.install(application)
    application.add_middleware(StateTags)
    application.add_middleware(SafeHeaders)
    application.add_middleware(PromptQueries)
    application.add_middleware(Compression, minimum_size=_SMALLEST_COMPRESSED, compresslevel=_COMPRESSION)
    # Outside of what compresses, so that HEAD tells the length that GET sends.
    application.add_middleware(HeadAsGet)
    # What all may read, pages of other hosts may; a change needs a token, which no browser adds by itself.
    application.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
        allow_headers=["Accept", "Authorization", "Content-Encoding", "Content-Type", "If-Match", "If-None-Match"],
        expose_headers=["ETag", "Location", "Retry-After"],
        max_age=_PREFLIGHT_SECONDS,
    )
    plain = application.openapi
    application.openapi = lambda: with_examples(plain())  # type: ignore[method-assign] # the framework's own way
    return application
