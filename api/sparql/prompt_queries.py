"""The short way to a query's answer: what programs ask most often passes by the routes and by what routes need."""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http import problems
from api.http.headers import SAFE
from api.http.negotiation import HTML
from api.routes.sparql import query_by_get
from ontology.errors import InnokgError

_PATH = "/sparql"
_ACCEPT = b"accept"
_HTML = HTML.encode()


class PromptQueries:
    """Middleware that answers ``GET /sparql`` for programs; browsers, and all other requests, go on to the routes.

    Of what a lookup takes in the serving process, choosing among the routes, their dependencies and the middleware
    that they need are a third.
    """

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["path"] != _PATH or scope["method"] != "GET" or _is_browser(scope):
            await self._application(scope, receive, send)
            return
        request = Request(scope, receive, send)
        try:
            answer = await query_by_get(request)
        except InnokgError as error:
            answer = await problems.foreseen(request, error)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *SAFE]
            await send(message)

        await answer(scope, receive, send_with_headers)


def _is_browser(scope: Scope) -> bool:
    return any(name == _ACCEPT and _HTML in value for name, value in scope["headers"])
