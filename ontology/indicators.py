"""Known indicators: which one a plan means by the name that it writes."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ontology.identity import normalise_name
from ontology.terms import IndicatorTerm, terms

# Longer than any indicator's name, short enough that a hostile one costs nothing.
_LONGEST_NAME = 120

# A unit in brackets at the end of a table cell; scans lose one of the brackets now and then.
_UNIT = re.compile(r"[（(\[]?\s*[%％‰个家件项篇人年次名户万亿千百元平方米㎡/每]+\s*[）)\]]?\s*$")
_BRACKET = re.compile(r"[（(）)\[\]]")
_SHARES = ("%", "％", "‰", "百分点")
_DEICTIC = re.compile(r"^(?:到?(?:期|年)末)?(?:全|我|本)(?:省|市|区|县|州|盟|旗)|^(?:年末|年度)")
_VERB = re.compile(r"(?:力争)?(?:达到?|不低于|不少于|高于|超过|突破|实现|提高到|提升至|大于|为|[≥>＞])$")
_COUNT = re.compile(r"(?:拥有量|保有量|数量|总数|总量|个数|家数|人数|数)$")


def known_indicator(name: str, unit: str = "") -> str | None:
    """Return the local name of the known indicator that a plan's wording names, or None where it is none.

    The name is compared with all labels of the vocabulary's indicators after width, case, punctuation, wordings of
    equal meaning, a unit in brackets, a leading 全市 or 全区, and closing words such as 数, 数量 or 达到 have been set
    aside. Only the whole name counts: what is counted, compared or grown otherwise is another indicator. A ``unit`` of
    another kind than the indicator's (a share for a count, a sum for a share) makes it another too.

    >>> known_indicator("全社会R&D经费支出占地区GDP比重(%)")
    'RDIntensity'
    >>> known_indicator("高新技术企业数量")
    'HighTechFirms'
    >>> known_indicator("高新技术企业净增数") is None
    True
    >>> known_indicator("高新技术企业", "家"), known_indicator("高新技术企业", "%")
    ('HighTechFirms', None)
    """
    if len(name) > _LONGEST_NAME:
        return None
    known = _known_forms()
    for form in _forms(name):
        if form in known:
            return known[form] if _fits(known[form], unit) else None
    return None


def _fits(indicator: str, unit: str) -> bool:
    """Tell whether a unit is of the kind that an indicator is given in: shares, sums of money, or counts."""
    return not unit or _kind_of(unit) == _kind_of(known_indicators()[indicator].unit)


def _kind_of(unit: str) -> str:
    if unit.endswith(_SHARES):
        return "share"
    return "sum" if "元" in unit else "count"


def comparable(name: str) -> str:
    """Return the form under which two wordings of one indicator are equal.

    >>> comparable("研究与试验发展（R&D）经费支出占国内生产总值的比例") == comparable("全社会研发投入占GDP比重")
    True
    """
    form = _reword(normalise_name(name))
    while form:
        shorter = _COUNT.sub("", _VERB.sub("", _DEICTIC.sub("", form)))
        if shorter == form or not shorter:
            break
        form = _reword(shorter)
    return form


def known_indicators() -> dict[str, IndicatorTerm]:
    """Return the known indicators by local name."""
    return terms().indicators


def _forms(name: str) -> Iterator[str]:
    yield comparable(name)
    without_unit = _UNIT.sub("", name)
    if without_unit != name and _BRACKET.search(name[len(without_unit) :]):
        yield comparable(without_unit)


@cache
def _known_forms() -> dict[str, str]:
    return {comparable(label): term.name for term in known_indicators().values() for label in term.names}


@cache
def _wordings() -> dict[str, str]:
    lines = files("ontology").joinpath("indicator_wordings.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


@cache
def _wording_pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(wording) for wording in sorted(_wordings(), key=len, reverse=True)))


def _reword(form: str) -> str:
    """Replace wordings until nothing changes; each step shortens the form or moves it to its fixed wording."""
    while (reworded := _wording_pattern().sub(lambda match: _wordings()[match.group()], form)) != form:
        form = reworded
    return form
