"""The vocabulary as the service publishes it."""

from collections.abc import Callable
from functools import lru_cache

from rdflib import Graph

from ontology.errors import VocabularyError
from ontology.namespaces import Namespaces
from ontology.vocabulary import Language, inverse_label, label, vocabulary_turtle


@lru_cache(maxsize=8)
def serialised(namespaces: Namespaces, rdflib_format: str) -> bytes:
    """Return the vocabulary in one of rdflib's formats; Turtle is the file as it was written."""
    turtle = vocabulary_turtle(namespaces)
    if rdflib_format == "turtle":
        return turtle.encode()
    return Graph().parse(data=turtle, format="turtle").serialize(format=rdflib_format, encoding="utf-8")


def shown(name: str, language: Language) -> str:
    """Return the label of a class or relation; one that the vocabulary does not know is its own.

    >>> shown("Park", "en"), shown("NoSuchTerm", "en")
    ('Park', 'NoSuchTerm')
    """
    return _or_itself(label, name, language)


def shown_inverse(name: str, language: Language) -> str:
    """Return what a relation is called when it is read from its object."""
    return _or_itself(inverse_label, name, language)


def _or_itself(text_of: Callable[[str, Language], str], name: str, language: Language) -> str:
    try:
        return text_of(name, language)
    except VocabularyError:
        return name
