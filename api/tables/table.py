"""Tables that are read in parts and shown as JSON, as CSV or on a terminal."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

from api.tables.csv_table import Cell
from graph.answers import Page

# What one part of a table has at most where all of it is wanted.
_AT_ONCE = 1000

Part = TypeVar("Part")
_Part = TypeVar("_Part", covariant=True)
Rows = Sequence[Sequence[Cell]]


class Read(Protocol[_Part]):
    """Reads a part of a table: at most ``limit`` items from the place that the cursor marks."""

    def __call__(self, *, limit: int, cursor: str | None = None) -> _Part:
        """Return the part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[Part]):
    """A table by what reads a part of it, and how a part is written.

    ``name`` is that of its file, ``head`` the names of the columns of CSV; ``rows`` are a part's rows there, of which
    an item may have several, and ``model`` is its JSON. A part is a page, has one as ``page``, or is all there is.
    """

    name: str
    head: Sequence[str]
    read: Read[Part]
    rows: Callable[[Part], Rows]
    model: Callable[[Part], BaseModel]

    def parts(self) -> Iterator[Part]:
        """Yield all parts, one after the other."""
        cursor: str | None = None
        while True:
            part = self.read(limit=_AT_ONCE, cursor=cursor)
            yield part
            cursor = following(part)
            if cursor is None:
                return


def following(part: object) -> str | None:
    """Return the cursor of the part after one, None where there is none."""
    page: Page[Any] | None = part if isinstance(part, Page) else getattr(part, "page", None)
    return None if page is None else page.next


def total(part: object) -> int:
    """Return how many items all parts have together."""
    return int(getattr(getattr(part, "page", part), "total"))  # noqa: B009 - the kinds of parts share no class
