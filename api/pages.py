"""Pages for people: templates with every value escaped, words in Chinese and English."""

import json
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from api.vocabulary import shown, shown_inverse
from ontology.vocabulary import Language


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("api"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = json.loads((files("api") / "templates" / "words.json").read_text("utf-8"))
    return words


def words(language: Language) -> dict[str, str]:
    """Return the texts of pages and answers in one language."""
    return {name: texts[language] for name, texts in _words().items()}


def render(template: str, *, language: Language, **values: Any) -> str:
    """Return a page made of a template.

    In the template ``words`` are those of the language, ``term`` and ``inverse`` give labels of the vocabulary.

    >>> "<textarea" in render("sparql.html", language="en", query="ASK {}", base="https://w3id.org/innokg/")
    True
    """
    return (
        _environment()
        .get_template(template)
        .render(
            language=language,
            words=words(language),
            term=partial(shown, language=language),
            inverse=partial(shown_inverse, language=language),
            **values,
        )
    )
