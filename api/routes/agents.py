"""The Model Context Protocol over HTTP: tools that language models call."""

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from api.agents.access import check_access
from api.agents.messages import JSON, Refusals, again, read_message
from api.dependencies import graph_of, settings_of

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

router = APIRouter(prefix="/mcp", tags=["agents"])

_BODY = {
    "requestBody": {
        "required": True,
        "content": {JSON: {"schema": {"type": "object", "description": "A JSON-RPC 2.0 message"}}},
    }
}


class _McpAnswer(Response):
    """An answer that the protocol's own package gives: each request by itself, nothing kept between two."""

    def __init__(self, request: Request, message: bytes) -> None:
        super().__init__()
        self._request = request
        self._message = message

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        # The package takes some 0.5 s to import, for which no service should wait that no agent asks.
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

        server = await run_in_threadpool(_server_of, self._request)
        manager = StreamableHTTPSessionManager(
            # The package has no other way to answer single requests inside another application.
            server._lowlevel_server,
            json_response=True,
            stateless=True,
            max_request_body_size=max(len(self._message), 1),
        )
        async with manager.run():
            await manager.handle_request(scope, again(self._message, receive), Refusals(self._request, send))


@router.post("", summary="Model Context Protocol", openapi_extra=_BODY, response_class=Response)
async def mcp(request: Request) -> Response:
    """Answer a message of the Model Context Protocol (streamable HTTP, without sessions).

    Tools only read: search, entity, evidence, neighbourhood, path, indicator, chain, documents, match, sparql. The
    service goes by its address in figures, by `localhost`, and by the names in `INNOKG_MCP_HOSTS`.
    """
    settings = settings_of(request)
    check_access(request.headers, settings.mcp_hosts)
    return _McpAnswer(request, await read_message(request, settings.request_limits.query))


def _server_of(request: Request) -> "MCPServer":
    from api.agents.server import create_server

    state = request.app.state
    if state.agents is None:
        state.agents = create_server(graph_of(request), settings_of(request).namespaces)
    server: MCPServer = state.agents
    return server
