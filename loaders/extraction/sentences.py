"""Figures stated in sentences: which indicator each belongs to and which year its sentence names."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.extraction.clauses import (
    REACH,
    Sentence,
    counts_list,
    left_of,
    listed_years,
    prescribes,
    previous_clause,
    right_of,
    run_at,
    sentences,
)
from loaders.extraction.figures import Figure
from loaders.extraction.indicator_lists import borrow, members
from loaders.extraction.indicator_names import (
    MAXIMUM_LENGTH,
    Name,
    clause_topic,
    leads_on,
    name_after,
    name_before,
    predicate,
    without_openings,
)
from loaders.extraction.numerals import narrow
from loaders.extraction.observation_lexicon import ending, opening, words
from loaders.extraction.statements import Statement, ranged, state, with_owners
from loaders.extraction.years import YEAR_WORDS, find_years
from ontology.observation import Comparator

_ACROSS = re.compile(
    r"[^，,。；;\d]{0,12}?(?:增|提|升|扩|发展|跃|降|减|下|上|壮大)[^，,。；;\d]{0,4}?(?:到|至|为)"
    rf"(?P<later>(?:{YEAR_WORDS}的?)?)"
)
_FROM = re.compile(
    rf"[由从自](?=(?:(?:{YEAR_WORDS}|(?P<before>上一?年(?:度)?|去年)|目前|当前|现在|现有|原来|原有)(?:底|末)?的?)?$)"
)
# 扩大某资金规模,由3000万元增加到…: the clause before names what grows.
_ENLARGING = re.compile(r"^(?:扩大|优化|做大|增加|提高|提升|壮大|加大)")
# A name that only says where: 集团在渝15家成员单位.
_PLACE_ONLY = re.compile(r"在[\u4e00-\u9fff]{1,2}$")
_INDUSTRY = re.compile(r"[\u4e00-\u9fff]{2,16}?(?:产业|制造业|服务业)")
# 建设1-2个 is a manner of speaking, 建设5-6家 a target.
_LEAST_RANGE = 3
# 90家企业建有实验室120个: the firms that are counted are those that have some.
_HAVING = re.compile(r"(?P<what>(?:建有|设有|拥有)[\u4e00-\u9fff]{2,12})(?=\d)")
# 研制50兆瓦燃气轮机: the figure describes what is made.
_BARE_VERBS = frozenset({"", "研制", "研发", "开发", "攻克", "突破", "攻关"})
_ONE_LOT = re.compile(r"一批(?P<noun>[^，,。；;]{2,30})[，,]")
# 累计达到【120】家: the marks of a cumulative figure, as tables have them too.
_CUMULATIVE = re.compile(r"【(\d[\d.,]{0,12})】")
_COMPARED = re.compile(r"[比较与](?P<year>(?:19|20)\d\d)年(?:底|末)?的$")


def read_sentences(text: str, start: int = 0) -> Iterator[Statement]:
    """Yield the statements of a text from ``start`` on, sentence by sentence.

    >>> text = "到2030年，全县高新技术企业达到90家、科技型企业400家。"
    >>> [(s.name, str(s.value), s.unit, s.year) for s in read_sentences(text)]
    [('高新技术企业', '90', '家', 2030), ('科技型企业', '400', '家', 2030)]
    """
    opening, before = -1, ""
    for sentence in sentences(_CUMULATIVE.sub(r" \1 ", narrow(text)), start):
        sentence.before = before if sentence.opening == opening else ""
        yield from with_owners(text, list(_read(sentence)))
        opening, before = sentence.opening, sentence.last


def _read(sentence: Sentence) -> Iterator[Statement]:
    at = 0
    while at < len(sentence.figures):
        run = run_at(sentence, at)
        left = left_of(sentence, at)
        sentence.condition = -1
        if len(run) == 1 and at + 1 < len(sentence.figures):
            pair = _from_to(sentence, at, left)
            if pair:
                yield from pair
                at += 2
                continue
        statements = list(_distributed(sentence, run, left)) if len(run) > 1 else list(_single(sentence, at, left))
        for statement in statements:
            sentence.recent.append(statement.name)
            if statement.name not in _BARE_VERBS and len(statement.name) <= MAXIMUM_LENGTH:
                yield statement
        at += len(run)


def _single(sentence: Sentence, at: int, left: int) -> Iterator[Statement]:
    figure = sentence.figures[at]
    before = sentence.text[left : figure.start]
    if prescribes(sentence, left, figure):
        return
    compared = _COMPARED.search(before)
    if compared:
        yield replace(state(sentence, figure, sentence.core, left), year=int(compared["year"]))
        return
    name = name_before(before)
    after = right_of(sentence, at)
    noun = name_after(after)
    if before.endswith("等") and noun.startswith(words("indicators", "noun", "bare")):
        return  # 联合某大学等12家单位: the count of those who act together
    if noun and _grades(sentence, at, noun):
        sentence.condition = left
        return
    if noun and _leads_to(name, noun, before):
        yield from _noun_after(sentence, figure, name, noun, left, after, _shared_tail(sentence, at, noun))
        return
    if after.lstrip().startswith("的") and noun:
        yield from _described(sentence, figure, name, noun, left, after)
        return
    if counts_list(name.text, figure, after) or _is_uncounted(noun):
        return
    _look_back(sentence, name, left)
    whole = name.whole(sentence.core if name.text else sentence.last)
    if not name.leaning and name.text:
        whole = borrow(whole, sentence.core)
    yield from ranged(state(sentence, figure, whole, left), figure)
    if sentence.text[left - 1 : left] not in {"（", "("}:
        _remember(sentence, name, whole)


def _is_uncounted(noun: str) -> bool:
    """Tell whether a count of what a noun names is a manner of speaking: 3个方面, 30个国家和地区."""
    alone = opening(noun, words("indicators", "noun", "uncounted_alone"))
    rest = noun.removeprefix(alone)
    if alone and (not rest or rest.startswith(("和", "与", "及", "、", "地区"))):
        return True
    return noun.startswith(words("indicators", "noun", "uncounted"))


def _grades(sentence: Sentence, at: int, noun: str) -> bool:
    """Tell whether a sum only grades the things that the next figure counts: 10亿元以上企业5家."""
    figure = sentence.figures[at]
    graded = words("indicators", "noun", "graded")
    if at + 1 == len(sentence.figures) or not figure.unit.endswith("元") or not noun.endswith(graded):
        return False
    return sentence.text[figure.end : sentence.figures[at + 1].start].removeprefix("的") == noun


def _described(sentence: Sentence, figure: Figure, name: Name, noun: str, left: int, after: str) -> Iterator[Statement]:
    """Yield the statement of a figure that describes the noun after it (规模1亿元的基金); a condition yields none."""
    attribute = ending(name.text, words("indicators", "rules", "attributes"))
    if attribute:
        sentence.taken = figure.end + after.index(noun) + len(noun)
        yield replace(state(sentence, figure, attribute, left), about=noun, end=sentence.taken)
    else:
        sentence.condition = left


def _look_back(sentence: Sentence, name: Name, left: int) -> None:
    """Find what a name without words of its own is about in the clauses before, where no figure has named it."""
    if name.leaning and not sentence.core:
        lots = _ONE_LOT.findall(sentence.text[max(sentence.start, left - REACH) : left])
        industry = _INDUSTRY.search(previous_clause(sentence, left))
        sentence.core = lots[-1] if lots else without_openings(industry.group()) if industry else ""
    if not name.text and not sentence.last:
        sentence.core = sentence.last = clause_topic(previous_clause(sentence, left)) or sentence.before


def _leads_to(name: Name, noun: str, before: str) -> bool:
    """Tell whether the noun after a figure, not the words before it, names what is counted."""
    if not name.text and not name.change:
        return True
    return bool(_PLACE_ONLY.search(name.text)) or (leads_on(before) and not noun.startswith("其中"))


def _shared_tail(sentence: Sentence, at: int, noun: str) -> str:
    """Return what a bare level shares with the noun of the next figure: 3个国家级、10个省级创新平台."""
    levels = words("indicators", "name", "levels")
    if noun not in levels or at + 1 == len(sentence.figures):
        return ""
    follower = name_after(right_of(sentence, at + 1))
    level = opening(follower, levels)
    return follower.removeprefix(level) if level else ""


def _noun_after(
    sentence: Sentence, figure: Figure, name: Name, noun: str, left: int, after: str, tail: str = ""
) -> Iterator[Statement]:
    """Yield the statement of a figure whose noun follows it: 培育100名以上企业家."""
    end = sentence.taken = figure.end + after.index(noun) + len(noun)
    if noun in words("indicators", "noun", "bare") and not name.act:
        noun = (noun + predicate(after, noun)).rstrip()
        end = figure.end + after.index(noun) + len(noun)
    unsaid = noun.endswith("级") or _is_uncounted(noun)
    if (unsaid and not tail) or (figure.upper is not None and figure.value < _LEAST_RANGE):
        return
    having = _HAVING.match(sentence.text, figure.end + after.index(noun) + len(noun))
    if having:
        noun, end = f"{having['what']}的{noun}", having.end()
    comparator = Comparator.EQUAL if figure.bound == "突破" else figure.comparator
    if figure.bound == "突破" and sentence.text.startswith("以上", figure.end - 2):
        comparator = Comparator.AT_LEAST
    area = "面积" if figure.unit.endswith(("平方米", "平米", "亩", "平方公里", "㎡", "公顷")) else ""
    statement = state(sentence, figure, name.act * (name.act not in {"与", "向"}) + noun + tail + area, left)
    yield from ranged(replace(statement, comparator=comparator, end=end), figure)
    sentence.core, sentence.last, sentence.listed = noun, noun, []


def _distributed(sentence: Sentence, run: list[Figure], left: int) -> Iterator[Statement]:
    """Yield the statements of several figures for a list of indicators: A、B分别达1家、2家."""
    text = sentence.text[left : run[0].start]
    if prescribes(sentence, left, run[0]):
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
    elif not name.text and len(sentence.recent) >= len(run) and (apart or len({figure.unit for figure in run}) == 1):
        names = [recent + name.change + shared.change for recent in sentence.recent[-len(run) :]]
    else:
        names = [name.whole(sentence.core if name.text else sentence.last)] * len(run)
    years = listed_years(sentence, run)
    for index, (figure, own) in enumerate(zip(run, names, strict=True)):
        statement = replace(state(sentence, figure, own, left), end=run[-1].end)
        yield replace(statement, year=years[index]) if len(years) == len(run) else statement
    sentence.core = sentence.last = names[-1]


def _from_to(sentence: Sentence, at: int, left: int) -> list[Statement]:
    """Return the two statements of a from–to (由68家增至253家), none where the figures are no such pair."""
    first, second = sentence.figures[at : at + 2]
    across = _ACROSS.fullmatch(sentence.text[first.end : second.start])
    before = sentence.text[left : first.start]
    origin = _FROM.search(before)
    if not across or not origin:
        return []
    name = name_before(before[: origin.start()]).whole(sentence.core)
    name = name or _ENLARGING.sub("", clause_topic(previous_clause(sentence, left)))
    if not name:
        return []
    unit = first.unit if first.unit == second.unit or len(first.unit) > 1 else second.unit
    sentence.core = sentence.last = name
    named, later_named = find_years(before[origin.start() :]), find_years(across["later"])
    earlier = state(sentence, replace(first, unit=unit), name, left)
    later = state(sentence, second, name, left)
    return [
        replace(
            earlier,
            year=named[-1].year if named else None,
            earlier=True,
            before=origin.group("before") is not None,
            end=second.end,
        ),
        replace(
            later,
            year=later_named[-1].year if later_named else later.year,
            clause=before[: origin.start()].lstrip(" \t、,，"),
        ),
    ]


def _remember(sentence: Sentence, name: Name, whole: str) -> None:
    """Keep the name for clauses that go on about it."""
    sentence.last = whole.removesuffix(name.change)
    if name.text and not name.leaning:
        sentence.core = whole.removesuffix(name.change)
        sentence.listed = []
