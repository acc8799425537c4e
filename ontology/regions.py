"""Names of administrative divisions to GB/T 2260 codes, by context for shared names."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.gazetteer import Gazetteer, Region, gazetteer

__all__ = [
    "Region",
    "RegionMention",
    "ancestors",
    "children",
    "find_regions",
    "full_name",
    "region",
    "regions_named",
    "resolve",
]
_HAN = re.compile("[\u4e00-\u9fff]")
_RANKS = "市区县旗"
# A full name of two characters (岚县) is as often the end of a longer one that no list has (青岚县): it counts after a
# word that cannot begin a name.
_SHORTEST_FULL = 2
_BEFORE = re.compile(
    "[在与和及同向对为由到至的以从于将把被让使给比跟或是、省市州盟县区旗]$"
    "|(?:支持|推动|建设|联合|推进|加强|帮助|引导|指导|发展|依托|落户|布局|带动|辐射|对接|鼓励|助推|促进|加快|打造|以及|包括"
    "|涵盖|覆盖|其中|试点|帮扶|结对|服务|赴)$"
)
# A short name before the word for another rank than its own is a name that no list has, but not where the word goes on.
_OTHER_RANK = re.compile("[县市](?![场值价域民级委政校内外区长县])|旗(?![下帜舰])")
# The nearness of what a region lies beside.
_BESIDE = 3


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A region's name in a text: ``text[start:end]``, and the region where the name tells which one."""

    start: int
    end: int
    region: Region | None


def region(code: str) -> Region | None:
    """Return the region with the given GB/T 2260 code, or None.

    >>> region("500102").name
    '涪陵区'
    """
    return gazetteer().by_code.get(code)


def children(code: str) -> tuple[Region, ...]:
    """Return the divisions that a division is made of, former ones left out, in the order of their codes."""
    return tuple(child for child in gazetteer().children.get(code, ()) if not child.former)


def ancestors(code: str) -> tuple[Region, ...]:
    """Return the divisions above the one with the given code, the nearest first.

    >>> [above.name for above in ancestors("330106")]
    ['杭州市', '浙江省']
    """
    out: list[Region] = []
    here = region(code)
    while here is not None and here.parent is not None:
        here = region(here.parent)
        if here is not None:
            out.append(here)
    return tuple(out)


def full_name(code: str) -> str:
    """Return a division's name after the names of those above it; raise ``KeyError`` for an unknown code.

    >>> full_name("500116")
    '重庆市江津区'
    """
    here = gazetteer().by_code[code]
    return "".join(above.name for above in reversed(ancestors(code))) + here.name


def regions_named(name: str) -> tuple[Region, ...]:
    """Return every region whose full or short name is the given one, by code."""
    return gazetteer().by_name.get(name, ())


def resolve(name: str, *, context: str | None = None) -> Region | None:
    """Return the region that a name means, or None where no region has it or several have it equally.

    A name may be full (江津区), short (江津) or preceded by those above it (重庆市江津区, 贵州遵义). ``context`` is the
    code of the region that the text is about; it decides between regions of one name, the nearest first. The short name
    of a county far from it (in another of the six parts of the country that the first digit stands for) is not taken
    for it: many towns have such names.

    >>> resolve("贵州遵义").code
    '520300'
    >>> resolve("江北区") is None, resolve("江北区", context="500116").code
    (True, '500105')
    """
    found = [mention for mention in find_regions(name, context=context, every=True) if mention.start == 0]
    if not found or found[0].end != len(name):
        return None
    chosen = found[0].region
    if chosen is not None and context is not None and chosen.level == 3 and name == chosen.short_name != chosen.name:
        return chosen if chosen.code[0] == context[0] else None
    return chosen


def find_regions(text: str, *, context: str | None = None, every: bool = False) -> Iterator[RegionMention]:
    """Yield the names of regions in a text, the longest at each place, none overlapping another.

    A chain of names (重庆市江津区) is one mention of its last region. Full names are always found, also where they fit
    several regions (``region`` is then None); short names only where they mean a province or a prefecture, or a county
    near ``context``, and short names that are everyday words (和平, 新建) only in a chain; with ``every`` all of them.
    The words around a name are not looked at: 江津 is found in 江津综合保税区.

    >>> [(m.start, m.end, m.region.code) for m in find_regions("与重庆市江津区、贵州遵义合作")]
    [(1, 7, '500116'), (8, 12, '520300')]
    """
    known = gazetteer()
    position = 0
    while hit := known.first.search(text, position):
        start = hit.start()
        mention = _mention_at(known, text, start, context, every)
        if mention is not None:
            yield mention
        position = mention.end if mention is not None else start + 1


