"""Bodies of requests, read no further than they may be long."""

from fastapi import Request

from ontology.errors import TooLargeError, UnsupportedMediaTypeError


def media_type_of(request: Request) -> str:
    """Return the media type of a request's body without its parameters, nothing where there is none."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def read_body(request: Request, most: int) -> bytes:
    """Return the body of a request of at most so many bytes.

    Raises ``TooLargeError`` for a longer one, at once where the request says how long it is, and
    ``UnsupportedMediaTypeError`` for a compressed one: what it unpacks to has no limit.
    """
    if request.headers.get("content-encoding", "identity").lower() not in ("identity", ""):
        raise UnsupportedMediaTypeError("A request's body is read as it is, without a content coding.")
    announced = request.headers.get("content-length", "")
    body = bytearray()
    if announced.isdecimal() and int(announced) > most:
        raise _too_large(most)
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise _too_large(most)
    return bytes(body)


def _too_large(most: int) -> TooLargeError:
    return TooLargeError(f"The body of this request has at most {most:,} bytes.")
