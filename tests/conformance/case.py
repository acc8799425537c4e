"""A test of the W3C suites, as its manifest describes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One HTTP request of a test, and what must come back."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    statuses: tuple[str, ...]
    boolean: bool | None = None
    kind: str | None = None
    response_headers: Mapping[str, str] = field(default_factory=dict)
    graph: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A test: its name, its type in the manifest, its data by the names of graphs, and what must come of it.

    The name of the default graph is empty; several files may go into one graph.
    """

    name: str
    type: str
    base: str
    request: Path | None = None
    data: tuple[tuple[str, Path], ...] = ()
    result: Path | None = None
    after: tuple[tuple[str, Path], ...] = ()
    exchanges: tuple[Exchange, ...] = ()

    @property
    def suite(self) -> str:
        """Return the name of the suite, which is its folder's."""
        return self.name.partition("/")[0]
