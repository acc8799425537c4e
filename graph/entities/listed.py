"""A thing as lists of things show it, and what they are ordered by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.answers import Thing
from graph.keyset import Key


class Order(StrEnum):
    """What a list of things is ordered by."""

    LABEL = "label"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Listed:
    """A thing of the list with all its classes and the number of its relations."""

    thing: Thing
    classes: frozenset[str]
    links: int


def _label_key(one: Listed) -> Key:
    return one.thing.label, one.thing.id


def _links_key(one: Listed) -> Key:
    return -one.links, one.thing.label, one.thing.id


#: What things are ordered by: by label, or the number of their relations, the most first; no two have the same.
KEYS: Mapping[Order, Callable[[Listed], Key]] = {Order.LABEL: _label_key, Order.LINKS: _links_key}
