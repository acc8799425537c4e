"""When two names of a document are forms of one name."""

import re
from dataclasses import dataclass
from functools import cache

from loaders.extraction.names.lexicon import Kind, lines_of
from loaders.extraction.names.reach import content
from loaders.extraction.names.tokens import tokenise
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
)
_LEVEL = re.compile("(?<=.)(?:国家级|国家|省级|市级)(?=高新区|经开区|农业科技园区|级)")
_OUTER_LEVEL = re.compile("^(?:国家级|省级|市级|区级|国家)(?=.{4})")


@dataclass(frozen=True, slots=True)
class Homeland:
    """The region that a document is about and those above it, by the words that its names begin with.

    ``prefixes`` pairs a word with what it stands for (a code, or the region's name where it has no code), the longest
    word first.
    """

    prefixes: tuple[tuple[str, str], ...]

    def split(self, name: str) -> tuple[str, str]:
        """Return what a name's first word of the homeland stands for, and the rest; an empty string where none does."""
        for word, meaning in self.prefixes:
            if name.startswith(word) and len(name) > len(word) + 1:
                return meaning, name[len(word) :]
        return "", name

    def is_local(self, name: str) -> bool:
        """Tell whether a name means another thing in another region: it begins with a deictic, or is a mere kind."""
        if name[0] in "市区县省州旗" and name[:1] in dict(self.prefixes):
            return True
        return content_length(name) < 2


def content_length(name: str) -> int:
    """Return how many characters of a name say which thing it is."""
    tokens = tokenise(name)
    if any(token.kind is Kind.REGION or token.organisation or token.quote for token in tokens):
        return len(name)
    return content(tokens, 0, len(tokens))


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
    return Homeland(tuple(sorted(words.items(), key=lambda item: (-len(item[0]), item[0]))))


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
    for long, short in _SHORTER:
        core = core.replace(long, short)
    return normalise_name(_OUTER_LEVEL.sub("", _LEVEL.sub("", core)))


@cache
def well_known() -> dict[str, str]:
    """Return the fullest name of each thing that has several names known everywhere, by each of them."""
    return {name: line[0] for line in lines_of("same_names.txt") for name in line}
