"""The named things of a document."""

import re
from collections.abc import Iterator, Sequence

from loaders.extraction.names.aliases import with_aliases
from loaders.extraction.names.blocks import names_in
from loaders.extraction.names.candidates import Candidate
from loaders.extraction.names.coined import coined_parks
from loaders.extraction.names.described import titled_candidate, with_descriptions
from loaders.extraction.names.forms import homeland
from loaders.extraction.names.kinds import confirmed
from loaders.extraction.names.mentions import NameIndex
from loaders.extraction.names.merging import Naming, Thing, merge
from loaders.extraction.names.own import own_place, own_region, own_title, titled_park, titled_regions
from loaders.extraction.names.stated_forms import with_stated_forms
from loaders.extraction.names.titles import title_names
from loaders.reading.layout import Block, BlockKind
from loaders.reading.place import UnlistedPlace
from loaders.reading.reader import Reading
from ontology.characters import has_break
from ontology.entity import Entity, EntityType
from ontology.provenance import Span
from ontology.regions import find_regions

_SILENT = {BlockKind.CONTENTS, BlockKind.FURNITURE}
_GLOSSARIES = ("名词解释", "名词注释", "术语解释", "名词说明", "附注")
# A name of two characters is as often a part of other words: it counts only where a grammar found it.
_SHORTEST_FOUND = 3
# “1+3+N”…体系: of the parts of its system a plan may speak in the glossary alone.
_SYSTEM = re.compile(r"\d\+\d")
_COUNT = re.compile(r"(?:达到?|共)?\d+(?:[-—–~至]\d+)?余?[个家]")
_COUNTED = {EntityType.PLATFORM, EntityType.PARK}


def extract_entities(reading: Reading) -> tuple[Entity, ...]:
    """Return the entities that a document names, each once, in the order of their first mention.

    Every name and alias stands in the document as it is written there; ``mentions`` are all places where one does,
    inside no longer name.
    """
    place = own_place(reading)
    home = homeland(reading.document.description.region, place)
    found = [naming for block in reading.layout.blocks for naming in _namings(reading, block, place)]
    namings = with_aliases(reading, found, place, home)
    things = merge(
        [
            *own_region(reading, namings, place),
            *own_title(reading),
            *titled_regions(reading, namings),
            *coined_parks(reading),
            *with_stated_forms(reading, list(titled_park(reading))),
            *confirmed(namings, home, code=reading.document.description.region),
        ],
        home,
    )
    single = [
        (thing, spans)
        for thing, spans in zip(things, _places(reading, things), strict=True)
        if not _is_counted(thing, spans, reading.document.text)
    ]
    return tuple(_entity(f"e{number}", thing, spans, reading) for number, (thing, spans) in enumerate(single, start=1))


def _namings(reading: Reading, block: Block, place: UnlistedPlace | None) -> Iterator[Naming]:
    """Yield the names that the grammars find in a block; what a glossary explains is named elsewhere."""
    if block.kind in _SILENT or (_is_explained(block) and not _SYSTEM.search(block.title)):
        return
    title = title_names(block)
    region = reading.document.description.region or (place.listed_code if place is not None else None)
    own = place.unlisted_names if place is not None else ()
    candidates = title or names_in(block.text, region=region, own=own, title=block.title)
    namings = (_naming(reading, block, candidate) for candidate in candidates)
    yield from with_descriptions(block, titled_candidate(block, candidates), namings)


def _is_explained(block: Block) -> bool:
    """Tell whether a block stands in a glossary."""
    return any(word in heading for heading in block.section for word in _GLOSSARIES)


def _naming(reading: Reading, block: Block, candidate: Candidate) -> Naming:
    return Naming(
        name=block.text[candidate.start : candidate.end],
        type=candidate.type,
        span=reading.layout.clean.source(block.start + candidate.start, block.start + candidate.end),
        forms=tuple(block.text[start:end] for start, end in candidate.forms),
        subclass=candidate.subclass,
        code=candidate.code,
        tentative=candidate.tentative,
    )


def _places(reading: Reading, things: Sequence[Thing]) -> list[list[Span]]:
    """Return the spans of each thing's mentions in the document's text, in order."""
    owners: dict[str, int] = {}
    spans: list[set[Span]] = [set() for _ in things]
    claimed: dict[Span, int] = {}
    for index, thing in enumerate(things):
        for naming in thing.namings:
            spans[index].add(naming.span)
            claimed.setdefault(naming.span, index)
        for name in thing.names:
            if len(name) >= _SHORTEST_FOUND:
                owners.setdefault(name, index)
    finder = NameIndex(owners)
    for block in reading.layout.blocks:
        if block.kind in _SILENT:
            continue
        for start, end, owner in finder.find(block.text):
            span = reading.layout.clean.source(block.start + start, block.start + end)
            spans[claimed.get(span, owner)].add(span)
    return [sorted(found) for found in spans]


def _is_counted(thing: Thing, spans: Sequence[Span], text: str) -> bool:
    """Tell whether the document counts the thing somewhere (…推广中心40个), so that it is a kind."""
    if thing.type not in _COUNTED or not any(_COUNT.match(text, span.end) for span in spans):
        return False
    return not any(next(find_regions(name), None) for name in thing.names)


def _entity(key: str, thing: Thing, spans: Sequence[Span], reading: Reading) -> Entity:
    """Return the entity for a thing; the fullest of its names is its name, the most used of those as long."""
    literal = [span.of(reading.document.text) for span in spans]
    name = max(thing.names, key=lambda name: (len(name), literal.count(name)))
    # A name that runs over the end of a line is written with what stands between, which is no part of it.
    aliases = dict.fromkeys([*thing.names, *(form for form in literal if not has_break(form))])
    aliases.pop(name, None)
    code = next((naming.code for naming in thing.namings if naming.code), "")
    return Entity(
        key=key,
        name=name,
        type=thing.type,
        aliases=tuple(aliases),
        mentions=tuple(spans),
        subclass=next((naming.subclass for naming in thing.namings if naming.subclass), None),
        scope=code,
    )
