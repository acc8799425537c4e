"""Parts of an ordered list by a cursor that holds the place after which to go on, whatever came or went meanwhile."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TypeVar

from graph.answers import Page
from ontology.errors import RequestError

Item = TypeVar("Item")

#: What a list is ordered by: numbers and texts.
Key = tuple[int | str, ...]

# Longer than any key of ids, labels and numbers; a hostile cursor costs nothing.
_LONGEST = 2000


def keyset_page(items: Sequence[Item], key: Callable[[Item], Key], *, limit: int, cursor: str | None) -> Page[Item]:
    """Return at most ``limit`` items of a list ordered by ``key``, those after the place that the cursor holds.

    Raises ``RequestError`` for a cursor that no part gave and a limit below 1.

    >>> page = keyset_page(["a", "b", "d"], lambda item: (item,), limit=2, cursor=None)
    >>> keyset_page(["a", "c", "d"], lambda item: (item,), limit=2, cursor=page.next).items
    ('c', 'd')
    """
    if limit < 1:
        raise RequestError(f"A part of a list has one item at least, not {limit}.")
    start = 0
    if cursor is not None:
        after = _read(cursor, key(items[0]) if items else None)
        start = bisect_right(items, after, key=key)
    found = tuple(items[start : start + limit])
    more = start + limit < len(items)
    return Page(items=found, total=len(items), next=_written(key(found[-1])) if more and found else None)


def _written(key: Key) -> str:
    text = json.dumps(key, ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str, like: Key | None) -> Key:
    """Return the key that a cursor holds, of the same form as another of the list."""
    error = RequestError("The cursor is not one that an answer to this request gave as its next.")
    if len(cursor) > _LONGEST or not cursor.isascii():
        raise error
    try:
        found = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode())
    except (ValueError, RecursionError) as reason:
        raise error from reason
    if not isinstance(found, list) or not all(type(part) in (int, str) for part in found):
        raise error
    if like is not None and [type(part) for part in found] != [type(part) for part in like]:
        raise error
    return tuple(found)
