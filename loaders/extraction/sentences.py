"""Figures stated in sentences: which indicator each belongs to and which year its sentence names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from loaders.extraction.figures import Figure, find_figures
from loaders.extraction.indicator_names import MAXIMUM_LENGTH, Name, borrow, members, name_after, name_before
from loaders.extraction.observation_lexicon import words
from loaders.extraction.years import YearMention, find_years
from ontology.observation import Comparator

# How far before a figure its indicator is looked for: enough for a name, its verbs and a year, and a bound on the work.
REACH = 110

_END = re.compile(r"[。；;!！?？\n]")
_CLAUSE_MARKS = "，,；;：:。!！\n|"
_ACROSS = re.compile(
    r"(?P<words>[^，,。；;\d]{0,12}?(?:增|提|升|扩|发展|跃|降|减|下|上|壮大)[^，,。；;\d]{0,4}?(?:到|至|为))(?P<later>(?:(?:19|20)\d\d年(?:度)?(?:底|末)?的?)?)"
)
_FROM = re.compile(r"[由从自](?=(?:(?:19|20)\d\d年(?:度)?(?:底|末)?的?)?$)")
_COMPARED = re.compile(r"[比较与](?P<year>(?:19|20)\d\d)年(?:底|末)?的$")
_BETWEEN_RUN = re.compile(r"[、和与及]|以及")
_COUNT = frozenset("家个项名人件位种所支户套处座门台条部")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One figure of a sentence with its indicator.

    ``start`` and ``end`` are the offsets of the words that state it. ``year`` is the year that the sentence names, or
    none. ``earlier`` tells that it is the first value of a from–to; ``about`` are words that name whose figure it is.
    """

    name: str
    value: Decimal
    unit: str
    comparator: Comparator
    start: int
    end: int
    year: int | None = None
    earlier: bool = False
    reported: bool = False
    about: str = ""
    clause: str = ""


@dataclass(slots=True)
class _Sentence:
    """What is known while a sentence is read from left to right."""

    text: str
    start: int
    end: int
    years: Sequence[YearMention]
    figures: list[Figure]
    core: str = ""
    listed: list[str] = field(default_factory=list)
    taken: int = 0


def read_sentences(text: str, start: int = 0) -> Iterator[Statement]:
    """Yield the statements of a text from ``start`` on, sentence by sentence.

    >>> text = "到2030年，全县高新技术企业达到90家、科技型企业400家。"
    >>> [(s.name, str(s.value), s.unit, s.year) for s in read_sentences(text)]
    [('高新技术企业', '90', '家', 2030), ('科技型企业', '400', '家', 2030)]
    """
    figures = [figure for figure in find_figures(text) if figure.start >= start]
    if not figures:
        return
    years = find_years(text)
    marks = [start, *(m.end() for m in _END.finditer(text, start)), len(text)]
    at = 0
    for begin, end in pairwise(marks):
        own = []
        while at < len(figures) and figures[at].start < end:
            own.append(figures[at])
            at += 1
        if own:
            yield from _read(_Sentence(text, begin, end, years, own))


def _read(sentence: _Sentence) -> Iterator[Statement]:
    at = 0
    while at < len(sentence.figures):
        run = _run(sentence, at)
        left = _left(sentence, at)
        if len(run) == 1 and at + 1 < len(sentence.figures):
            pair = _from_to(sentence, at, left)
            if pair:
                yield from pair
                at += 2
                continue
        statements = list(_distributed(sentence, run, left)) if len(run) > 1 else list(_single(sentence, at, left))
        yield from (s for s in statements if s.name and len(s.name) <= MAXIMUM_LENGTH)
        at += len(run)


def _run(sentence: _Sentence, at: int) -> list[Figure]:
    """Return the figures from ``at`` on that nothing but a conjunction parts."""
    run = [sentence.figures[at]]
    for figure in sentence.figures[at + 1 :]:
        if not _BETWEEN_RUN.fullmatch(sentence.text[run[-1].end : figure.start]):
            break
        run.append(figure)
    return run


def _left(sentence: _Sentence, at: int) -> int:
    """Return where the clause begins that leads to a figure: after a mark, an open bracket or the figure before."""
    figure = sentence.figures[at]
    bound = max(sentence.start, figure.start - REACH)
    previous = sentence.figures[at - 1].end if at else sentence.start
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


def _single(sentence: _Sentence, at: int, left: int) -> Iterator[Statement]:
    figure = sentence.figures[at]
    before = sentence.text[left : figure.start]
    if _prescribes(sentence, left, figure):
        return
    compared = _COMPARED.search(before)
    if compared:
        yield replace(_statement(sentence, figure, sentence.core, left), year=int(compared["year"]))
        return
    name = name_before(before)
    after = _right(sentence, at)
    noun = name_after(after)
    if not name.text and not name.change and noun:
        yield from _noun_after(sentence, figure, name, noun, left, after)
        return
    if after.lstrip().startswith("的") and noun:
        if name.text:
            sentence.taken = figure.end + after.index(noun) + len(noun)
            yield replace(_statement(sentence, figure, name.whole(sentence.core), left), about=noun)
        return
    if _counts_list(name.text, figure, after):
        return
    whole = name.whole(sentence.core)
    if figure.bound == "突破" and not name.text and not noun:
        whole = sentence.core
    if not name.leaning and name.text:
        whole = borrow(whole, sentence.core)
    yield from _ranged(_statement(sentence, figure, whole, left), figure)
    _remember(sentence, name, whole)


