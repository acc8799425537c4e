"""Corrections applied: the statement that stands in place of a claim's, checked against the vocabulary."""

from collections.abc import Callable
from dataclasses import replace

from ontology import vocabulary
from ontology.attribute import AttributeProperty
from ontology.correction import Correction, ThingChoice
from ontology.errors import ValidationError
from ontology.indicators import known_indicator
from ontology.relation import Predicate
from ontology.review import MENTION, FigureValue, Participant, Statement

_FIGURE = frozenset({"indicator", "year", "value", "unit", "kind", "comparator"})


def corrected(statement: Statement, correction: Correction, thing: Callable[[ThingChoice], Participant]) -> Statement:
    """Return a statement with what a correction changes; ``thing`` finds what a person named.

    Raises ``ValidationError`` for what the statement has no place for, a correction that changes nothing, and a
    relation that the vocabulary does not allow.
    """
    _check_parts(statement, correction)
    subject = thing(correction.subject) if correction.subject else statement.subject
    match statement.object:
        case Participant() as other:
            predicate = _relation(correction.predicate or statement.predicate)
            made = Statement(
                subject=subject, predicate=predicate, object=thing(correction.object) if correction.object else other
            )
        case FigureValue() as figure:
            made = replace(statement, subject=subject, object=_figure(figure, correction))
        case None:
            made = replace(statement, subject=subject)
        case value:
            named = correction.predicate or statement.predicate
            made = Statement(subject=subject, predicate=_attribute(named), object=_value(named, correction.text, value))
    if made == statement:
        raise ValidationError("The correction changes nothing of the claim.")
    _check_relation(made)
    return made


def _check_parts(statement: Statement, correction: Correction) -> None:
    match statement.object:
        case Participant():
            allowed = frozenset({"subject", "predicate", "object"})
        case FigureValue():
            allowed = _FIGURE | {"subject"}
        case None:
            allowed = frozenset({"subject"})
        case _:
            allowed = frozenset({"subject", "predicate", "text"})
    if not correction.given <= allowed:
        names = ", ".join(sorted(correction.given - allowed))
        kind = "mention" if statement.predicate == MENTION else f"claim of {statement.predicate!r}"
        raise ValidationError(f"A {kind} has nothing to correct called {names}; it has {', '.join(sorted(allowed))}.")


def _relation(name: str) -> str:
    if name not in set(Predicate):
        raise ValidationError(f"{name!r} is no relation; the relations are {', '.join(Predicate)}.")
    return name


def _attribute(name: str) -> str:
    if name not in set(AttributeProperty):
        raise ValidationError(f"{name!r} is no attribute; the attributes are {', '.join(AttributeProperty)}.")
    return name


def _value(predicate: str, text: str | None, value: str | int) -> str | int:
    chosen = value if text is None else text
    if predicate != AttributeProperty.RECOGNITION_YEAR:
        return str(chosen)
    try:
        return int(chosen)
    except ValueError as error:
        raise ValidationError(f"A year is a whole number, which {str(chosen)!r} is not.") from error


def _figure(figure: FigureValue, correction: Correction) -> FigureValue:
    changed = {name: getattr(correction, name) for name in correction.given & _FIGURE}
    if correction.indicator is not None:
        changed["concept"] = known_indicator(correction.indicator)
    return replace(figure, **changed)


def _check_relation(statement: Statement) -> None:
    """Refuse a relation between classes that the vocabulary does not let it join."""
    subject, other = statement.subject, statement.object
    if not isinstance(other, Participant) or subject.type is None or other.type is None:
        return
    if subject.id == other.id:
        raise ValidationError(f"Nothing is in a relation to itself, as {subject.name!r} would be.")
    if not vocabulary.allows(statement.predicate, subject.type, other.type):
        raise ValidationError(
            f"The vocabulary lets no {subject.type} stand in {statement.predicate} to a {other.type}: "
            f"{statement.words}."
        )
