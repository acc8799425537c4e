"""Wholes against their parts: places, narrower indicators, and lists of what a number holds."""

from collections.abc import Iterator, Sequence

from graph.algorithms.answers import Sentence
from graph.ledger.answers import Check
from graph.ledger.clash import Clash, Label, only, part
from graph.ledger.series import Moment, Series, Value
from graph.ledger.wording import sentence
from ontology.observation import Comparator

_LOWER_BOUNDS = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})


def place_clashes(
    whole: Series, parts: Sequence[Series], *, siblings: Sequence[Series], complete: bool
) -> Iterator[Clash]:
    """Yield where parts of a place have more than the whole, one alone or all together, or all of them less.

    ``parts`` lie in the whole, maybe within each other; ``siblings`` are those of them that share nothing, and
    ``complete`` tells that they make up the whole. Shares do not add up and are left out.
    """
    if not whole.unit.is_additive:
        return
    for moment in whole.values:
        total = only(whole.best(moment))
        if total is None:
            continue
        single = [value for value in _values(parts, moment, whole) if value.value > total.value]
        # A whole of "over 300" may well be more than its part; only what cannot be is reported.
        if total.comparator not in _LOWER_BOUNDS:
            for value in single:
                yield _exceeds(whole, total, value, Check.PARTS)
        together = _values(siblings, moment, whole)
        computed = sum((value.value for value in together), start=total.value * 0)
        if len(together) > 1 and not single and computed > total.value and total.comparator not in _LOWER_BOUNDS:
            yield _sum(whole, total, together, "parts-exceed")
        exact = all(value.comparator is Comparator.EQUAL for value in (total, *together))
        if complete and exact and len(together) == len(siblings) and computed < total.value:
            yield _sum(whole, total, together, "parts-short")


def narrower_clashes(broader: Series, narrower: Sequence[Series]) -> Iterator[Clash]:
    """Yield the figures of narrower indicators that exceed what they are a part of."""
    for moment in broader.values:
        total = only(broader.best(moment))
        if total is None or total.comparator in _LOWER_BOUNDS:
            continue
        for value in _values(narrower, moment, broader):
            if value.value > total.value:
                yield _exceeds(broader, total, value, Check.NARROWER)


def _values(parts: Sequence[Series], moment: Moment, whole: Series) -> list[Value]:
    """Return the single values of parts for a moment, those that are in the whole's unit."""
    found = (only(one.best(moment)) for one in parts if one.unit.text == whole.unit.text)
    return [value for value in found if value is not None]


def _exceeds(whole: Series, total: Value, value: Value, check: Check) -> Clash:
    def explain(label: Label) -> Sentence:
        return sentence(
            "part-exceeds",
            part=label(value.figures[0]),
            whole=label(total.figures[0]),
            computed=value.value,
            stated=total.value,
            unit=whole.unit.text,
        )

    return Clash(
        check=check,
        moment=total.moment,
        unit=whole.unit,
        stated=total.value,
        computed=value.value,
        parts=(part(total), part(value)),
        explain=explain,
    )


def _sum(whole: Series, total: Value, together: Sequence[Value], key: str) -> Clash:
    computed = sum((value.value for value in together), start=total.value * 0)
    return Clash(
        check=Check.PARTS,
        moment=total.moment,
        unit=whole.unit,
        stated=total.value,
        computed=computed,
        parts=(part(total), *map(part, together)),
        explain=lambda label: sentence(
            key,
            whole=label(total.figures[0]),
            count=len(together),
            computed=computed,
            stated=total.value,
            unit=whole.unit.text,
        ),
    )