def _noun_after(
    sentence: _Sentence, figure: Figure, name: Name, noun: str, left: int, after: str
) -> Iterator[Statement]:
    """Yield the statement of a figure whose noun follows it: 培育100名以上企业家."""
    end = figure.end + after.index(noun) + len(noun)
    sentence.taken = end
    if figure.upper is not None or noun.startswith(words("indicators", "noun", "uncounted")):
        return
    comparator = Comparator.EQUAL if figure.bound == "突破" else figure.comparator
    if figure.bound == "突破" and sentence.text.startswith("以上", figure.end - 2):
        comparator = Comparator.AT_LEAST
    area = "面积" if figure.unit.endswith(("平方米", "平米", "亩", "平方公里", "㎡", "公顷")) else ""
    statement = _statement(sentence, figure, name.act * (name.act not in {"与", "向"}) + noun + area, left)
    yield replace(statement, comparator=comparator, end=end)
    sentence.core, sentence.listed = noun, []


def _distributed(sentence: _Sentence, run: list[Figure], left: int) -> Iterator[Statement]:
    """Yield the statements of several figures for a list of indicators: A、B分别达1家、2家."""
    text = sentence.text[left : run[0].start]
    if _prescribes(sentence, left, run[0]):
        return
    head, apart, tail = text.partition("分别")
    name = name_before(head if apart else text)
    shared = name_before(tail) if apart else Name("")
    listed = members(name.text)
    if len(listed) == len(run):
        sentence.listed = listed
        names = [member + shared.text + shared.change + name.change for member in listed]
    elif len(sentence.listed) == len(run) and name.leaning:
        names = [member + name.text + name.change for member in sentence.listed]
    else:
        names = [name.whole(sentence.core)] * len(run)
    for figure, own in zip(run, names, strict=True):
        yield replace(_statement(sentence, figure, own, left), end=run[-1].end)
    sentence.core = names[-1]


def _from_to(sentence: _Sentence, at: int, left: int) -> list[Statement]:
    """Return the two statements of a from–to (由68家增至253家), none where the figures are no such pair."""
    first, second = sentence.figures[at : at + 2]
    across = _ACROSS.fullmatch(sentence.text[first.end : second.start])
    before = sentence.text[left : first.start]
    origin = _FROM.search(before)
    if not across or not origin:
        return []
    name = name_before(before[: origin.start()]).whole(sentence.core)
    if not name:
        return []
    unit = first.unit if first.unit == second.unit or len(first.unit) > 1 else second.unit
    sentence.core = name
    named = find_years(before[origin.start() :])
    earlier = _statement(sentence, replace(first, unit=unit), name, left)
    later = _statement(sentence, second, name, left)
    return [
        replace(earlier, year=named[-1].year if named else None, earlier=True, end=second.end),
        replace(later, year=int(across["later"][:4]) if across["later"] else later.year),
    ]


def _right(sentence: _Sentence, at: int) -> str:
    """Return the words after a figure up to the next one, split where both have a noun among them."""
    figure = sentence.figures[at]
    if at + 1 == len(sentence.figures):
        return sentence.text[figure.end : min(sentence.end, figure.end + REACH)]
    follower = sentence.figures[at + 1]
    text = sentence.text[figure.end : min(follower.start, figure.end + REACH)]
    if re.search(r"[，,；;：:]", text):
        return text
    *_, conjunction = ["", *re.finditer(r"、|和|以及|及", text)]
    if conjunction and name_before(text[conjunction.end() :]).text:
        return text[: conjunction.start()]
    for place in range(2, len(text) - 1):
        head = next((word for word in words("indicators", "noun", "heads") if text[:place].endswith(word)), "")
        if head and name_before(text[place:]).text:
            return text[:place]
    return text


def _statement(sentence: _Sentence, figure: Figure, name: str, left: int) -> Statement:
    mention = _year(sentence, figure)
    start = left
    while start < figure.start and sentence.text[start] in " \t、,，和及|":
        start += 1
    return Statement(
        name=name,
        value=figure.value,
        unit=figure.unit,
        comparator=figure.comparator,
        start=start,
        end=figure.end,
        year=mention.year if mention else None,
        reported=mention.reported if mention else False,
        clause=sentence.text[start : figure.start],
    )


def _ranged(statement: Statement, figure: Figure) -> list[Statement]:
    """Return the statement, or the two of a range: 4-5家 is at least 4 and at most 5."""
    if figure.upper is None:
        return [statement]
    return [
        replace(statement, comparator=Comparator.AT_LEAST),
        replace(statement, value=figure.upper, comparator=Comparator.AT_MOST),
    ]


def _remember(sentence: _Sentence, name: Name, whole: str) -> None:
    """Keep the name for clauses that go on about it."""
    if name.text and not name.leaning:
        sentence.core = whole.removesuffix(name.change)
        sentence.listed = []


def _year(sentence: _Sentence, figure: Figure) -> YearMention | None:
    """Return the last year that the sentence names before a figure and does not compare with."""
    found = None
    for mention in sentence.years:
        if mention.start >= figure.start:
            break
        if mention.start >= sentence.start and not mention.compared:
            found = mention
    return found


def _prescribes(sentence: _Sentence, left: int, figure: Figure) -> bool:
    """Tell whether the clause of a figure lays down a rate or a condition instead of stating a figure."""
    clause = sentence.text[left : min(sentence.end, figure.end + len("按实际支出"))]
    return any(word in clause for word in words("indicators", "rules", "prescriptive"))


def _counts_list(name: str, figure: Figure, after: str) -> bool:
    """Tell whether a figure only counts the members of the list before it: A、B和C3个产业集群."""
    listed = members(name)
    return (
        len(listed) > 1
        and figure.unit[-1] in _COUNT
        and len(listed) == figure.value
        and bool(after)
        and after[0] not in "，,。；;）)、"
    )
