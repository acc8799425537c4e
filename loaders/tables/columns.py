"""Names of columns: which header is which column of a mapping, and what a header says of year and unit."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

_NOISE = re.compile(r"[\s*※:：、]")
_BRACKETED = re.compile(r"[（(\[【][^（）()\[\]【】]*[）)\]】]")
_UNIT = re.compile(r"[（(\[【]\s*(?:单位[:：]?)?\s*([^（）()\[\]【】\d]{1,12})\s*[）)\]】]\s*$")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)\s*年?(?:度|末|底)?")

#: How much an own name of a column says for a mapping, and how much a synonym.
EXACT, SYNONYM = 3, 2


def comparable(header: str) -> str:
    """Return the form under which two spellings of a column's name are equal: width, blanks and marks aside.

    >>> comparable("企业 名称*") == comparable("企业名称：")
    True
    """
    return _NOISE.sub("", unicodedata.normalize("NFKC", header)).lower()


def match(headers: Sequence[str], wanted: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return the place of each wanted column among the headers, and how well it fits.

    A header is taken by one column at most; own names come before synonyms, and a year or unit in a header (营业收入
    (万元), 2023年营业收入) does not hide its name.

    >>> match(["序号", "单位名称", "所属区县", "营业收入(万元)"], ["企业名称", "区县", "营业收入", "级别"])
    {'企业名称': (1, 2), '区县': (2, 2), '营业收入': (3, 3)}
    """
    forms = [_forms(header) for header in headers]
    found: dict[str, tuple[int, int]] = {}
    taken: set[int] = set()
    for weight in (EXACT, SYNONYM):
        for name in wanted:
            if name in found:
                continue
            names = {comparable(name)} if weight == EXACT else _synonyms().get(comparable(name), frozenset())
            place = next((i for i, form in enumerate(forms) if i not in taken and form & names), None)
            if place is not None:
                found[name] = (place, weight)
                taken.add(place)
    return {name: found[name] for name in wanted if name in found}


def is_serial(header: str) -> bool:
    """Tell whether a column counts the rows."""
    return comparable(header) in {"序号", *_synonyms()["序号"]}


def year_of(text: str) -> int | None:
    """Return the year that a header or a cell names, None where it names none or several.

    >>> year_of("2023年企业数(家)"), year_of("2020-05-11"), year_of("2020年、2021年")
    (2023, 2020, None)
    """
    years = set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def unit_of(header: str) -> str:
    """Return the unit in the brackets that a header ends with, empty where there is none.

    >>> unit_of("规上工业总产值（亿元）"), unit_of("企业数")
    ('亿元', '')
    """
    found = _UNIT.search(header)
    return found.group(1).strip() if found else ""


def without_year_and_unit(header: str) -> str:
    """Return the words of a header that are neither year nor unit.

    >>> without_year_and_unit("2023年企业数（家）")
    '企业数'
    """
    return _YEAR.sub("", _UNIT.sub("", header)).strip(" \t　-—_:：")


@lru_cache(maxsize=16384)
def _forms(header: str) -> frozenset[str]:
    short = header[:200]  # no name of a column is longer, and a hostile one costs nothing
    return frozenset(
        form for form in map(comparable, (short, _BRACKETED.sub("", short), without_year_and_unit(short))) if form
    )


@cache
def _synonyms() -> Mapping[str, frozenset[str]]:
    text = files("loaders.tables").joinpath("column_names.toml").read_text(encoding="utf-8")
    return {comparable(name): frozenset(map(comparable, others)) for name, others in tomllib.loads(text).items()}
