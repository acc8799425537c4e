"""Parks by coined names that only their last character tells: a harbour or valley that a plan builds and speaks of."""

import re
from collections.abc import Iterator

from loaders.extraction.names.lexicon import Kind
from loaders.extraction.names.merging import Naming
from loaders.extraction.names.tokens import tokenise
from loaders.reading.layout import BlockKind
from loaders.reading.reader import Reading
from ontology.entity import EntityType

_BUILT = re.compile(
    r"(?:建设|打造|建好|布局|启动|推进)(?P<name>(?P<stem>[一-鿿]{2,4})[港谷湾坊])(?=[，,。；;、\n]|建设|$)"
)
# Ports, bays and places of these names are no parks.
_NO_COIN = re.compile(
    r"[海渔空河江内外陆旱香商軍军口湖河山沟溪峡]$|[大深小新老]$|国际|一流|世界|自由|航空|智慧|绿色|现代"
)
_SPOKEN_OF = re.compile(r"(?:按照|集聚|聚集|坚持|实现|引进|入驻|已|将|建成|设立|设有|规划|位于|以|由|重点|要)")
_READ = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING}


def coined_parks(reading: Reading) -> Iterator[Naming]:
    """Yield the parks of coined names that a document builds in one place and makes the subject of another."""
    built: dict[str, list[tuple[int, int]]] = {}
    for block in reading.layout.blocks:
        for found in _BUILT.finditer(block.text) if block.kind in _READ else ():
            if not _NO_COIN.search(found["stem"]) and _is_coined(found["stem"]):
                place = (block.start + found.start("name"), block.start + found.end("name"))
                built.setdefault(found["name"], []).append(place)
    clean = reading.layout.clean
    for name, places in built.items():
        if not any(_SPOKEN_OF.match(clean.text, m.end()) for m in re.finditer(re.escape(name), clean.text)):
            continue
        for start, end in places:
            yield Naming(name=name, type=EntityType.PARK, span=clean.source(start, end))


def _is_coined(stem: str) -> bool:
    """Tell whether a stem is of words that no list has, but for a region's name."""
    kinds = {token.kind for token in tokenise(stem, region=None)}
    return Kind.UNKNOWN in kinds and kinds <= {Kind.UNKNOWN, Kind.REGION}
