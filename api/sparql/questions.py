"""The example questions that the first page offers."""

from functools import cache
from importlib.resources import files

from ontology.namespaces import DEFAULT_BASE
from ontology.vocabulary import Language

_TITLE_LINE: dict[Language, int] = {"zh": 0, "en": 1}


@cache
def example_questions(language: Language, base: str = DEFAULT_BASE) -> tuple[tuple[str, str], ...]:
    """Return pairs of a question in words and its SPARQL query, in their order.

    A query's file begins with its question, as a comment, in Chinese and in English. ``base`` is the base IRI of the
    graph that is asked.

    >>> example_questions("en")[0][0]
    'What is part of the Fuling national high-tech zone?'
    """
    queries = sorted((file.name, file.read_text("utf-8")) for file in (files("api.sparql") / "queries").iterdir())
    return tuple(
        (query.splitlines()[_TITLE_LINE[language]].removeprefix("# "), query.replace(DEFAULT_BASE, base))
        for _, query in queries
    )
