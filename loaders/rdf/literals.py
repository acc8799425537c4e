"""Whether the values that a file gives to terms of the vocabulary are such as the graph can answer with."""

import math
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode

from loaders.reading.limits import DEFAULT_LIMITS, Limits
from ontology.namespaces import Namespaces
from ontology.observation import Comparator, FigureKind
from ontology.quarantine import Check, Quarantined, UnreadStatement

LONGEST_IRI = 4096
LONGEST_LITERAL = 1_000_000
_SHOWN = 300
_LARGEST = 10**9


def _is_integer(node: object) -> bool:
    if not isinstance(node, Literal) or len(node.value) > 12:
        return False
    try:
        return abs(int(node.value)) <= _LARGEST
    except ValueError:
        return False


def _is_number(node: object) -> bool:
    if not isinstance(node, Literal) or len(node.value) > 64:
        return False
    try:
        return Decimal(node.value).is_finite() and math.isfinite(float(node.value))
    except (InvalidOperation, ValueError, OverflowError):
        return False


def _is_comparator(node: object) -> bool:
    return isinstance(node, Literal) and node.value in set(Comparator)


def _is_text(node: object) -> bool:
    return isinstance(node, Literal)


_INTEGERS = ("year", "start", "end", "length", "startYear", "endYear", "recognitionYear")
_NUMBERS = ("value", "confidence", "score")
_TEXTS = ("unit", "indicatorName", "section", "quote", "rule", "scope", "creditCode", "level", "recognisedAs")
_CHECKS: dict[str, tuple[Callable[[object], bool], str]] = {
    **dict.fromkeys(_INTEGERS, (_is_integer, "is no whole number")),
    **dict.fromkeys(_NUMBERS, (_is_number, "is no number")),
    **dict.fromkeys(_TEXTS, (_is_text, "is no literal")),
    "comparator": (_is_comparator, "is none of =, >=, >, <=, <, ~"),
}


def fault(predicate: NamedNode, value: object, namespaces: Namespaces, limits: Limits = DEFAULT_LIMITS) -> str | None:
    """Return what is wrong with a statement's value, None where nothing is.

    The text of a document in a dump may be as long as that of a document that is read.
    """
    is_text = predicate.value == namespaces.term("text")
    longest = max(LONGEST_LITERAL, limits.characters) if is_text else LONGEST_LITERAL
    if isinstance(value, Literal) and len(value.value) > longest:
        return f"A literal has more than {longest:,} characters."
    if not predicate.value.startswith(namespaces.ontology):
        return None
    name = predicate.value.removeprefix(namespaces.ontology)
    if name == "kind":
        kinds = {namespaces.term(kind) for kind in FigureKind}
        fits = isinstance(value, NamedNode) and value.value in kinds
        return None if fits else "The value of kind is neither ikg:actual nor ikg:target."
    check = _CHECKS.get(name)
    return None if check is None or check[0](value) else f"The value of {name} {check[1]}."


def refused(statement: object, reason: str) -> Quarantined:
    """Return a statement that is left out, cut at a length that a report can show."""
    words = str(statement)
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return Quarantined(claim=UnreadStatement(triple=shown), check=Check.STATEMENT, reason=reason)
