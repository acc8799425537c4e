"""Figures in running text: a number, its unit and the words that bound it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from loaders.extraction.numerals import CHINESE, CHINESE_CHARACTERS, chinese_number, decimal
from loaders.extraction.observation_lexicon import ending, word_lists, words
from ontology.observation import Comparator

# Thousands separators, decimals, and the letters that optical recognition reads for 1 and 0 (IOO is 100).
NUMBER = (
    r"(?:\d{1,3}(?:[,，]\d{3}){1,3}(?:\.\d{1,6})?(?!\d)"
    r"|\d{1,12}(?:\.\d{1,6})?(?![\d.]|,\d{3})"
    r"|[Il][O0o]{2,4}(?![A-Za-z0-9]))"
)
_DASH = r"[-—–―－~～]{1,2}"
_DASHES = frozenset("-—–―－~～")

# A number without a unit counts after an index only (创新指数达到65以上), where the clause ends with it.
_BARE = r"(?=(?:以上|左右|以内|以下)?(?:[，,。；;、）)]|$))"
_INDEX = re.compile(r"(?:指数|得分|评分|系数)[^，,。；;\d]{0,8}$")


# Below this a Chinese numeral is as often a manner of speaking (三个方面) as a figure.
_LEAST_COUNT = 10
_CLAUSE = re.compile(r"[^，,。；;、：:（()）\n和及]{1,24}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit at a place in a text.

    ``start`` is where the words of the figure begin, the bound before the number (超过) included when there is one;
    ``number`` where the number begins; ``end`` is the offset after the unit and the bound after it. ``upper`` is the
    upper end of a range, else none. ``bound`` is the word before the number, else empty.
    """

    start: int
    number: int
    end: int
    value: Decimal
    unit: str
    comparator: Comparator = Comparator.EQUAL
    upper: Decimal | None = None
    bound: str = ""


def unit_pattern() -> str:
    """Return a regular expression for the units that count, the longest first."""
    units = word_lists("figures")["units"]
    measures = "|".join(re.escape(word) for word in words("figures", "units", "measures"))
    multiples = "|".join(words("figures", "units", "multiples"))
    bare = "|".join(words("figures", "units", "bare_multiples"))
    per = "|".join(re.escape(word) for word in words("figures", "units", "per"))
    never = "|".join(units["not_before"])
    return rf"(?:(?:{multiples})?(?:{measures})(?:/(?:{per}))?(?!{never})|(?:{bare})(?![\u4e00-\u9fff]))"


@cache
def _quantity() -> re.Pattern[str]:
    inside = "|".join(word for word, _ in word_lists("figures")["bounds"]["inside"])
    after = "|".join(sorted((word for word, _ in word_lists("figures")["bounds"]["after"]), key=len, reverse=True))
    return re.compile(
        rf"(?<![\dA-Za-z.+〔\[])(?P<number>{NUMBER})[ \t]?(?:{_DASH}[ \t]?(?P<upper>{NUMBER})[ \t]?)?"
        rf"(?P<inside>{inside})?(?P<unit>{unit_pattern()}|{_BARE})(?P<after>{after})?"
    )


@cache
def _numeral() -> re.Pattern[str]:
    """Return a pattern for Chinese numerals that count or measure: 三十家, 五千亿元, 百分之三点五, 突破千家."""
    lists = word_lists("figures")["numerals"]
    after = "|".join(sorted((word for word, _ in word_lists("figures")["bounds"]["after"]), key=len, reverse=True))
    inside = "|".join(word for word, _ in word_lists("figures")["bounds"]["inside"])
    counted = rf"(?:万|亿|万亿)?(?:{'|'.join(lists['measures'])})(?!{'|'.join(lists['not_before'])})"
    alone = "|".join(lists["before_power"])
    return re.compile(
        rf"(?<![{CHINESE_CHARACTERS}{lists['not_after']}])(?:百分之(?P<percent>{CHINESE})"
        rf"|(?P<number>{CHINESE}|(?<={alone})[百千万])(?P<inside>{inside})?(?P<unit>{counted}))(?P<after>{after})?"
    )


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(unit_pattern())


def is_unit(text: str) -> bool:
    """Tell whether a text is nothing but a unit.

    >>> is_unit("件/万人"), is_unit("亿元"), is_unit("企业")
    (True, True, False)
    """
    return bool(_unit().fullmatch(text))


@cache
def _comparators(place: str) -> dict[str, Comparator]:
    return {word: Comparator(sign) for word, sign in word_lists("figures")["bounds"][place]}


@cache
def _bounds_before() -> tuple[str, ...]:
    return tuple(sorted(_comparators("before"), key=len, reverse=True))


def comparator_before(text: str) -> tuple[str, Comparator]:
    """Return the bounding word that a text ends with and what it means; empty and ``=`` where there is none.

    >>> comparator_before("比例不低于")
    ('不低于', <Comparator.AT_LEAST: '>='>)
    """
    word = ending(text, _bounds_before())
    return word, _comparators("before").get(word, Comparator.EQUAL)


