"""The other names of a document's things that no grammar of names finds."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

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
_BOARD = re.compile("[区园城](?:管委会|管理委员会)$")
_BARE_BOARD = re.compile(r"(?<![一-鿿A-Za-z0-9])园区管委会|(?<=[由与和向及在对推动经])园区管委会")
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
    made = with_misprints(reading, with_stated_forms(reading, full))
    return [*made, *_by_kind(reading, made, home), *_boards(reading, made)]


def _boards(reading: Reading, namings: Sequence[Naming]) -> Iterator[Naming]:
    """Yield where 园区管委会 means the one administration of a zone that the document names."""
    boards = {canonical(each.name, each.type): each for each in namings if _BOARD.search(each.name)}
    longest = max(boards, key=len, default="")
    full = boards.get(longest)
    if full is None or full.type is not EntityType.AGENCY or not all(map(longest.endswith, boards)):
        return
    for naming in namings:
        if naming.type is full.type and _BOARD.search(naming.name) and naming.name != full.name:
            yield replace(naming, forms=(*naming.forms, full.name))
    for found in _BARE_BOARD.finditer(reading.layout.clean.text):
        span = reading.layout.clean.source(*found.span())
        yield Naming(name=found.group(), type=full.type, span=span, forms=(full.name,), subclass=full.subclass)


def _by_kind(reading: Reading, namings: Sequence[Naming], home: Homeland) -> Iterator[Naming]:
    """Yield the kinds that stand alone for the one thing of the kind that the document names (科学城)."""
    named: dict[str, dict[str, Naming]] = defaultdict(dict)
    for naming in namings:
        kind = next((kind for kind in _KINDS if naming.name.endswith(kind)), None)
        if naming.type is EntityType.PARK and kind is not None and naming.name != kind:
            named[kind].setdefault(canonical(home.split(naming.name)[1], naming.type), naming)
    alone = _alone({naming.name for naming in namings if _KIND.search(naming.name)}, reading.layout.clean.text)
    for kind, things in named.items():
        before = (reading.layout.clean.text[max(0, start - 2) : start] for start, _ in alone[kind])
        if len(things) != 1 or not all(map(_BARE.search, before)):
            continue
        [full] = things.values()
        for start, end in alone[kind]:
            span = reading.layout.clean.source(start, end)
            yield Naming(name=kind, type=full.type, span=span, forms=(full.name,), subclass=full.subclass)


def _alone(names: set[str], text: str) -> dict[str, list[tuple[int, int]]]:
    """Return where each kind stands in a text outside the names that hold it."""
    longest_first = sorted(names - set(_KINDS), key=len, reverse=True)
    found: dict[str, list[tuple[int, int]]] = {kind: [] for kind in _KINDS}
    for match in re.finditer("|".join([*map(re.escape, longest_first), *_KINDS]), text):
        if match.group() in found:
            found[match.group()].append(match.span())
    return found
