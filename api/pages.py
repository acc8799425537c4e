"""Pages for people: templates with every value escaped, words in Chinese and English."""

import json
from collections.abc import Mapping
from functools import lru_cache, partial
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from api.vocabulary.publication import shown, shown_inverse
from ontology.vocabulary import Language
from visual import assets

_UNKNOWN_COLOR = "#8a8f98"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    # Pages of things and of networks have parts in common.
    loader = ChoiceLoader([PackageLoader("api"), PackageLoader("visual")])
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@lru_cache(maxsize=2)
def words(language: Language) -> Mapping[str, str]:
    """Return the texts of pages and answers in one language, those of networks among them."""
    own: dict[str, dict[str, str]] = json.loads((files("api") / "templates" / "words.json").read_text("utf-8"))
    return {**assets.words(language), **{name: texts[language] for name, texts in own.items()}}


def render(template: str, *, language: Language, **values: Any) -> str:
    """Return a page made of a template.

    In the template ``words`` are those of the language, ``term`` and ``inverse`` give labels of the vocabulary,
    ``color`` that of a class; ``other_language_address`` is the page itself in the other language, unless given.

    >>> values = {"query": "ASK {}", "base": "https://w3id.org/innokg/", "questions": ()}
    >>> "<textarea" in render("sparql.html", language="en", **values)
    True
    """
    shared = {
        "words": words(language),
        "term": partial(shown, language=language),
        "inverse": partial(shown_inverse, language=language),
        "color": _color,
        "icon": "/static/icon.svg",
        "search_address": "/find",
        "other_language_address": f"?lang={other_language(language)}",
    }
    return _environment().get_template(template).render(language=language, **{**shared, **values})


def page(html: str, *, status: int = HTTPStatus.OK, policy: str | None = None) -> HTMLResponse:
    """Return a page as an answer; ``policy`` is its Content-Security-Policy where it has one of its own."""
    headers = {"Vary": "Accept, Accept-Language"} | ({"Content-Security-Policy": policy} if policy else {})
    return HTMLResponse(html, status_code=status, headers=headers)


def other_language(language: Language) -> Language:
    """Return the language that a page offers beside its own."""
    return "en" if language == "zh" else "zh"


def _color(kind: str) -> str:
    style = assets.appearance().get(kind)
    return style["color"] if style else _UNKNOWN_COLOR
