"""The names of the region that a document is about, where no gazetteer has them."""

import re
from collections.abc import Iterator, Sequence

from loaders.extraction.names.merging import Naming
from loaders.reading.layout import BlockKind
from loaders.reading.reader import Reading
from ontology.entity import EntityType
from ontology.regions import Region, ancestors, region

_TITLED = re.compile(
    r"^((?:[一-鿿]{2,5}?[省市州])?)([一-鿿]{2,5}?[省市区县旗])"
    r"(?=科技|创新|科学|国民|建设|关于|[“\"《]|十[一二三四五六七八]五|数字|产业|工业|制造|高新|人民政府|人才|战略|新型|促进|推进|加快|打造|知识|促|深化|现代|加强|\d{4})"
)


def own_region_names(reading: Reading) -> tuple[str, ...]:
    """Return the names of the document's region as its title has them, the fullest first.

    Empty where the region is in the gazetteer or the title names none.
    """
    description = reading.document.description
    if description.region is not None:
        return ()
    letters = [block.title for block in reading.layout.blocks if block.kind is BlockKind.LETTER and block.title]
    for title in (description.title, *letters):
        found = _TITLED.match(title)
        if found:
            outer, own = found.groups()
            short = own[:-1]
            names = [outer + own, own, *([short] if len(short) > 1 else [])]
            return tuple(dict.fromkeys(names))
    return ()


def own_region(reading: Reading, namings: Sequence[Naming], own: Sequence[str]) -> Iterator[Naming]:
    """Yield the region that the document is about where only longer names hold its name (its title does)."""
    code = reading.document.description.region
    here = region(code) if code is not None else None
    names = _chains(here) if here is not None else list(own)
    named = {naming.name for naming in namings if naming.type is EntityType.REGION}
    if any(naming.code == code and code for naming in namings) or named.intersection(names):
        return
    clean = reading.layout.clean
    for name in names:
        start = clean.text.find(name)
        if start >= 0:
            span = clean.source(start, start + len(name))
            yield Naming(name=name, type=EntityType.REGION, span=span, code=code or "")
            return


def _chains(here: Region) -> list[str]:
    """Return a region's name after all those above it, after fewer of them, and alone."""
    names = [here.name]
    for above in ancestors(here.code):
        names.insert(0, above.name + names[0])
    return names
