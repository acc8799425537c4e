"""Conditions of a change on the present state: ``If-Match`` and ``If-None-Match`` (RFC 9110, section 13.1)."""

import re
from collections.abc import Callable, Iterable
from typing import Annotated

from fastapi import Depends, Request

from ontology.errors import PreconditionFailedError

_TAG = re.compile(r'(?:W/)?("[^"]*")')

#: Raises ``PreconditionFailedError`` where a condition does not hold of what exists or not, and of its entity tags.
Precondition = Callable[[bool, Iterable[str]], None]


async def _precondition(request: Request) -> Precondition:
    """Return what checks the conditions of a request.

    The tags are weak, since compression changes the bytes of an answer; they name the state of the whole store, and so
    are compared as if they were strong. Another change of the store makes them fail, also one of another graph.
    """
    wanted = ", ".join(request.headers.getlist("if-match"))
    refused = ", ".join(request.headers.getlist("if-none-match"))

    def check(exists: bool, tags: Iterable[str]) -> None:
        known = {tag.removeprefix("W/") for tag in tags} if exists else set()
        if wanted and not _holds(wanted, exists, known):
            raise PreconditionFailedError("The graph is not, or no longer, what 'If-Match' says.")
        if refused and _holds(refused, exists, known):
            raise PreconditionFailedError("The graph is what 'If-None-Match' says that it must not be.")

    return check


def _holds(given: str, exists: bool, known: set[str]) -> bool:
    return exists if given.strip() == "*" else not known.isdisjoint(_TAG.findall(given))


Condition = Annotated[Precondition, Depends(_precondition)]
