"""Messages of the Model Context Protocol over HTTP, and refusals of them as problems."""

import json
from http import HTTPStatus

from fastapi import Request
from starlette.types import Message, Receive, Send

from api.http import problems
from api.http.request_body import media_type_of, read_body
from ontology.errors import RequestError, UnsupportedMediaTypeError

JSON = "application/json"


async def read_message(request: Request, most: int) -> bytes:
    """Return the body of a request that holds a message; raise what makes a problem for any other."""
    if media_type_of(request) != JSON:
        raise UnsupportedMediaTypeError(f"A message of the Model Context Protocol comes as {JSON}.")
    body = await read_body(request, most)
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RequestError(f"The message is no JSON: {str(error)[:200]}.") from error
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        raise RequestError('A message is one JSON object with "jsonrpc": "2.0".')
    return body


def again(body: bytes, receive: Receive) -> Receive:
    """Return what gives a body that was read already, and then what comes after it."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> Message:
        return waiting.pop() if waiting else await receive()

    return received


class Refusals:
    """Sends answers on; refusals that are no messages of the protocol become problems."""

    def __init__(self, request: Request, send: Send) -> None:
        self._request = request
        self._send = send
        self._status: int | None = None
        self._text = b""

    async def __call__(self, message: Message) -> None:
        """Send a part of an answer on."""
        if message["type"] == "http.response.start":
            headers = {name.lower(): value for name, value in message.get("headers", ())}
            is_message = headers.get(b"content-type", b"").startswith(JSON.encode())
            self._status = None if message["status"] < HTTPStatus.BAD_REQUEST or is_message else message["status"]
        if self._status is None:
            await self._send(message)
        elif message["type"] == "http.response.body":
            self._text += message.get("body", b"")
            if not message.get("more_body"):
                await self._refuse(HTTPStatus(self._status))

    async def _refuse(self, status: HTTPStatus) -> None:
        problem = problems.Problem("", status, status.phrase)
        detail = self._text.decode(errors="replace")[:500] or f"{status.phrase}."
        answer = problems.response(problem, detail, self._request)
        await answer(self._request.scope, self._request.receive, self._send)
