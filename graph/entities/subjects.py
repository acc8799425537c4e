"""What a text names that figures may be about."""

from typing import Protocol

from graph.canonical import Canonical
from ontology.regions import resolve


class NameIndex(Protocol):
    """An index of names."""

    def named(self, name: str) -> list[str]:
        """Return the ids of the things that have exactly this name."""


def subjects_named(text: str, index: NameIndex, canonical: Canonical) -> list[str]:
    """Return the ids of what a text names: an id, a name of things, a region's name or code; merged ones replaced."""
    region = resolve(text)
    found = [text, f"region-{text}", *index.named(text)]
    found += [f"region-{region.code}"] if region else []
    return [canonical.of(identifier) for identifier in found]
