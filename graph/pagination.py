"""Parts of a list, by a cursor that a client hands back."""

from collections.abc import Sequence
from typing import TypeVar

from graph.answers import Page
from ontology.errors import RequestError

Item = TypeVar("Item")

# More digits than any list's place has, few enough that reading a hostile cursor costs nothing.
_LONGEST = 12


def page_of(items: Sequence[Item], *, limit: int, cursor: str | None) -> Page[Item]:
    """Return at most ``limit`` items from the place that the cursor marks, the beginning where there is none.

    Raises ``RequestError`` for a cursor that no page gave and a limit below 1.

    >>> page_of("abc", limit=2, cursor=None)
    Page(items=('a', 'b'), total=3, next='2')
    >>> page_of("abc", limit=2, cursor="2")
    Page(items=('c',), total=3, next=None)
    """
    if limit < 1:
        raise RequestError(f"A part of a list has one item at least, not {limit}.")
    if cursor is not None and not (cursor.isascii() and cursor.isdigit() and len(cursor) <= _LONGEST):
        raise RequestError("The cursor is not one that an answer gave as its next.")
    start = int(cursor or 0)
    end = start + limit
    return Page(items=tuple(items[start:end]), total=len(items), next=str(end) if end < len(items) else None)
