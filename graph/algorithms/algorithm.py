"""An algorithm of the registry."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from graph.algorithms.parameter import Parameter, Value
from graph.algorithms.results import Computed, Ranking, Work
from ontology.errors import RequestError

#: How many steps of work something takes on a graph of so many things and relations, with some values.
Effort = Callable[[int, int, Mapping[str, Value]], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What the catalogue says of an algorithm; texts are by language, ``zh`` and ``en``.

    ``explains`` is the sentence about one item of its answer, with the names of the item's numbers in braces.
    """

    title: Mapping[str, str]
    tells: Mapping[str, str]
    explains: Mapping[str, str]
    parameters: Mapping[str, Mapping[str, str]]
    cost: str
    reference: str


def linear(things: int, relations: int, _: Mapping[str, Value]) -> float:
    """Return the effort of what looks at everything some ten times."""
    return 10.0 * (things + relations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Algorithm:
    """An algorithm with its parameters; ``directed`` is whether it follows relations the way they are stated.

    ``without`` are the classes that it leaves out unless it is told otherwise, where it is not the usual ones, and
    ``placed`` is whether things count as linked with the regions of the documents that state their relations.
    ``kinds`` is whether it looks at the classes of things, ``ascending`` whether the lowest score is the best.
    """

    name: str
    compute: Callable[[Work], Computed]
    parameters: tuple[Parameter, ...] = ()
    effort: Effort = linear
    directed: bool = False
    without: frozenset[str] | None = None
    placed: bool = False
    kinds: bool = False
    ascending: bool = field(default=False)

    @property
    def texts(self) -> Texts:
        """Return what the catalogue says of it."""
        return _catalogue()[self.name]

    @property
    def ranks(self) -> bool:
        """Tell whether it gives things scores, which can be compared with those of other selections."""
        return self.compute.__annotations__["return"] is Ranking

    def read(self, given: Mapping[str, list[str]]) -> dict[str, Value]:
        """Return the values of all parameters; raise ``RequestError`` for one that it has not or cannot be."""
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                takes = ", ".join(known) or "none"
                raise RequestError(f"{self.name} has no parameter {name[:100]!r}; it has {takes}.")
        return {name: parameter.read(given.get(name, [])) for name, parameter in known.items()}


@cache
def _catalogue() -> dict[str, Texts]:
    text = files("graph").joinpath("algorithms", "catalogue.toml").read_text(encoding="utf-8")
    return {name: _texts(entry) for name, entry in tomllib.loads(text).items()}


def _texts(entry: dict[str, Any]) -> Texts:
    return Texts(
        title=entry["title"],
        tells=entry["tells"],
        explains=entry["explains"],
        parameters=entry.get("parameters", {}),
        cost=entry["cost"],
        reference=entry["reference"],
    )
