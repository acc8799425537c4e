"""How values were brought into the unit of their entry, in a sentence."""

from fractions import Fraction

from graph.algorithms.answers import Sentence
from graph.ledger.series import Value
from graph.ledger.wording import number, sentence


def conversion_of(value: Value) -> Sentence | None:
    """Return what was done to a value that is stated in another unit, None where nothing was."""
    other = next((figure for figure in value.figures if figure.unit.text != value.unit.text), None)
    if other is None or not value.comparable or any(one.unit.text == value.unit.text for one in value.figures):
        return None
    source, target = other.unit, value.unit
    if not source.text:
        return sentence("no-unit", target=target.text)
    if source.factor == target.factor:
        counted = source.dimension == "count" and target.dimension == "count"
        return sentence("same-count" if counted else "other-words", source=source.text, target=target.text)
    larger, smaller = (source, target) if source.factor > target.factor else (target, source)
    return sentence(
        "conversion",
        stated=other.value,
        source=source.text,
        larger=larger.text,
        smaller=smaller.text,
        times=number(Fraction(larger.factor / smaller.factor)),
    )
