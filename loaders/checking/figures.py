"""Whether a figure is one that its indicator can have."""

import re
from collections.abc import Iterator

from loaders.checking.limits import Fault, limits
from loaders.checking.texts import name_fault
from ontology.document import DocumentDescription
from ontology.indicators import known_indicators
from ontology.observation import FigureKind, Observation
from ontology.quarantine import Check

_NO_UNIT = re.compile(r"[\s0-9，。；：！？,;!?“”]")


def figure_faults(figure: Observation, document: DocumentDescription) -> Iterator[Fault]:
    """Yield what is wrong with a figure, apart from its subject and its evidence."""
    if fault := name_fault(figure.indicator, longest=limits()["text"]["longest_name"]):
        yield Check.NAME, f"The indicator {fault}."
    if figure.concept is not None and figure.concept not in known_indicators():
        yield Check.INDICATOR, f"The vocabulary has no indicator {figure.concept!r}."
    yield from _unit_faults(figure.unit)
    yield from _year_faults(figure, document)
    if not figure.value.is_finite():
        yield Check.VALUE, f"{figure.value} is no number."
    else:
        yield from _percentage_faults(figure)
        yield from _count_faults(figure)


def _unit_faults(unit: str) -> Iterator[Fault]:
    if len(unit) > limits()["text"]["longest_unit"] or _NO_UNIT.search(unit):
        yield Check.UNIT, f"{unit!r} is no unit."


def _year_faults(figure: Observation, document: DocumentDescription) -> Iterator[Fault]:
    first, last = limits()["year"]["first"], limits()["year"]["last"]
    if not first <= figure.year <= last:
        yield Check.YEAR, f"The year {figure.year} lies outside of {first} to {last}."
    elif figure.kind is FigureKind.ACTUAL and document.end_year is not None and figure.year > document.end_year:
        yield Check.YEAR, f"A figure of {figure.year} cannot be reported by a plan that ends in {document.end_year}."


def _percentage_faults(figure: Observation) -> Iterator[Fault]:
    known = limits()["percentage"]
    if figure.unit not in known["units"]:
        return
    is_share = _has(figure.indicator, known["shares"]) and not _has(figure.indicator, known["not_shares"])
    if is_share and not 0 <= figure.value <= 100:
        yield Check.VALUE, f"A share ({figure.indicator}) of {figure.value}% is impossible."
    elif abs(figure.value) > known["largest"]:
        yield Check.VALUE, f"{figure.value}% is no percentage that a plan states."


def _count_faults(figure: Observation) -> Iterator[Fault]:
    known = limits()["count"]
    if figure.unit not in known["units"] or _has(figure.indicator, known["averages"]):
        return
    if figure.value < 0 or figure.value != figure.value.to_integral_value():
        yield Check.VALUE, f"There cannot be {figure.value}{figure.unit} of anything ({figure.indicator})."


def _has(text: str, words: list[str]) -> bool:
    return any(word in text for word in words)
