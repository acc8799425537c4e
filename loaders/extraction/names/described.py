"""What the item of a panel calls the thing of its title when it says what that will be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extraction.names.candidates import Candidate
from loaders.extraction.names.merging import Naming
from loaders.reading.layout import Block, BlockKind
from ontology.entity import EntityType

_TYPES = frozenset({EntityType.PARK, EntityType.PLATFORM, EntityType.INSTITUTE})
# How comprehensive, or how large: no part of a name.
_COMPREHENSIVE = "综合性"
_SIZED = re.compile(r"\d(?:万|多|余)*(?:平方米|平米|平方公里|亩|㎡)(?:以上|左右|余|的)*$")
# The kind in which a name closes: 中心, 园区, 平台.
_CLOSING = 2


def titled_candidate(block: Block, candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate that is the whole title of an item, None where the title names nothing."""
    if block.kind is not BlockKind.ITEM or not block.title:
        return None
    return next((one for one in candidates if block.text[one.start : one.end] == block.title), None)


def with_descriptions(block: Block, title: Candidate | None, namings: Iterator[Naming]) -> Iterator[Naming]:
    """Yield the namings of a block, those that only describe the thing of its title under the title's name.

    An item on a centre says that a comprehensive centre for some field is founded; an item on a park, that so many
    square metres of a park for some makers are built. ``title`` is the candidate for the title.
    """
    for naming in namings:
        if title is not None and naming.type is title.type and _describes(block, naming):
            yield replace(naming, name=block.title, forms=(), subclass=naming.subclass or title.subclass)
        else:
            yield naming


def _describes(block: Block, naming: Naming) -> bool:
    """Tell whether a name says what the thing of the title is, by its kind and by what stands before its domain."""
    if naming.type not in _TYPES or naming.name == block.title or naming.name[-_CLOSING:] != block.title[-_CLOSING:]:
        return False
    if naming.name.startswith(_COMPREHENSIVE):
        return True
    place = block.text.find(naming.name)
    return place >= block.body and _SIZED.search(block.text, 0, place) is not None
