"""The years that a document is about: what its parts report and what they promise when a figure names no year."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from loaders.extraction.observation_lexicon import words
from loaders.extraction.years import PERIOD_LENGTH, PERIODS
from loaders.reading.layout import Block, BlockKind
from loaders.reading.reader import Reading

# The number under which a document is issued has its year; the year before is the last that it can report.
_NUMBERED = re.compile(r"[〔［\[(（]((?:19|20)\d\d)[〕］\])）]\s*第?\d{1,4}号")
_FRONT = 1500
_HEADED = re.compile(r"((?:19|20)\d\d)年")
# 2022年,实现产值…: a sentence that opens with a year reports it, unless 到 or 力争 stands before.
_OPENED = re.compile(r"(?:^|[。；;\n])\s*(?:截至|截止)?((?:19|20)\d\d)年(?:底|末)?[，,]")
_PROMISED = re.compile(r"到((?:19|20)\d\d)年")
_PERIOD = re.compile(r"[“\"](十[一二三四五]五)[”\"]")
# 2021—2023年实施情况, 截至2023年底: up to where an assessment looks.
_ASSESSED = re.compile(r"(?:(?:19|20)\d\d年?\s*[-—–－~～至]+\s*|截[至止])((?:19|20)\d\d)年")


@dataclass(frozen=True, slots=True)
class Horizon:
    """The years of a document: its base year, which the review reports, and its end year, which the aims promise.

    ``assesses`` tells that all of the document but its proposals looks back, as in the assessment of a plan.
    """

    base: int | None
    end: int | None
    assesses: bool = False

    def reported(self, year: int) -> bool:
        """Tell whether a figure of the year is a report rather than a promise."""
        return self.base is None or year <= self.base


def horizon(reading: Reading) -> Horizon:
    """Return the years of a document, from its description or else from its headings and words."""
    description = reading.document.description
    start, end = description.start_year, description.end_year
    if _is_assessment(description.title):
        front = _ASSESSED.findall(reading.layout.clean.text, 0, _FRONT)
        assessed = [int(year) for year in front if end is None or int(year) <= end]
        return Horizon(assessed[-1] if assessed else (start - 1 if start else None), end, assesses=True)
    if start is None and end is None:
        headed = _by_headings(reading)
        if headed is not None:
            return headed
    text = reading.layout.clean.text
    if end is None:
        end = _promised(text)
    if start is None and end is not None:
        start = _first_year(text, end)
    return Horizon(start - 1 if start is not None else None, end)


def _is_assessment(title: str) -> bool:
    """Tell whether a title is that of a report on how a plan has been carried out."""
    return title.endswith("报告") and any(word in title for word in words("contexts", "review", "assessments"))


def _by_headings(reading: Reading) -> Horizon | None:
    """Return the years that headings name: 2025年工作回顾, 2026年重点任务; None where none names one of both kinds."""
    base: int | None = None
    end: int | None = None
    for block in reading.layout.blocks:
        found = _HEADED.search(block.text) if block.kind is BlockKind.HEADING else None
        if found is None:
            continue
        if _looks_back((block.text,)):
            base = base or int(found[1])
        elif any(word in block.text for word in words("contexts", "review", "outlook")):
            end = end or int(found[1])
    if base is None and end is None:
        return None
    return Horizon(
        base if base is not None or end is None else end - 1, end if end is not None or base is None else base + 1
    )


def _promised(text: str) -> int | None:
    """Return the year that a text promises most, or the last of the period that it names most."""
    promised = Counter(_PROMISED.findall(text))
    periods = Counter(_PERIOD.findall(text))
    if promised:
        return int(promised.most_common(1)[0][0])
    return PERIODS[periods.most_common(1)[0][0]] if periods else None


def _first_year(text: str, end: int) -> int:
    """Return the first year of a plan of which only the end is known: by its number, by the year that it reports."""
    start = end - PERIOD_LENGTH + 1
    issued = _NUMBERED.search(text, 0, _FRONT)
    if issued:
        return int(issued[1]) if start < int(issued[1]) <= end else start
    opened = {int(year) for year in _OPENED.findall(text)}
    reported = {year for year in opened if start <= year < end}
    return reported.pop() + 1 if len(reported) == 1 else start


@cache
def _looks_back(headings: tuple[str, ...]) -> bool | None:
    """Tell whether the innermost heading that says so looks back or ahead, None where none says."""
    for heading in reversed(headings):
        if heading.startswith(words("contexts", "review", "not_opening")):
            return False
        if any(word in heading for word in words("contexts", "review", "headings")):
            return True
        if any(word in heading for word in words("contexts", "review", "outlook")):
            return False
    return None


def in_review(block: Block, years: Horizon) -> bool:
    """Tell whether a block belongs to the part of a document that looks back."""
    looks_back = _looks_back((*block.section, block.panel) if block.panel else block.section)
    return years.assesses if looks_back is None else looks_back


@cache
def _is_glossary(headings: tuple[str, ...]) -> bool:
    known = words("contexts", "glossary", "headings")
    return any(re.sub(r"[\s:：]", "", heading).startswith(known) for heading in headings)


def states_figures(block: Block) -> bool:
    """Tell whether the sentences of a block may state figures: text and items, but no glossary or furniture."""
    return block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM} and not _is_glossary((*block.section, block.panel))
