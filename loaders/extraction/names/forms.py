"""When two names of a document are forms of one name."""

import re
from dataclasses import dataclass
from functools import cache

from loaders.extraction.names.lexicon import lines_of, word_list
from loaders.reading.place import UnlistedPlace
from ontology.abbreviations import abbreviate
from ontology.entity import EntityType
from ontology.identity import normalise_name
from ontology.regions import ancestors, region

_BRACKETED = re.compile(r"[(（][^()（）]{1,8}[)）]")
_MARKS = re.compile(r"[“”‘’「」《》\"'\s]")
_YEARS = re.compile(r"[(（]\d{4}[^()（）]*[)）]$")
_TRIAL = re.compile(r"[(（](?:试行|暂行|修订)[)）]$")
# Short forms that hold within one document; those that hold everywhere are in the table of abbreviations.
_SHORTER = (
    ("现代农业园区", "农业园区"),
    ("智能化产业园", "智能产业园"),
    ("科技创新联盟", "创新联盟"),
    ("技术创新战略联盟", "创新联盟"),
    ("技术创新联盟", "创新联盟"),
    ("委员会", "委"),
)
_STRATEGIES = frozenset(word_list("strategies.txt"))
# Seven characters are a name even without the region (环大学创新生态圈), fewer a kind.
_LONG_ENOUGH = 7
_WHOLE = re.compile("(?<=[城园区镇])片区$")
_LEVEL = re.compile("(?<=.)(?:国家级|国家|省级|市级)(?=高新区|经开区|农业科技园区|级)")
# Of an academy's houses in one place the full name and the usual one differ in this word.
_HOUSE = re.compile("(?:中国科学院|中科院|中国工程院|中国农业科学院|中国农科院)")
_OUTER_LEVEL = re.compile("^(?:国家级|省级|市级|区级|国家)(?=.{4})")


@dataclass(frozen=True, slots=True)
class Homeland:
    """The region that a document is about and those above it, by the words that its names begin with.

    ``prefixes`` pairs a word with what it stands for (a code, or the region's name where it has no code), the longest
    word first; ``own`` is what the region itself stands under.
    """

    own: str
    prefixes: tuple[tuple[str, str], ...]

    def split(self, name: str) -> tuple[str, str]:
        """Return what a name's first word of the homeland stands for, and the rest; an empty string where none does."""
        for word, meaning in self.prefixes:
            if name.startswith(word) and len(name) > len(word) + 1:
                return meaning, name[len(word) :]
        return "", name

    def meaning(self, name: str) -> str:
        """Return what a name stands for that is one of the homeland's itself, an empty string for another."""
        return next((meaning for word, meaning in self.prefixes if word == name), "")

    def without(self, name: str) -> str:
        """Return a name without the homeland's names inside it, or an empty string where too little is left."""
        if "(" in name or "（" in name:
            return ""
        for word, _ in self.prefixes:
            if len(word) > 1 and word[0] not in "全我":
                name = name.replace(word, "")
        return name if len(name) >= _LONG_ENOUGH else ""


def homeland(code: str | None, place: UnlistedPlace | None = None) -> Homeland:
    """Return the homeland of a document about the region with the given code, or about a place without one."""
    words: dict[str, str] = {}
    deictics: dict[str, str] = {}
    outer = place.listed_code if place is not None else code
    here = region(outer) if outer else None
    chain = (here, *ancestors(here.code)) if here is not None else ()
    for index, each in reversed(list(enumerate(chain))):
        line = [around.name for around in reversed(chain[index:])]
        chained = ("".join(line[first:]) for first in range(len(line)))
        words |= dict.fromkeys((*chained, each.usual_name, each.short_name), each.code)
        deictics |= _deictics(each.name, each.code)
    for index, division in enumerate(place.divisions) if place is not None else ():
        words |= dict.fromkeys(place.names_of(index), place.meaning(index)) if place is not None else {}
        deictics |= _deictics(division.name, place.meaning(index)) if place is not None else {}
    own = code or (place.meaning(len(place.divisions) - 1) if place is not None else "")
    return Homeland(own, tuple(sorted((deictics | words).items(), key=lambda item: (-len(item[0]), item[0]))))


def _deictics(name: str, meaning: str) -> dict[str, str]:
    """Return what 市, 全市 and 我市 stand for where they mean the region of the name."""
    rank = name[-1]
    if name.endswith(("自治区", "自治州", "自治县", "自治旗")):
        return dict.fromkeys((name[-3:], rank, "全" + rank, "我" + rank), meaning)
    return dict.fromkeys((rank, "全" + rank, "我" + rank), meaning) if rank in "省市区县州旗" else {}


def canonical(name: str, type_: EntityType) -> str:
    """Return what the forms of a name have in common: no marks, brackets, years, ranks; the shorter words."""
    core = _YEARS.sub("", _MARKS.sub("", name)) if type_ is EntityType.POLICY else _MARKS.sub("", name)
    if type_ is EntityType.POLICY:
        return normalise_name(_TRIAL.sub("", core))
    core = _BRACKETED.sub("", core) or core
    if type_ is EntityType.PROGRAM and core.removesuffix("战略") in _STRATEGIES:
        return normalise_name(core.removesuffix("战略"))
    if type_ is EntityType.PARK:
        core = _WHOLE.sub("", core.replace("和", "与"))
    if type_ is EntityType.INSTITUTE and _HOUSE.match(core):
        core = core.replace("技术研究院", "研究院")
    for long, short in _SHORTER:
        core = core.replace(long, short)
    return abbreviate(_OUTER_LEVEL.sub("", _LEVEL.sub("", core)), type_)


@cache
def well_known() -> dict[str, str]:
    """Return the fullest name of each thing that has several names known everywhere, by each of them."""
    return {name: line[0] for line in lines_of("same_names.txt") for name in line}
