"""The figures that a document states, in tables and in sentences."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extraction.crossed_tables import read_crossed
from loaders.extraction.evidence import cite
from loaders.extraction.horizon import Horizon, horizon, in_review, states_figures
from loaders.extraction.indicator_names import leaning_words
from loaders.extraction.indicator_tables import read_table
from loaders.extraction.numerals import narrow
from loaders.extraction.observation_lexicon import words
from loaders.extraction.observation_subjects import Subjects
from loaders.extraction.sentences import read_sentences
from loaders.extraction.statement_subjects import StatementSubjects
from loaders.extraction.statements import Statement
from loaders.extraction.table_blocks import whole_tables
from loaders.extraction.years import PERIOD_LENGTH, YearMention, find_years
from loaders.reading.layout import Block, BlockKind
from loaders.reading.reader import Reading
from ontology.entity import Entity
from ontology.identity import normalise_name
from ontology.indicators import known_indicator
from ontology.observation import FigureKind, Observation

_INDUSTRY = re.compile(r"[\u4e00-\u9fff]{2,14}(?:产业|制造业|工业|服务业)")
_TABLE_CONFIDENCE = 0.95
_SENTENCE_CONFIDENCE = 0.85
_UNDATED_CONFIDENCE = 0.7


def extract_observations(reading: Reading, entities: Sequence[Entity]) -> tuple[Observation, ...]:
    """Return the observations of a document, in the order in which they stand.

    Subjects are keys of ``entities``, or the word for the region (全市) where the document does not name it. The same
    figure of the same indicator, subject, year and kind is returned once, as it stands first.
    """
    subjects, years = Subjects(reading, entities), horizon(reading)
    found: dict[tuple[object, ...], Observation] = {}
    for block in whole_tables(reading.layout):
        for observation in _of_block(reading, block, subjects, years):
            first = found.setdefault(_identity(observation), observation)
            if observation.attribute and not first.attribute:
                found[_identity(observation)] = replace(first, attribute=observation.attribute)
    return tuple(replace(o, concept=_concept(o)) for o in found.values())


def _of_industry(block: Block, name: str) -> str:
    """Return the name with the industry of the block's title before it where it says little alone: 产值, 规模."""
    title = block.title or ""
    return title + name if name in leaning_words() and _INDUSTRY.fullmatch(title) else name


def _concept(observation: Observation) -> str | None:
    """Return the known indicator that an observation is of; a share may lack its word (占预算支出的3%)."""
    known = known_indicator(observation.indicator, observation.unit)
    if known is None and observation.unit in {"%", "％"} and "占" in observation.indicator:
        return known_indicator(observation.indicator + "比重", observation.unit)
    return known


def _of_block(reading: Reading, block: Block, subjects: Subjects, years: Horizon) -> Iterator[Observation]:
    if block.kind is BlockKind.TABLE:
        yield from _of_table(reading, block, subjects, years)
    elif states_figures(block):
        yield from _of_sentences(reading, block, subjects, years)


def _of_table(reading: Reading, block: Block, subjects: Subjects, years: Horizon) -> Iterator[Observation]:
    subject, review = subjects.of_block(block), in_review(block, years)
    crossed = list(read_crossed(block.text, block.rows, years, review=review))
    for figure in crossed or read_table(block.text, years, rows=block.rows, review=review):
        owner = subjects.named(figure.about) if figure.about else None
        yield Observation(
            subject=owner.key if owner is not None else subject,
            indicator=figure.column if owner is not None else figure.name,
            year=figure.year,
            value=figure.value,
            unit=figure.unit,
            kind=figure.kind,
            comparator=figure.comparator,
            attribute=figure.attribute,
            evidence=cite(
                reading, block, figure.start, figure.end, rule="observation.table", confidence=_TABLE_CONFIDENCE
            ),
        )


def _of_sentences(reading: Reading, block: Block, subjects: Subjects, years: Horizon) -> Iterator[Observation]:
    assigned = StatementSubjects(subjects, block)
    named = [mention for mention in find_years(narrow(block.text)) if not mention.compared]
    for statement in read_sentences(block.text, block.body):
        year = _year(statement, block, years, _latest(named, statement.start))
        for subject, said in assigned.assign(statement):
            if year is None:
                continue
            name = _of_industry(block, said)
            confidence = _SENTENCE_CONFIDENCE if statement.year else _UNDATED_CONFIDENCE
            yield Observation(
                subject=subject,
                indicator=name,
                year=year,
                value=statement.value,
                unit=statement.unit,
                kind=_kind(statement, year, years, review=in_review(block, years)),
                comparator=statement.comparator,
                evidence=cite(
                    reading, block, statement.start, statement.end, rule="observation.sentence", confidence=confidence
                ),
            )


def _year(statement: Statement, block: Block, years: Horizon, mention: YearMention | None) -> int | None:
    """Return the year of a statement: its own, the paragraph's, or that of the part of the plan; none if unknown."""
    if statement.year is not None:
        return statement.year
    review = in_review(block, years)
    default = years.base if review else years.end
    if mention and mention.year in {years.base, years.end}:
        default = mention.year
    elif years.base is not None and _said_reported(statement):
        default = years.base
    return _earlier(statement, default, years, review=review) if statement.earlier else default


def _earlier(statement: Statement, later: int | None, years: Horizon, *, review: bool) -> int | None:
    """Return the year of the first value of a from–to: the year before (由上年的), the base year, a period before."""
    if statement.before and later is not None:
        return later - 1
    if later == years.end and years.base is not None and not review:
        return years.base
    return later - PERIOD_LENGTH if later is not None else None


def _latest(named: Sequence[YearMention], place: int) -> YearMention | None:
    """Return the last of the years that a block names before a place."""
    index = bisect_left(named, place, key=lambda mention: mention.start)
    return named[index - 1] if index else None


def _kind(statement: Statement, year: int, years: Horizon, *, review: bool) -> FigureKind:
    past = review and years.end is not None and year < years.end
    if past or years.reported(year) or statement.reported:
        return FigureKind.ACTUAL
    return FigureKind.ACTUAL if _said_reported(statement) else FigureKind.TARGET


def _said_reported(statement: Statement) -> bool:
    """Tell whether the clause of a statement says that it reports what is: 已建成, 目前."""
    return any(word in statement.clause for word in words("contexts", "time", "reported"))


def _identity(observation: Observation) -> tuple[object, ...]:
    return (
        observation.subject,
        normalise_name(observation.indicator),
        observation.year,
        observation.value.normalize(),
        observation.unit,
        observation.kind,
        observation.comparator if observation.comparator.value in {">=", "<="} and _is_range(observation) else "",
    )


def _is_range(observation: Observation) -> bool:
    return any(dash in observation.evidence.quote for dash in "-—–～~")