def _mention_at(known: Gazetteer, text: str, start: int, context: str | None, every: bool) -> RegionMention | None:
    """Return the longest chain of region names that starts at a place."""
    mention: RegionMention | None = None
    within: str | None = None
    position = start
    while True:
        step = _name_at(known, text, position, within, context, every)
        if step is None:
            return mention
        mention = RegionMention(start, step.end, step.region)
        if step.region is None or step.region.level == 3:
            return mention
        within, position = step.region.code, step.end


def _name_at(
    known: Gazetteer, text: str, start: int, within: str | None, context: str | None, every: bool
) -> RegionMention | None:
    """Return the longest name at a place; ``within`` is the region that the name must lie in."""
    for length in known.lengths.get(text[start : start + 1], ()):
        name = text[start : start + length]
        candidates = known.by_name.get(name, ()) if len(name) == length else ()
        if within is not None:
            candidates = tuple(c for c in candidates if _lies_in(c, within))
        if not candidates or _is_cut(name, candidates, text[start + length : start + length + 2]):
            continue
        if within is None and not _begins(text, start, name):
            continue
        chosen = _choose(name, candidates, within or context)
        plain = within is None and not every
        if plain and not _stands_alone(known, name, candidates, chosen, context):
            continue
        return RegionMention(start, start + length, chosen)
    return None


def _is_cut(name: str, candidates: tuple[Region, ...], following: str) -> bool:
    """Tell whether a name is only the beginning of another (合作市|场, 东方市|民, 临江|市 where no 临江 is a 市)."""
    if name[-1] == "市":
        return following[:1] in ("场", "值", "价")
    if not _OTHER_RANK.match(following):
        return False
    return not any(name in (candidate.name, candidate.usual_name) for candidate in candidates)


def _begins(text: str, start: int, name: str) -> bool:
    """Tell whether a name of two characters begins where it stands, not inside a longer one (青|岚县)."""
    if len(name) > _SHORTEST_FULL or name[-1] not in _RANKS or start == 0 or not _HAN.match(text[start - 1]):
        return True
    return _BEFORE.search(text[max(0, start - 2) : start]) is not None


def _stands_alone(
    known: Gazetteer, name: str, candidates: tuple[Region, ...], chosen: Region | None, context: str | None
) -> bool:
    """Tell whether a name means a region without another region's name before it."""
    if name in known.words:
        return chosen is not None and context is not None and _nearness(chosen, context) >= 3 and chosen.name == name
    if any(name in (candidate.name, candidate.usual_name) for candidate in candidates):
        return True
    if chosen is None:
        return False
    return chosen.level < 3 or (context is not None and _nearness(chosen, context) > 0)


def _choose(name: str, candidates: tuple[Region, ...], context: str | None) -> Region | None:
    """Return the candidate that a name means in a context: the nearest, else the one above the others.

    A short name that a province or prefecture shares with counties (西安) means the one above, but in a text about the
    county or what it lies beside.
    """
    current = tuple(c for c in candidates if not c.former) or candidates
    top = min(current, key=lambda c: c.level)
    others = [c for c in current if c is not top]
    if not others:
        return top
    highest = all(c.level > top.level for c in others)
    least = _BESIDE if highest and top.name != name else 1
    if context is not None:
        ranks = sorted(((_nearness(c, context), c.level * -1, c) for c in current), key=lambda r: r[:2], reverse=True)
        if ranks[0][0] >= least and ranks[0][:2] > ranks[1][:2]:
            return ranks[0][2]
    return top if highest else None


def _nearness(candidate: Region, context: str) -> int:
    """Return 5 for the context itself, 4 above it, 3 inside or beside it, 2 in its province, else 0."""
    if candidate.code == context:
        return 5
    here = region(context)
    if here is None:
        return 0
    if _lies_in(here, candidate.code):
        return 4
    if _lies_in(candidate, context) or (here.parent is not None and candidate.parent == here.parent):
        return 3
    return 2 if candidate.code[:2] == context[:2] else 0


def _lies_in(inner: Region, outer: str) -> bool:
    """Tell whether a region lies in the one with the code ``outer``, itself not counted."""
    return any(above.code == outer for above in ancestors(inner.code))


def most_named(text: str) -> str | None:
    """Return the code of the province or prefecture that a text names most, which tells shared names apart."""
    counts = Counter(
        mention.region.code
        for mention in find_regions(text[:20000])
        if mention.region is not None and mention.region.level < 3
    )
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None
