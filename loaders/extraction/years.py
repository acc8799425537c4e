"""The year that a figure holds for: named in its sentence, or that of the part of the plan."""

import re
from dataclasses import dataclass

from loaders.extraction.observation_lexicon import words

# The last year of each five-year period.
PERIODS = {"九五": 2000, "十五": 2005, "十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
PERIOD_LENGTH = 5

_TIMES = re.compile(r"的\d[\d.]*倍")
# Within which a title that has been opened is looked for.
MAXIMUM_TITLE = 80

_CHINESE_DIGITS = {"〇": "0", "○": "0", "零": "0", **{digit: str(i) for i, digit in enumerate("一二三四五六七八九", 1)}}
_RANGE = r"(?:(?:19|20)\d\d年?\s?[-—–~～至]{1,2}\s?)?"
YEAR = re.compile(
    rf"(?<!\d){_RANGE}(?P<digits>(?:19|20)\d\d)年(?:度)?(?:底|末)?(?:前|间|以来|内)?"
    r"|(?P<chinese>[二一][〇○零九][一二三四五六七八九〇○零]{2})年(?:底|末)?前?"
    r"|[“\"]?(?P<period>十[一二三四五]五|(?<!第)[九十]五)[”\"]?(?P<phase>期间|时期|以来|末期?|期末|初期?|期初|收官|目标|规划末)"
)


# The same as part of a longer pattern, which cannot hold the names of groups twice.
YEAR_WORDS = "(?:" + re.sub(r"\?P<\w+>", "?:", YEAR.pattern) + ")"


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year as a text names it: where, which, and whether the figure after it holds for it."""

    start: int
    end: int
    year: int
    compared: bool = False
    reported: bool = False


def find_years(text: str) -> list[YearMention]:
    """Return the years that a text names, in their order.

    >>> [(m.year, m.compared) for m in find_years("到2025年，比2020年增加；“十三五”末")]
    [(2025, False), (2020, True), (2020, False)]
    """
    found = []
    for match in YEAR.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if _in_title(text, match):
            continue
        since = match.group().endswith("以来") or before.endswith(words("contexts", "time", "comparing"))
        compared = (
            (since and not match["period"]) or before.endswith(("比", "较")) or bool(_TIMES.match(text, match.end()))
        )
        found.append(
            YearMention(match.start(), match.end(), year_of(match), compared, before.endswith(("截至", "截止")))
        )
    return found


def _in_title(text: str, match: re.Match[str]) -> bool:
    """Tell whether a year belongs to the title of a document or is the term in brackets after one."""
    before = text[max(0, match.start() - MAXIMUM_TITLE) : match.start()]
    return before.rfind("《") > before.rfind("》") or (
        before.endswith(("（", "(")) and len(match.group()) > len("2020年末")
    )


def year_of(match: re.Match[str]) -> int:
    """Return the year that a match of ``YEAR`` names; a period stands for its last year, its 初 for the year before."""
    if match["digits"]:
        return int(match["digits"])
    if match["chinese"]:
        return int("".join(_CHINESE_DIGITS.get(c, c) for c in match["chinese"]))
    year = PERIODS[match["period"]]
    return year - PERIOD_LENGTH if match["phase"].startswith(("初", "期初")) else year
