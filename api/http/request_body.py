"""Bodies of requests, read and unpacked no further than they may be long."""

import zlib

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from ontology.errors import RequestError, TooLargeError, UnsupportedMediaTypeError

_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
# What zlib calls the wrapping of what it unpacks: that of gzip, its own, and none.
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_DEFLATED = 8
_PIECE = 1 << 20


def media_type_of(request: Request) -> str:
    """Return the media type of a request's body without its parameters, nothing where there is none."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def read_body(request: Request, most: int) -> bytes:
    """Return the body of a request, of at most so many bytes as it came and unpacked (RFC 9110, section 8.4).

    Raises ``TooLargeError`` for a longer one, at once where the request says how long it is,
    ``UnsupportedMediaTypeError`` for a content coding other than gzip and deflate, and ``RequestError`` for a body that
    is not packed as the request says.
    """
    coding = request.headers.get("content-encoding", "").strip().lower()
    if coding not in ("", "identity", *_CODINGS):
        raise UnsupportedMediaTypeError("A request's body is read as it is, or packed by gzip or deflate.")
    announced = request.headers.get("content-length", "")
    body = bytearray()
    if announced.isdecimal() and int(announced) > most:
        raise _too_large(most)
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                raise _too_large(most)
    except ClientDisconnect as error:
        raise RequestError("The client has gone before its request was whole.") from error
    if coding not in _CODINGS:
        return bytes(body)
    return await run_in_threadpool(unpacked, bytes(body), _CODINGS[coding], most)


def unpacked(data: bytes, coding: str, most: int) -> bytes:
    """Return what was packed by ``gzip`` or ``deflate``, which may have at most so many bytes.

    Raises ``TooLargeError`` and ``RequestError``.

    >>> unpacked(zlib.compress(b"ASK {}"), "deflate", 10)
    b'ASK {}'
    """
    found = bytearray()
    while data:
        inflater = zlib.decompressobj(_GZIP if coding == "gzip" else _wrapping(data))
        try:
            while not inflater.eof and data:
                found += inflater.decompress(data, _PIECE)
                data = inflater.unconsumed_tail
                if len(found) > most:
                    raise _too_large(most)
        except zlib.error as error:
            raise RequestError(f"The request's body cannot be unpacked by {coding}: {error}.") from error
        if not inflater.eof:
            found += inflater.flush()
            raise RequestError(f"The request's body is cut off: what was packed by {coding} does not end.")
        # What is packed by gzip may come in several members (RFC 1952, section 2.2).
        data = inflater.unused_data if coding == "gzip" else b""
    return bytes(found)


def _wrapping(data: bytes) -> int:
    """Return whether deflated data are wrapped as RFC 9110 has it, or bare, as some clients send them."""
    wrapped = data[0] & 0x0F == _DEFLATED and int.from_bytes(data[:2]) % 31 == 0
    return _ZLIB if wrapped else _RAW


def _too_large(most: int) -> TooLargeError:
    return TooLargeError(f"The body of this request has at most {most:,} bytes, also unpacked.")
