"""A relation of the view."""

from typing import NamedTuple


class Link(NamedTuple):
    """A relation of the view: canonical ids around a predicate's local name."""

    subject: str
    predicate: str
    object: str
