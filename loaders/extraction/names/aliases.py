"""The other names of a document's things that no grammar of names finds."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from loaders.extraction.names.forms import Homeland, canonical
from loaders.extraction.names.merging import Naming
from loaders.extraction.names.misprints import with_misprints
from loaders.extraction.names.own import with_full_names
from loaders.extraction.names.stated_forms import with_stated_forms
from loaders.reading.place import UnlistedPlace
from loaders.reading.reader import Reading
from ontology.entity import EntityType

# Kinds of which a region has one, so that the kind alone means it where the document names one.
_KINDS = ("科学城", "科技城", "科创城", "大学城", "高新区", "经开区", "综保区", "综合保税区", "自贸区")
_KIND = re.compile("|".join(_KINDS))
# What stands before a kind that means the one thing of the document; anything else may count or rank it.
_BARE = re.compile(
    "(?:^|[，。、；：,;:\\s“(（]|与|和|及|在|对|由|到|以|向|将|把|建设|推进|推动|支持|打造|加快|依托|融入|围绕|落户|入驻|共建|参与"
    "|做强|做大|对接|服务|发挥|抢抓|联动|提升|承载|支撑|立足|按照|成为|作为|[是为的])$"
)


def with_aliases(
    reading: Reading, namings: Sequence[Naming], place: UnlistedPlace | None, home: Homeland
) -> list[Naming]:
    """Return the namings with the other names of their things: full, stated, misprinted, and by the kind alone."""
    full = list(with_full_names(reading, namings, place))
    made = with_misprints(reading, list(with_stated_forms(reading, full)))
    return [*made, *_by_kind(reading, made, home)]


def _by_kind(reading: Reading, namings: Sequence[Naming], home: Homeland) -> Iterator[Naming]:
    """Yield the kinds that stand alone for the one thing of the kind that the document names (科学城)."""
    named: dict[str, dict[str, Naming]] = defaultdict(dict)
    for naming in namings:
        kind = next((kind for kind in _KINDS if naming.name.endswith(kind)), None)
        if naming.type is EntityType.PARK and kind is not None and naming.name != kind:
            named[kind].setdefault(canonical(home.split(naming.name)[1], naming.type), naming)
    names = sorted({naming.name for naming in namings if _KIND.search(naming.name)}, key=len, reverse=True)
    text = reading.layout.clean.text
    longer = re.compile("|".join(map(re.escape, names))) if names else None
    covered = [found.span() for found in longer.finditer(text)] if longer is not None else []
    for kind, things in named.items():
        alone = [
            found.span()
            for found in re.finditer(kind, text)
            if not any(start <= found.start() and found.end() <= end for start, end in covered)
        ]
        if len(things) != 1 or not all(_BARE.search(text[max(0, start - 2) : start]) for start, _ in alone):
            continue
        [full] = things.values()
        for start, end in alone:
            span = reading.layout.clean.source(start, end)
            yield Naming(name=kind, type=full.type, span=span, forms=(full.name,), subclass=full.subclass)
