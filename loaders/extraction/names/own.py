"""The region that a document is about, where no gazetteer has it or where only longer names hold its name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extraction.names.lexicon import Kind
from loaders.extraction.names.merging import Naming
from loaders.extraction.names.titles import title_names
from loaders.extraction.names.tokens import tokenise
from loaders.extraction.quotes import paired
from loaders.reading.layout import BlockKind
from loaders.reading.place import UnlistedPlace, place_of
from loaders.reading.reader import Reading
from ontology.entity import EntityType
from ontology.identity import normalise_name
from ontology.regions import Region, ancestors, find_regions, region

# What a title goes on with after the name of the park that the plan is for.
_PLAN_OF = re.compile(
    r"[“\"]|科技|创新|发展|产业|国民|“?十[一二三四五六]五|中长期|\d{4}|高质量|总体|数字|人才|企业|建设规划"
)
_WORDS_OF_PARKS = {
    Kind.UNKNOWN, Kind.CONTENT, Kind.PLAIN, Kind.REGION, Kind.HEAD, Kind.GENERIC, Kind.OPEN, Kind.CLOSE,
}  # fmt: skip
_LONGEST_PARK = 20
_SHORTEST_FORM = 2


def own_place(reading: Reading) -> UnlistedPlace | None:
    """Return the place that a document plans for as its title or its issuer's name has it.

    None where the region is in the gazetteer or nothing names it.
    """
    description, around = reading.document.description, reading.layout.surroundings
    if description.region is not None:
        return None
    return place_of((description.title, around.carried, around.notice, around.issuer))


def own_region(reading: Reading, namings: Sequence[Naming], place: UnlistedPlace | None) -> Iterator[Naming]:
    """Yield the region that the document is about where only longer names hold its name (its title does)."""
    code = reading.document.description.region
    here = region(code) if code is not None else None
    names = _chains(here) if here is not None else list(place.names) if place is not None else []
    named = {naming.name for naming in namings if naming.type is EntityType.REGION}
    if any(naming.code == code and code for naming in namings) or named.intersection(names):
        return
    clean = reading.layout.clean
    standing = [name for name in names if name in clean.text]
    for name in standing[:1]:
        start = clean.text.find(name)
        span = clean.source(start, start + len(name))
        # The title's own form is another name (云江区 of 澜州市云江区); a bare short name is as often another word.
        forms = tuple(form for form in standing[1:] if len(form) > _SHORTEST_FORM)
        yield Naming(name=name, type=EntityType.REGION, span=span, forms=forms, code=code or "")


def titled_regions(reading: Reading, namings: Sequence[Naming]) -> Iterator[Naming]:
    """Yield the regions that are named only where the title of another document begins, which states whom it is for."""
    clean = reading.layout.clean
    known = {naming.code for naming in namings if naming.code}
    for naming in namings:
        if naming.type is not EntityType.POLICY:
            continue
        found = next(find_regions(naming.name), None)
        if found is None or found.start or found.region is None or found.region.level > 1 or found.region.code in known:
            continue
        start = clean.position(naming.span.start)
        name = naming.name[: found.end]
        if clean.text.startswith(name, start) and name[-1] in "省市区":
            span = clean.source(start, start + len(name))
            yield Naming(name=name, type=EntityType.REGION, span=span, code=found.region.code)


def with_full_names(reading: Reading, namings: Sequence[Naming], place: UnlistedPlace | None) -> Iterator[Naming]:
    """Yield the namings, the short names of an unlisted place and those around it with the full name as a form."""
    full: dict[str, str] = {}
    for index, division in enumerate(place.divisions) if place is not None else ():
        if place is not None and not division.code and division.name in reading.layout.clean.text:
            full |= dict.fromkeys(place.names_of(index), division.name)
    for naming in namings:
        form = full.get(naming.name, naming.name) if naming.type is EntityType.REGION else naming.name
        yield naming if form == naming.name else replace(naming, forms=(*naming.forms, form))


def own_title(reading: Reading) -> Iterator[Naming]:
    """Yield the document's title where it runs over several lines, so that no line has all of it.

    The first line stands for it where that is a title by itself, as before (2021—2025年).
    """
    title = reading.document.description.title
    for block in reading.layout.blocks:
        if block.kind is BlockKind.TITLE and "\n" in block.text and normalise_name(block.text) == normalise_name(title):
            first = title_names(block)
            end = first[0].end if first else len(block.text)
            span = reading.layout.clean.source(block.start, block.start + end)
            name = block.text[:end] if first else title
            yield Naming(name=name, type=EntityType.POLICY, span=span, forms=(title,), subclass="Plan")


def titled_park(reading: Reading) -> Iterator[Naming]:
    """Yield the places of the park whose own plan the title says the document is: 青岚临空经济区“十四五”规划."""
    title = paired(reading.document.description.title)
    tokens = tokenise(title, region=reading.document.description.region)
    index = next((i for i, token in enumerate(tokens) if token.head is not None), None)
    while index is not None and index + 1 < len(tokens) and tokens[index + 1].head is not None:
        index += 1  # 空港|经济区
    if index is None or index + 1 >= len(tokens):
        return
    head, end = tokens[index].head, tokens[index].end
    name = title[:end]
    own = any(token.kind is Kind.UNKNOWN for token in tokens[:index])
    if head is None or head.type is not EntityType.PARK or not own or not _PLAN_OF.match(title, end):
        return
    if any(token.kind not in _WORDS_OF_PARKS for token in tokens[:index]) or len(name) > _LONGEST_PARK:
        return
    clean = reading.layout.clean
    for found in re.finditer(re.escape(name), clean.text):
        if not clean.text.startswith(title, found.start()):
            yield Naming(
                name=name, type=EntityType.PARK, span=clean.source(*found.span()), forms=(), subclass=head.subclass
            )


def _chains(here: Region) -> list[str]:
    """Return a region's name after all those above it, after fewer of them, and alone."""
    names = [here.name]
    for above in ancestors(here.code):
        names.insert(0, above.name + names[0])
    return names
