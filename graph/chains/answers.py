"""What a chain is answered with."""

from dataclasses import dataclass
from enum import StrEnum

from graph.answers import Page, Thing
from graph.reason import Reason


class ChainList(StrEnum):
    """The lists of a chain: its core firms, innovation resources, key technologies, and policies with programmes."""

    FIRMS = "firms"
    RESOURCES = "resources"
    TECHNOLOGIES = "technologies"
    POLICIES = "policies"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainItem:
    """A thing in a list; ``direct`` where it is itself said to belong to the industry, not through another thing."""

    part: ChainList
    thing: Thing
    classes: tuple[str, ...]
    direct: bool
    reasons: tuple[Reason, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The lists of an industry.

    ``same`` are the names that were taken for the industry itself, ``narrower`` those of its parts, which were taken
    with it, and ``wider`` those of what it is part of, which were not. ``counts`` are the lengths of the lists.
    """

    name: str
    same: tuple[Thing, ...]
    narrower: tuple[Thing, ...]
    wider: tuple[Thing, ...]
    counts: dict[ChainList, int]
    page: Page[ChainItem]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndustrySummary:
    """An industry with the number of firms, resources and technologies that are directly related with it."""

    name: str
    things: tuple[Thing, ...]
    counts: dict[ChainList, int]