def comparator_after(word: str) -> Comparator:
    """Return what a bounding word after a figure means; ``=`` where it is none."""
    return _comparators("after").get(word, Comparator.EQUAL)


def find_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a text in their order, without ranks, ordinals and numbers inside short quotations.

    >>> [(f.value, f.unit, f.comparator.value) for f in find_figures("高校超过12所，专利1.5万件以上，排名第4位")]
    [(Decimal('12'), '所', '>'), (Decimal('1.5'), '万件', '>=')]
    """
    quoted = _quotations(text)
    at = 0
    ordinals = tuple(word_lists("figures")["not_figures"]["before"])
    previous: Figure | None = None
    for match in _matches(text):
        place = match.start()
        while at < len(quoted) and quoted[at][1] <= place:
            at += 1
        if match.re is _quantity() and not match["unit"] and not _INDEX.search(text, max(0, place - 12), place):
            continue
        if match["unit"] == "所" and not _counts_schools(text, place, match.end()):
            continue
        if (at < len(quoted) and quoted[at][0] <= place) or text[max(0, place - 3) : place].endswith(ordinals):
            continue
        figure = _figure(text, match)
        joined = previous and _join(text, previous, figure)
        if joined:
            previous = joined
            continue
        if text[place - 1 : place] in _DASHES:
            continue
        if previous:
            yield previous
        previous = figure
    if previous:
        yield previous


def _matches(text: str) -> list[re.Match[str]]:
    """Return the numbers of a text that have a unit, in digits and in Chinese numerals, in their order."""
    found = list(_quantity().finditer(text))
    numerals = [match for match in _numeral().finditer(text) if _counts(text, match)]
    return sorted((*found, *numerals), key=lambda match: match.start()) if numerals else found


def _counts_schools(text: str, start: int, end: int) -> bool:
    """Tell whether N所 counts schools and institutes (高校12所, 12所高校) rather than naming one (某集团第12所)."""
    counted = word_lists("figures")["not_figures"]
    named = text[max(0, start - 8) : start].rstrip("约近超过达到至")
    return text.startswith(tuple(counted["schools"]), end) or named.endswith(
        (*counted["schools"], *counted["achieved"])
    )


def _counts(text: str, match: re.Match[str]) -> bool:
    """Tell whether a Chinese numeral states a figure: a small one (两家) only where its clause ends with it."""
    if match["percent"]:
        return True
    lists = word_lists("figures")["numerals"]
    rest = _CLAUSE.match(text, match.end())
    noun = rest.group() if rest else ""
    if noun.endswith(tuple(lists["not_of"])):
        return False
    value = chinese_number(match["number"])
    return (not noun and value > 1) or match["number"][-1] in "百千万" or value >= _LEAST_COUNT


def _figure(text: str, match: re.Match[str]) -> Figure:
    if match.re is _numeral():
        return _of_numeral(text, match)
    before = text[max(0, match.start() - 4) : match.start()]
    bound, comparator = comparator_before(before)
    if match["inside"]:
        comparator = _comparators("inside")[match["inside"]]
    after = comparator_after(match["after"] or "")
    if after is not Comparator.EQUAL and comparator in {Comparator.EQUAL, Comparator.ABOUT}:
        comparator = after
    return Figure(
        start=match.start() - len(bound),
        number=match.start(),
        end=match.end(),
        value=decimal(match["number"]),
        unit=match["unit"],
        comparator=comparator,
        upper=decimal(match["upper"]) if match["upper"] else None,
        bound=bound,
    )


def _of_numeral(text: str, match: re.Match[str]) -> Figure:
    bound, comparator = comparator_before(text[max(0, match.start() - 4) : match.start()])
    if match["inside"]:
        comparator = _comparators("inside")[match["inside"]]
    after = comparator_after(match["after"] or "")
    value, unit = chinese_number(match["percent"] or match["number"]), "%" if match["percent"] else match["unit"]
    if match["number"] == "万" and unit.startswith("亿"):
        value, unit = Decimal(1), "万" + unit
    return Figure(
        start=match.start() - len(bound),
        number=match.start(),
        end=match.end(),
        value=value,
        unit=unit,
        comparator=comparator if after is Comparator.EQUAL else after,
        bound=bound,
    )


def _join(text: str, first: Figure, second: Figure) -> Figure | None:
    """Return one figure for a range written with its unit twice (3%—5%), else none."""
    between = text[first.end : second.start]
    if first.upper is None and first.unit == second.unit and re.fullmatch(rf"[ ]?(?:{_DASH}|至)[ ]?", between):
        return replace(first, end=second.end, upper=second.value)
    return None


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans of short quotations and titles, whose numbers belong to a name."""
    return [m.span() for m in re.finditer(r"《[^《》]{1,80}》|“[^“”]{1,30}”|‘[^‘’]{1,30}’", text)]
