"""Parts of an ordered list."""

from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.keyset import keyset_page
from ontology.errors import RequestError


def key(item: tuple[int, str]) -> tuple[int, str]:
    return item


ITEMS = st.lists(st.tuples(st.integers(-3, 3), st.text(max_size=3)), unique=True).map(sorted)


@given(ITEMS, st.integers(1, 4))
def test_the_parts_make_up_the_whole(items: list[tuple[int, str]], limit: int) -> None:
    seen: list[tuple[int, str]] = []
    cursor = None
    while True:
        page = keyset_page(items, key, limit=limit, cursor=cursor)
        seen += page.items
        cursor = page.next
        if cursor is None:
            break

    assert seen == items


@given(ITEMS, ITEMS, st.integers(1, 4))
def test_what_comes_or_goes_between_two_parts_moves_nothing_else(
    before: list[tuple[int, str]], after: list[tuple[int, str]], limit: int
) -> None:
    first = keyset_page(before, key, limit=limit, cursor=None)
    if first.next is not None:
        rest = keyset_page(after, key, limit=100, cursor=first.next)

        assert list(rest.items) == [item for item in after if item > first.items[-1]]


@pytest.mark.parametrize("cursor", ["", "!", "10", "é", "W10", "WzFd" * 1000, urlsafe_b64encode(b'["a",1]').decode()])
def test_a_cursor_that_no_part_gave_is_refused(cursor: str) -> None:
    with pytest.raises(RequestError, match="cursor"):
        keyset_page([(1, "a")], key, limit=1, cursor=cursor)
