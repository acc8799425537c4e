"""Entity tags for all that depends on the state of the graph and on the request alone."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.dependencies import graph_of
from api.http import entity_tags

# What has one state for one name of the graph's. Jobs go on while the graph stays as it is.
_TAGGED = ("/api/", "/id/", "/ontology", "/find", "/view", "/reconcile")
_UNTAGGED = ("/api/jobs/",)
_CHOSEN_BY = ("accept", "accept-language")


class StateTags:
    """Middleware that gives answers a tag of the graph's state, and none again to who has them (RFC 9110, 13.1.2)."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _is_tagged(scope["path"]):
            await self._application(scope, receive, send)
            return
        request = Request(scope)
        graph = graph_of(request)
        version = await run_in_threadpool(lambda: graph.version)
        chosen = [request.headers.get(name) for name in _CHOSEN_BY]
        tag = entity_tags.tag_of(version, scope["path"], request.url.query, *chosen)
        unchanged = entity_tags.not_modified(request, tag)
        if unchanged is not None:
            unchanged.headers["Vary"] = "Accept, Accept-Language"
            await unchanged(scope, receive, send)
            return

        async def send_tagged(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = MutableHeaders(scope=message)
                headers.setdefault("ETag", tag)
                headers.setdefault("Cache-Control", "no-cache")
                for name in ("Accept", "Accept-Language"):
                    if name.lower() not in headers.get("vary", "").lower().replace(" ", "").split(","):
                        headers.add_vary_header(name)
            await send(message)

        await self._application(scope, receive, send_tagged)


def _is_tagged(path: str) -> bool:
    return path.startswith(_TAGGED) and not path.startswith(_UNTAGGED)
