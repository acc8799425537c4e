"""Where a store is: a directory, or the address of a SPARQL 1.1 server."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit, urlunsplit

from ontology.errors import SettingsError

#: Seconds that one request to a server may take.
DEFAULT_TIMEOUT = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreAddress:
    """The endpoints of a server and what it asks of a client.

    ``query`` and ``update`` are http or https addresses; ``user`` and ``password`` are for HTTP authentication, basic
    or digest as the server asks; ``timeout`` is in seconds, for one request.
    """

    query: str
    update: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    timeout: float = DEFAULT_TIMEOUT

    @classmethod
    def parse(cls, address: str, *, update: str | None = None, timeout: float = DEFAULT_TIMEOUT) -> Self:
        """Return the address that a text names; a user and a password may stand before the host.

        Without ``update``, updates go where queries go, and for an address that ends in ``/query`` to its neighbour
        ``/update``. Raises ``SettingsError`` for what is no http or https address.

        >>> StoreAddress.parse("http://reader:secret@db.example:7878/query")
        StoreAddress(query='http://db.example:7878/query', update='http://db.example:7878/update', \
user='reader', timeout=60.0)
        """
        query, user, password = _without_user(address)
        if update is not None:
            changed, other_user, other_password = _without_user(update)
            user, password = (other_user, other_password) if user is None else (user, password)
        else:
            changed = f"{query.removesuffix('/query')}/update" if query.endswith("/query") else query
        return cls(query=query, update=changed, user=user, password=password, timeout=timeout)


def is_address(location: str | Path) -> bool:
    """Tell whether a location is the address of a server and no directory.

    >>> is_address("https://db.example/sparql"), is_address("graph"), is_address(Path("http:"))
    (True, False, False)
    """
    return isinstance(location, str) and location.lower().startswith(("http://", "https://"))


def _without_user(address: str) -> tuple[str, str | None, str | None]:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise SettingsError(f"The store's address cannot be read: {error}.") from error
    if parts.scheme.lower() not in ("http", "https") or not host or parts.fragment:
        raise SettingsError("A store's address begins with http:// or https:// and a host, and has no fragment.")
    network = (f"[{host}]" if ":" in host else host) + ("" if port is None else f":{port}")
    user = None if parts.username is None else unquote(parts.username)
    password = None if parts.password is None else unquote(parts.password)
    return urlunsplit((parts.scheme, network, parts.path, parts.query, "")), user, password
