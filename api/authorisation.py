"""Who may change the graph over HTTP: whoever shows the service's token."""

import hmac
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.dependencies import Configuration
from api.settings import Settings
from ontology.errors import UnauthorisedError, WritingOffError


def check_token(request: Request, settings: Settings) -> None:
    """Let a request pass that carries the service's token, before anything of its body is read.

    Raises ``WritingOffError`` where the service has no token and ``UnauthorisedError`` where the request's is missing
    or another. The comparison takes the same time wherever two tokens differ.
    """
    if settings.admin_token is None:
        raise WritingOffError("This service takes no changes over HTTP: INNOKG_ADMIN_TOKEN is not set where it runs.")
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise UnauthorisedError("A change needs the header 'Authorization: Bearer' with the service's token.")
    # The framework decodes headers as Latin-1, which gives back the bytes that were sent.
    if not hmac.compare_digest(token.strip().encode("latin-1"), settings.admin_token.encode()):
        raise UnauthorisedError("The token of the request is not the service's.")


def has_token(request: Request, settings: Settings) -> bool:
    """Tell whether a request carries the service's token; one that only reads needs none and may carry any other."""
    try:
        check_token(request, settings)
    except (UnauthorisedError, WritingOffError):
        return False
    return True


#: How the description names what a change needs.
TOKEN = "token"  # noqa: S105 - the name of the scheme
_BEARER = HTTPBearer(auto_error=False, scheme_name=TOKEN, description="The service's `INNOKG_ADMIN_TOKEN`")


#: Names the token in the description of what depends on it; the header itself is read by ``check_token``.
Bearer = Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)]


async def _administrator(request: Request, settings: Configuration, _: Bearer = None) -> None:
    check_token(request, settings)


#: For the description of routes that need the token for some of what they do.
TOKEN_FOR_SOME: list[dict[str, list[str]]] = [{}, {TOKEN: []}]

#: For routes that change the graph whatever the request holds.
Administrator = Annotated[None, Depends(_administrator)]
