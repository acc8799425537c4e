"""What a structure is answered with."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.answers import Source, Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A thing in a tree.

    ``relation`` is what joins it to the thing above, with the places that state it; the root has none. ``below`` counts
    the things below by class, each once, as far as the tree goes. ``again`` where the thing already stands, with its
    parts, in a nearer place of the tree. ``layout`` are the phrases in which plans sum up its layout (一园四组团).
    """

    thing: Thing
    classes: tuple[str, ...]
    relation: str | None
    sources: tuple[Source, ...]
    figures: int
    below: dict[str, int]
    again: bool
    layout: tuple[str, ...]
    children: "tuple[Node, ...]"

    def walk(self, depth: int = 0) -> "Iterator[tuple[int, Node]]":
        """Yield this and all nodes below with their depths, as a reader meets them."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """A tree of ``total`` things; ``truncated`` where the depth or the limit left parts out."""

    root: Node
    total: int
    truncated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A thing with the numbers of its direct parts and of what lies in it, and the phrases for its layout."""

    thing: Thing
    parts: int
    located: int
    layout: tuple[str, ...] = ()
