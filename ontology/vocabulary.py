"""The vocabulary: classes, properties and indicators with their labels, domains and ranges.

Everything is read from ``vocabulary.ttl`` on first use and kept; no reasoner is needed. Terms are named by their local
names (``Park``, ``partOf``, ``RDIntensity``), which hold under every base IRI.
"""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.errors import VocabularyError
from ontology.indicators import known_indicator, known_indicators
from ontology.namespaces import DEFAULT_BASE, Namespaces
from ontology.terms import ClassTerm, IndicatorTerm, Language, PropertyTerm, terms

__all__ = [
    "Language",
    "allows",
    "classes",
    "context",
    "definition",
    "domain",
    "entity_context",
    "indicator",
    "inverse_label",
    "is_a",
    "known_indicator",
    "known_indicators",
    "label",
    "properties",
    "range_of",
    "shapes_turtle",
    "subclass_by_name",
    "subclasses",
    "superclasses",
    "vocabulary_turtle",
]

# What may close a title after the word that tells its kind: (试行), (2021—2025年), quotation marks, 》.
_TITLE_CLOSING = re.compile(r"(?:[（(][^（()）]{1,20}[）)]|[》〉”’\"'\s])+$")
_LONGEST_TAIL = 64  # more than any ending with any addition after it, so that a hostile name costs nothing
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


def classes() -> dict[str, ClassTerm]:
    """Return the classes of the vocabulary by local name."""
    return terms().classes


def properties() -> dict[str, PropertyTerm]:
    """Return the properties of the vocabulary by local name."""
    return terms().properties


def label(name: str, language: Language = "zh") -> str:
    """Return the label of a term; raise ``VocabularyError`` where the vocabulary has no such term.

    >>> label("Incubator"), label("partOf", "en"), label("RDIntensity")
    ('孵化器', 'part of', '研发经费投入强度')
    """
    return terms().term(name).labels[language]


def inverse_label(name: str, language: Language = "zh") -> str:
    """Return what a relation is called when it is read from its object.

    >>> inverse_label("reliesOn", "en")
    'supports'
    """
    labels = _property(name).inverse_labels
    return labels[language] if labels else label(name, language)


def definition(name: str, language: Language = "zh") -> str:
    """Return the definition of a term; raise ``VocabularyError`` where the vocabulary has no such term."""
    return terms().term(name).definitions[language]


@cache
def superclasses(name: str) -> tuple[str, ...]:
    """Return the classes of the vocabulary above a class, the nearest first.

    >>> superclasses("Incubator")
    ('Platform',)
    >>> superclasses("Hospital")
    ('Institute', 'Organisation')
    """
    found: list[str] = []
    for parent in _class(name).superclasses:
        found += [above for above in (parent, *superclasses(parent)) if above not in found]
    return tuple(found)


@cache
def subclasses(name: str) -> tuple[str, ...]:
    """Return the classes of the vocabulary below a class, in the vocabulary's order."""
    _class(name)
    return tuple(other for other in classes() if name in superclasses(other))


def is_a(name: str, ancestor: str) -> bool:
    """Tell whether a class is another one or lies below it."""
    return name == ancestor or ancestor in superclasses(name)


def domain(predicate: str) -> tuple[str, ...]:
    """Return the classes that a property's subject may have; none means that every class may stand there."""
    return _property(predicate).domain


def range_of(predicate: str) -> tuple[str, ...]:
    """Return the classes that a property's object may have; none means that every class may stand there."""
    return _property(predicate).range


@cache
def allows(predicate: str, subject_type: str, object_type: str) -> bool:
    """Tell whether the vocabulary lets a relation hold between things of two classes.

    Raises ``VocabularyError`` where one of the three is not in the vocabulary.

    >>> allows("leadsIndustry", "Firm", "Industry"), allows("leadsIndustry", "Park", "Industry")
    (True, False)
    >>> allows("partOf", "Incubator", "ScienceCity")
    True
    """
    return _fits(subject_type, domain(predicate)) and _fits(object_type, range_of(predicate))


def subclass_by_name(name: str, entity_type: str) -> str | None:
    """Return the narrower class that a thing's name tells, or None where it tells none.

    The longest name ending of the vocabulary decides; a title's brackets and additions such as (试行) do not count.

    >>> subclass_by_name("云州区科技企业孵化器", "Platform")
    'Incubator'
    >>> subclass_by_name("《云州区科技创新券管理办法(试行)》", "Policy")
    'Measure'
    >>> subclass_by_name("云州大学", "University") is None
    True
    """
    _class(entity_type)
    bare = _TITLE_CLOSING.sub("", name[-_LONGEST_TAIL:])
    fitting = [
        (len(ending), below)
        for below in subclasses(entity_type)
        for ending in classes()[below].name_endings
        if bare.endswith(ending)
    ]
    return max(fitting)[1] if fitting else None


def indicator(name: str) -> IndicatorTerm:
    """Return a known indicator by its local name; raise ``VocabularyError`` where there is none."""
    found = known_indicators().get(name)
    if found is None:
        raise VocabularyError(f"The vocabulary has no indicator {name!r}.")
    return found


def vocabulary_turtle(namespaces: Namespaces | None = None) -> str:
    """Return the vocabulary in Turtle under the base IRI of ``namespaces``, the default one where none are given."""
    return _rebased("vocabulary.ttl", namespaces or Namespaces())


def shapes_turtle(namespaces: Namespaces | None = None) -> str:
    """Return the SHACL shapes in Turtle under the base IRI of ``namespaces``."""
    return _rebased("shapes.ttl", namespaces or Namespaces())


def context(namespaces: Namespaces | None = None) -> dict[str, Any]:
    """Return the JSON-LD 1.1 context (an object with ``@context``) under the base IRI of ``namespaces``."""
    loaded: dict[str, Any] = json.loads(_rebased("context.jsonld", namespaces or Namespaces()))
    return loaded


def entity_context(namespaces: Namespaces | None = None) -> dict[str, Any]:
    """Return what the JSON of a thing's card adds to the context, under the base IRI of ``namespaces``."""
    loaded: dict[str, Any] = json.loads(_rebased("entity_context.jsonld", namespaces or Namespaces()))
    return loaded


def _rebased(file_name: str, namespaces: Namespaces) -> str:
    if _NOT_IN_IRI.search(namespaces.base):
        raise VocabularyError(f"The base IRI {namespaces.base!r} holds a character that no IRI may hold.")
    text = files("ontology").joinpath(file_name).read_text(encoding="utf-8")
    return text.replace(DEFAULT_BASE, namespaces.base)


def _fits(name: str, allowed: tuple[str, ...]) -> bool:
    _class(name)
    return not allowed or any(is_a(name, one) for one in allowed)


def _class(name: str) -> ClassTerm:
    found = classes().get(name)
    if found is None:
        raise VocabularyError(f"The vocabulary has no class {name!r}.")
    return found


def _property(name: str) -> PropertyTerm:
    found = properties().get(name)
    if found is None:
        raise VocabularyError(f"The vocabulary has no property {name!r}.")
    return found
