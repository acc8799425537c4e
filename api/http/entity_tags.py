"""Entity tags: a repeated question that would have the same answer gets none."""

import hashlib
import re
from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import Response

from graph.knowledge_graph import KnowledgeGraph

_TAG = re.compile(r'(?:W/)?("[^"]*")')


def tag(graph: KnowledgeGraph, *chosen: str | None) -> str:
    """Return the tag of an answer: of the graph's state and of what was chosen from the request's headers.

    It must be taken before the answer is made. A change in between then gives the new answer the old tag, which no
    later state has; the other way round, an old answer would stay valid. It is weak, for compression changes the bytes.
    """
    return tag_of(graph.version, *chosen)


def tag_of(version: str, *chosen: str | None) -> str:
    """Return the tag of an answer in the state of a name."""
    digest = hashlib.sha256("\0".join(part or "" for part in chosen).encode()).hexdigest()[:12]
    return f'W/"{version}-{digest}"'


def headers(tag: str | None) -> dict[str, str]:
    """Return the headers of an answer that may be kept and is asked about again each time."""
    if tag is None:
        return {"Vary": "Accept", "Cache-Control": "no-store"}
    return {"Vary": "Accept", "Cache-Control": "no-cache", "ETag": tag}


def not_modified(request: Request, tag: str | None) -> Response | None:
    """Return the answer 304 where the client has what is tagged, None where it has not."""
    if tag is None:
        return None
    wanted = tag.removeprefix("W/")
    if wanted in _TAG.findall(request.headers.get("if-none-match", "")):
        kept: Mapping[str, str] = headers(tag)
        return Response(status_code=304, headers=kept)
    return None
