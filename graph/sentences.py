"""Sentences in Chinese and English from files of templates."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from graph.algorithms.answers import Sentence

_SEPARATOR = {"zh": "、", "en": ", "}


class Sentences:
    """The templates of one package of ``graph``, in its ``texts.toml``; values stand in braces.

    What comes from documents is a value and is never read as a template.
    """

    def __init__(self, package: str) -> None:
        self._package = package

    def say(self, key: str, **values: object) -> Sentence:
        """Return a sentence with its values; a ``Sentence`` as value gives its own language's words.

        >>> Sentences("chains").say("leads", thing="甲公司", field="船舶").zh
        '甲公司是船舶的龙头企业'
        """
        template = _texts(self._package)[key]
        return Sentence(
            template["zh"].format_map({name: _said(value, "zh") for name, value in values.items()}),
            template["en"].format_map({name: _said(value, "en") for name, value in values.items()}),
        )

    def words(self, key: str) -> Mapping[str, Mapping[str, str]]:
        """Return a table of words, each in both languages."""
        return _texts(self._package)[key]  # type: ignore[no-any-return]


def _said(value: object, language: str) -> object:
    if isinstance(value, Sentence):
        return getattr(value, language)
    if isinstance(value, tuple):
        return _SEPARATOR[language].join(str(_said(one, language)) for one in value)
    return value


@cache
def _texts(package: str) -> dict[str, Any]:
    return tomllib.loads(files("graph").joinpath(package, "texts.toml").read_text(encoding="utf-8"))
