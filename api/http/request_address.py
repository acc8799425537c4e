"""The address that a request was sent to."""

from fastapi import Request


def address_of(request: Request) -> str:
    """Return the address of a request without its query, percent-encoded as it came."""
    path = request.scope.get("raw_path") or request.scope["path"].encode()
    return f"{request.url.scheme}://{request.url.netloc}{path.decode('latin-1')}"
