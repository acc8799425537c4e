"""Statements: a figure of a sentence with its indicator, and how several of them hang together."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from loaders.extraction.clauses import REACH, Sentence, year_of
from loaders.extraction.figures import Figure
from loaders.extraction.observation_lexicon import ending, words
from ontology.observation import Comparator

# The breakdown in brackets of the figure before.
_CLOSED = re.compile(r"[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One figure of a sentence with its indicator.

    ``start`` and ``end`` are the offsets of the words that state it. ``year`` is the year that the sentence names, or
    none. ``earlier`` tells that it is the first value of a from–to, ``before`` that this was a year before;
    ``about`` are words that name whose figure it is.
    """

    name: str
    value: Decimal
    unit: str
    comparator: Comparator
    start: int
    end: int
    year: int | None = None
    earlier: bool = False
    before: bool = False
    reported: bool = False
    about: str = ""
    clause: str = ""


def state(sentence: Sentence, figure: Figure, name: str, left: int) -> Statement:
    """Return the statement of a figure under a name, whose words begin at ``left`` in the sentence's text."""
    mention = year_of(sentence, figure)
    start = left
    bracket = _CLOSED.match(sentence.text, start, figure.start)
    start = bracket.end() if bracket else start
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
        clause=sentence.text[start : min(figure.start, start + REACH)],
    )


def ranged(statement: Statement, figure: Figure) -> list[Statement]:
    """Return the statement, or the two of a range: 4-5家 is at least 4 and at most 5."""
    if figure.upper is None:
        return [statement]
    return [
        replace(statement, comparator=Comparator.AT_LEAST),
        replace(statement, value=figure.upper, comparator=Comparator.AT_MOST),
    ]


def with_owners(text: str, statements: list[Statement]) -> list[Statement]:
    """Return the statements, the attributes before one that names its owner (占地9亩、投资3亿元的园区) given it too."""
    for index in range(len(statements) - 1, 0, -1):
        before, after = statements[index - 1], statements[index]
        attribute = ending(before.name, words("indicators", "rules", "attributes"))
        if after.about and attribute and not before.about and text[before.end : after.start] in {"、", "和", "，", ","}:
            statements[index - 1] = replace(before, name=attribute, about=after.about)
    return statements
