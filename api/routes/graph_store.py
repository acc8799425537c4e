"""The SPARQL 1.1 Graph Store HTTP Protocol: whole graphs by their names."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from urllib.parse import parse_qs
from uuid import uuid4

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response, StreamingResponse
from pyoxigraph import NamedNode

from api.authorisation import Administrator
from api.dependencies import Accept, Graph
from api.http import entity_tags
from api.http.negotiation import negotiate
from api.http.preconditions import Condition
from api.http.request_address import address_of
from api.sparql.graph_upload import Upload, read_upload
from api.sparql.request import UPDATE, read_patch
from api.writers import Changes
from graph.exchange.graph_store import GraphStore
from graph.knowledge_graph import KnowledgeGraph
from graph.serialisation import GRAPH_FORMATS
from graph.sparql.dataset import graph_node
from ontology.errors import RequestError

Result = TypeVar("Result")

PATH = "/rdf-graph-store"
router = APIRouter(prefix=PATH, tags=["Graph store"])

_PARAMETERS: dict[str, Any] = {
    "parameters": [
        {"name": "graph", "in": "query", "schema": {"type": "string", "format": "iri"}, "description": "A graph's IRI"},
        {"name": "default", "in": "query", "schema": {"type": "string"}, "description": "Given: the default graph"},
    ]
}
_BODY = {"requestBody": {"content": {media_type: {"schema": {"type": "string"}} for media_type in GRAPH_FORMATS}}}
_GRAPHS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The graph, as accepted", "content": {media_type: {} for media_type in GRAPH_FORMATS}}
}
_PATCH = _PARAMETERS | {"requestBody": {"content": {UPDATE: {"schema": {"type": "string"}}}}}
_CHANGES: dict[int | str, dict[str, Any]] = {
    201: {"description": "The graph is new"},
    204: {"description": "The graph was changed"},
    412: {"description": "`If-Match` or `If-None-Match` does not hold"},
}
_DELETION: dict[int | str, dict[str, Any]] = {204: {"description": "The graph is gone"}}


@dataclass(frozen=True, slots=True)
class Named:
    """The graph that a request is about: None for the default graph; ``base`` is what relative IRIs are read against.

    ``chosen`` tells whether the request names a graph at all.
    """

    name: NamedNode | None
    base: str
    chosen: bool = True


async def _named(request: Request) -> Named:
    """Read which graph a request is about, by ``?default``, by ``?graph=`` or by the address itself."""
    address = address_of(request)
    try:
        parameters = parse_qs(request.url.query, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise RequestError(f"The address cannot be read: {error}.") from error
    graphs, default = parameters.get("graph", []), "default" in parameters
    if request.scope["path"].rstrip("/") != PATH:
        if graphs or default:
            raise RequestError("The address names a graph already, so it has neither 'graph' nor 'default'.")
        return Named(graph_node(address), address)
    if len(graphs) + default > 1:
        raise RequestError("A request is about one graph: 'default', or one parameter 'graph'.")
    if graphs:
        return Named(graph_node(graphs[0]), graphs[0])
    return Named(None, address, chosen=default)


async def _chosen(named: Annotated[Named, Depends(_named)]) -> Named:
    if not named.chosen:
        raise RequestError("The request names no graph: it needs '?default' or '?graph=' with an IRI.")
    return named


class Change:
    """A change that a request wants, in its turn and on the condition that it sets."""

    def __init__(self, graph: Graph, changes: Changes, condition: Condition) -> None:
        self._graph = graph
        self._changes = changes
        self._condition = condition

    async def made(self, named: Named, make: Callable[[GraphStore, Callable[[bool], None]], Result]) -> Result:
        """Return what making it returns; it is given the graphs, and the condition to check when nobody else writes."""
        return await self._changes.run(lambda: make(self._graph.graphs, lambda held: self._check(named, held)))

    def _check(self, named: Named, held: bool) -> None:
        self._condition(held, (_tag(self._graph, named, media_type) for media_type in GRAPH_FORMATS))


def _tag(graph: KnowledgeGraph, named: Named, media_type: str) -> str:
    return entity_tags.tag(graph, named.name.value if named.name else None, media_type)


Chosen = Annotated[Named, Depends(_chosen)]
Body = Annotated[Upload, Depends(read_upload)]


@router.get("", summary="Read a graph", responses=_GRAPHS, response_class=Response, openapi_extra=_PARAMETERS)
@router.get("/{path:path}", include_in_schema=False)
def read(graph: Graph, named: Chosen, request: Request, accept: Accept = None) -> Response:
    """Answer with the triples of a graph."""
    media_type = negotiate(accept, tuple(GRAPH_FORMATS))
    tag = _tag(graph, named, media_type)
    chunks = graph.graphs.read(named.name, media_type)
    if unchanged := entity_tags.not_modified(request, tag):
        return unchanged
    return StreamingResponse(chunks, media_type=media_type, headers=entity_tags.headers(tag))


@router.put(
    "", summary="Replace a graph", responses=_CHANGES, response_class=Response, openapi_extra=_PARAMETERS | _BODY
)
@router.put("/{path:path}", include_in_schema=False)
async def replace(_: Administrator, change: Annotated[Change, Depends()], named: Chosen, body: Body) -> Response:
    """Put the triples of the body in place of what the graph held."""
    new = await change.made(
        named, lambda graphs, condition: graphs.replace(named.name, body.triples(named.base), condition=condition)
    )
    return Response(status_code=201 if new else 204)


@router.post(
    "", summary="Add to a graph", responses=_CHANGES, response_class=Response, openapi_extra=_PARAMETERS | _BODY
)
@router.post("/{path:path}", include_in_schema=False)
async def add(
    _: Administrator, change: Annotated[Change, Depends()], named: Annotated[Named, Depends(_named)], body: Body
) -> Response:
    """Add the triples of the body to a graph; without a graph's name, to a new one that `Location` names."""
    address = f"{named.base.rstrip('/')}/{uuid4()}"
    target = named if named.chosen else Named(NamedNode(address), address)
    new = await change.made(
        target, lambda graphs, condition: graphs.add(target.name, body.triples(target.base), condition=condition)
    )
    headers = {} if named.chosen else {"Location": address}
    return Response(status_code=201 if new else 204, headers=headers)


@router.patch(
    "", summary="Change a graph by an update", responses=_CHANGES, response_class=Response, openapi_extra=_PATCH
)
@router.patch("/{path:path}", include_in_schema=False)
async def patch(
    _: Administrator,
    change: Annotated[Change, Depends()],
    named: Chosen,
    update: Annotated[str, Depends(read_patch)],
) -> Response:
    """Insert and delete triples as a SPARQL update says, to which the graph is the default graph."""
    new = await change.made(
        named, lambda graphs, condition: graphs.patch(named.name, update, base=named.base, condition=condition)
    )
    return Response(status_code=201 if new else 204)


@router.delete("", summary="Delete a graph", responses=_DELETION, response_class=Response, openapi_extra=_PARAMETERS)
@router.delete("/{path:path}", include_in_schema=False)
async def delete(_: Administrator, change: Annotated[Change, Depends()], named: Chosen) -> Response:
    """Delete a graph, or empty the default graph."""
    await change.made(named, lambda graphs, condition: graphs.remove(named.name, condition=condition))
    return Response(status_code=204)
