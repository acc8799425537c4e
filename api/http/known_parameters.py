"""The parameters that a route knows: another one is a slip, which nobody would notice if it did nothing."""

from collections.abc import Iterator

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from ontology.errors import RequestError

# Pages and protocols of others may be asked with more than they know.
_STRICT = "/api/"
# Every answer may be asked for in a language, though not every one has words.
_EVERYWHERE = {"lang"}


class KnownParameters:
    """A dependency of all routes that refuses parameters which the description of a route has not."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], frozenset[str]] = {}

    async def __call__(self, request: Request) -> None:
        """Raise ``RequestError`` for a parameter that the route of a request does not know."""
        route = request.scope.get("route")
        if not request.query_params or not isinstance(route, APIRoute) or not route.path.startswith(_STRICT):
            return
        unknown = sorted(request.query_params.keys() - self._of(route) - _EVERYWHERE)
        if unknown:
            known = ", ".join(sorted(self._of(route)))
            raise RequestError(f"{route.path} has no parameter {unknown[0][:100]!r}; it has {known or 'none'}.")

    def _of(self, route: APIRoute) -> frozenset[str]:
        key = (route.path, *sorted(route.methods or ()))
        if key not in self._known:
            described = (route.openapi_extra or {}).get("parameters", ())
            names = {one["name"] for one in described if one["in"] == "query"}
            self._known[key] = frozenset(names.union(_declared(route.dependant)))
        return self._known[key]


def _declared(dependant: Dependant) -> Iterator[str]:
    """Yield the names of the parameters of a function and of those that it depends on."""
    yield from (parameter.alias for parameter in dependant.query_params)
    for one in dependant.dependencies:
        yield from _declared(one)
