"""Who may speak to the agents' endpoint: no page that a browser was led to under another name."""

from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

_LOCAL = "localhost"


def check_access(headers: Headers, allowed: Collection[str]) -> None:
    """Refuse a request whose host or origin is a name that this service does not go by.

    A page of another site can have its own name lead to this machine (DNS rebinding), but not an address in figures or
    ``localhost``. ``allowed`` are further names, in small letters. Raises 421 and 403.
    """
    if not _known(headers.get("host", ""), allowed):
        raise HTTPException(421, "This service does not go by that host's name; INNOKG_MCP_HOSTS can add it.")
    origin = headers.get("origin")
    if origin is not None and not _known(urlsplit(origin).netloc, allowed):
        raise HTTPException(403, "Pages of that origin may not ask here; INNOKG_MCP_HOSTS can add its host.")


def _known(host: str, allowed: Collection[str]) -> bool:
    """Tell whether a host, with its port or without, is an address in figures or a known name.

    >>> [_known(host, {"kg.example"}) for host in ("127.0.0.1:8321", "[::1]", "localhost", "kg.example:80")]
    [True, True, True, True]
    >>> [_known(host, {"kg.example"}) for host in ("a.example", "kg.example.a.example", "")]
    [False, False, False]
    """
    try:
        name = (urlsplit(f"//{host}").hostname or "").lower()
        if not name:
            return False
        if name == _LOCAL or name in allowed:
            return True
        ip_address(name)
    except ValueError:
        return False
    return True
