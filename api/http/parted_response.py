"""Answers that are large: sent in parts, so that no other request waits until one is compressed and sent."""

import asyncio

from fastapi.responses import Response
from starlette.types import Receive, Scope, Send

# To compress so much takes some 5 ms.
_PART = 1 << 18


class PartedResponse(Response):
    """An answer whose body is at hand and goes out part by part."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer."""
        body = self.body
        if len(body) <= _PART:
            await super().__call__(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        view = memoryview(body)
        for start in range(0, len(body), _PART):
            part = bytes(view[start : start + _PART])
            await send({"type": "http.response.body", "body": part, "more_body": start + _PART < len(body)})
            await asyncio.sleep(0)
