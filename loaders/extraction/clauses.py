"""Sentences as they are read from left to right: their figures, and the words that lead to and follow each."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.extraction.figures import Figure, find_figures
from loaders.extraction.indicator_lists import members
from loaders.extraction.indicator_names import name_before
from loaders.extraction.observation_lexicon import ending, words
from loaders.extraction.years import YearMention, find_years

# How far before a figure its indicator is looked for: enough for a name, its verbs and a year, and a bound on the work.
REACH = 110
# No list of figures in a plan is longer; it bounds the words that each of them quotes.
MAXIMUM_RUN = 24

_END = re.compile(r"[。；;!！?？\n]")
_SEMICOLONS = frozenset("；;")
_CLAUSE_MARKS = "，,；;：:。!！\n|"
_BETWEEN_RUN = re.compile(r"[、和与及]|以及")
# 以高新区为核心、4个园区为支撑 draws a layout; its counts are no indicators.
_LAYOUT = re.compile(r"以[^，,。；;]{1,30}为(?:核心|龙头|主体|引领|支撑|骨干|重点|基础|纽带|依托|节点)、$")
_COUNT = frozenset("家个项名人件位种所支户套处座门台条部")


@dataclass(slots=True)
class Sentence:
    """What is known while a sentence is read from left to right.

    ``holding`` are the years that figures can hold for, without those compared with. ``opening`` is where the
    sentence begins of which this is a part between semicolons. ``core`` is the indicator that leaning names lean
    on, ``last`` the whole name of the latest; ``listed`` holds the members of the list that figures were
    distributed over, ``recent`` the names since the sentence began. ``taken`` is the offset up to which words
    belong to earlier figures; ``condition`` where the words begin of a figure that only describes the noun after it
    (超过5%的企业), or -1. ``before`` is the last name of the part before, where a semicolon parts the two.
    """

    text: str
    start: int
    end: int
    opening: int
    years: Sequence[YearMention]
    holding: Sequence[YearMention]
    figures: list[Figure]
    core: str = ""
    last: str = ""
    listed: list[str] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)
    taken: int = 0
    condition: int = -1
    before: str = ""


def sentences(text: str, start: int = 0) -> Iterator[Sentence]:
    """Yield the sentences of a text from ``start`` on that hold a figure."""
    figures = [figure for figure in find_figures(text) if figure.start >= start]
    if not figures:
        return
    years = find_years(text)
    holding = [mention for mention in years if not mention.compared]
    marks = [start, *(m.end() for m in _END.finditer(text, start)), len(text)]
    at, opening = 0, start
    for begin, end in pairwise(marks):
        opening = opening if text[begin - 1 : begin] in _SEMICOLONS else begin
        own = []
        while at < len(figures) and figures[at].start < end:
            own.append(figures[at])
            at += 1
        if own:
            yield Sentence(text, begin, end, opening, years, holding, own)


def run_at(sentence: Sentence, at: int) -> list[Figure]:
    """Return the figures from ``at`` on that nothing but a conjunction parts."""
    run = [sentence.figures[at]]
    for index in range(at + 1, min(at + MAXIMUM_RUN, len(sentence.figures))):
        figure = sentence.figures[index]
        if not _BETWEEN_RUN.fullmatch(sentence.text[run[-1].end : figure.start]):
            break
        run.append(figure)
    return run


def left_of(sentence: Sentence, at: int) -> int:
    """Return where the clause begins that leads to a figure: after a mark, an open bracket or the figure before."""
    figure = sentence.figures[at]
    bound = max(sentence.start, figure.start - REACH)
    previous = sentence.figures[at - 1].end if at else sentence.start
    if sentence.condition >= 0:
        previous = sentence.condition
    depth = 0
    for place in range(figure.start - 1, bound - 1, -1):
        character = sentence.text[place]
        if character in "）)":
            depth += 1
        elif character in "（(":
            if depth == 0:
                return place + 1
            depth -= 1
        elif depth == 0 and (character in _CLAUSE_MARKS or place < max(previous, sentence.taken)):
            return place + 1
    return bound


def listed_years(sentence: Sentence, run: Sequence[Figure]) -> list[int]:
    """Return the years of a list before a run of as many figures (2021年、2022年…分别达到…), else none."""
    place = bisect_left(sentence.years, run[0].start, key=lambda mention: mention.start)
    mentions = sentence.years[max(0, place - len(run)) : place]
    if len(mentions) < len(run) or mentions[0].start < sentence.start:
        return []
    between = [sentence.text[a.end : b.start] for a, b in pairwise(mentions)]
    return [mention.year for mention in mentions] if all(map(_BETWEEN_RUN.fullmatch, between)) else []


def previous_clause(sentence: Sentence, left: int) -> str:
    """Return the clause of the same sentence before the one that begins at ``left``."""
    end = left - 1
    start = end
    while start > max(sentence.start, end - REACH) and sentence.text[start - 1] not in _CLAUSE_MARKS:
        start -= 1
    return sentence.text[start : max(start, end)]


def right_of(sentence: Sentence, at: int) -> str:
    """Return the words after a figure up to the next one, split where both have a noun among them."""
    figure = sentence.figures[at]
    if at + 1 == len(sentence.figures):
        return sentence.text[figure.end : min(sentence.end, figure.end + REACH)]
    follower = sentence.figures[at + 1]
    text = sentence.text[figure.end : min(follower.start, figure.end + REACH)]
    if re.search(r"[，,；;：:]", text):
        return text
    for conjunction in reversed(list(re.finditer(r"、|和|以及|及", text))):
        return text[: conjunction.start()] if name_before(text[conjunction.end() :]).text else text
    for place in range(2, len(text) - 1):
        if ending(text[:place], words("indicators", "noun", "heads")) and name_before(text[place:]).text:
            return text[:place]
    return text


def year_of(sentence: Sentence, figure: Figure) -> YearMention | None:
    """Return the last year that the sentence names before a figure and does not compare with."""
    place = bisect_left(sentence.holding, figure.start, key=lambda mention: mention.start)
    mention = sentence.holding[place - 1] if place else None
    return mention if mention and mention.start >= sentence.opening else None


def prescribes(sentence: Sentence, left: int, figure: Figure) -> bool:
    """Tell whether the clause of a figure lays down a rate or compares (末的2倍, 平均水平的), and states no figure."""
    before = sentence.text[left : figure.start]
    if figure.unit == "倍" and before.rstrip("近约").endswith("的"):
        return True
    if before.endswith(("按", "按照", "平均水平的", "平均的", "平均值的")) or _LAYOUT.search(before):
        return True
    after = re.split(r"[，,。；;]", sentence.text[figure.end : min(sentence.end, figure.end + 16)], maxsplit=1)[0]
    clause = sentence.text[left : figure.number] + after
    return any(word in clause for word in words("indicators", "rules", "prescriptive"))


def counts_list(name: str, figure: Figure, after: str) -> bool:
    """Tell whether a figure only counts the members of the list before it: A、B和C3个产业集群."""
    listed = members(name)
    return (
        len(listed) > 1
        and figure.unit[-1] in _COUNT
        and len(listed) == figure.value
        and bool(after)
        and after[0] not in "，,。；;）)、"
    )
