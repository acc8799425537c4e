"""When two names of a document are forms of one name."""

import re
from dataclasses import dataclass
from functools import cache

from loaders.extraction.names.lexicon import lines_of, word_list
from ontology.entity import EntityType
from ontology.identity import normalise_name
from ontology.regions import Region, ancestors, region

_BRACKETED = re.compile(r"[(（][^()（）]{1,8}[)）]")
_MARKS = re.compile(r"[“”‘’「」《》\"'\s]")
_YEARS = re.compile(r"[(（]\d{4}[^()（）]*[)）]$")
_TRIAL = re.compile(r"[(（](?:试行|暂行|修订)[)）]$")
_SHORTER = (
    ("高新技术产业开发区", "高新区"),
    ("高新技术开发区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("综合保税区", "综保区"),
    ("自由贸易试验区", "自贸区"),
    ("自贸试验区", "自贸区"),
    ("现代农业园区", "农业园区"),
    ("人民政府", "政府"),
    ("管理委员会", "管委会"),
    ("委员会", "委"),
    ("职业技术学院", "职院"),
    ("职业学院", "职院"),
    ("农业科学院", "农科院"),
    ("农业科学研究院", "农科院"),
    ("智能化产业园", "智能产业园"),
    ("科技创新联盟", "创新联盟"),
    ("技术创新战略联盟", "创新联盟"),
    ("技术创新联盟", "创新联盟"),
)
_STRATEGIES = frozenset(word_list("strategies.txt"))
# Seven characters are a name even without the region (环大学创新生态圈), fewer a kind.
_LONG_ENOUGH = 7
_WHOLE = re.compile("(?<=[城园区镇])片区$")
_LEVEL = re.compile("(?<=.)(?:国家级|国家|省级|市级)(?=高新区|经开区|农业科技园区|级)")
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

    def without(self, name: str) -> str:
        """Return a name without the homeland's names inside it, or an empty string where too little is left."""
        if "(" in name or "（" in name:
            return ""
        for word, _ in self.prefixes:
            if len(word) > 1 and word[0] not in "全我":
                name = name.replace(word, "")
        return name if len(name) >= _LONG_ENOUGH else ""


def homeland(code: str | None, own_names: tuple[str, ...] = ()) -> Homeland:
    """Return the homeland of a document about the region with the given code.

    ``own_names`` are names of the region that no gazetteer has, the fullest first.
    """
    words: dict[str, str] = {}
    here = region(code) if code else None
    chain = (here, *ancestors(here.code)) if here is not None else ()
    for index, each in enumerate(chain):
        above = "".join(outer.name for outer in reversed(chain[index + 1 :]))
        for word in {above + each.name, each.name, each.short_name}:
            words.setdefault(word, each.code)
    for name in own_names:
        words.setdefault(name, own_names[0])
    words |= _deictics(chain, own_names[0] if own_names else "")
    return Homeland(
        code or (own_names[0] if own_names else ""),
        tuple(sorted(words.items(), key=lambda item: (-len(item[0]), item[0]))),
    )


def _deictics(chain: tuple[Region, ...], own: str) -> dict[str, str]:
    """Return what 市, 区, 县 and 省 stand for in a document about the first region of a chain."""
    words: dict[str, str] = {}
    for each in reversed(chain):
        rank = each.name[-1]
        if rank in "省市区县州旗":
            words[rank] = each.code
            words["全" + rank] = words["我" + rank] = each.code
    if own and own[-1] in "省市区县州旗":
        words[own[-1]] = words["全" + own[-1]] = own
    return words


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
    for long, short in _SHORTER:
        core = core.replace(long, short)
    return normalise_name(_OUTER_LEVEL.sub("", _LEVEL.sub("", core)))


@cache
def well_known() -> dict[str, str]:
    """Return the fullest name of each thing that has several names known everywhere, by each of them."""
    return {name: line[0] for line in lines_of("same_names.txt") for name in line}
