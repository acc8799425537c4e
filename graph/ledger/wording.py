"""The sentences of the ledger, in Chinese and English."""

import tomllib
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from graph.algorithms.answers import Sentence

_SEPARATOR = {"zh": "、", "en": ", "}
# Beyond these digits a computed number says more than the figures that it comes from.
_DIGITS = 4


def sentence(key: str, **values: object) -> Sentence:
    """Return a sentence in both languages with its values; a ``Sentence`` as value gives its own language's words."""
    template = _texts()[key]
    filled = {
        language: template[language].format_map({name: _said(value, language) for name, value in values.items()})
        for language in ("zh", "en")
    }
    return Sentence(filled["zh"], filled["en"])


def word(key: str) -> Sentence:
    """Return a single word in both languages."""
    texts = _texts()["words"][key]
    return Sentence(texts["zh"], texts["en"])


def number(value: Fraction | float) -> str:
    """Return a number as people write it: no needless digits, four decimals at most.

    >>> number(Fraction(12, 5)), number(3000.0), number(Fraction(1, 3))
    ('2.4', '3000', '0.3333')
    """
    text = f"{float(value):.{_DIGITS}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _said(value: object, language: str) -> object:
    if isinstance(value, Sentence):
        return getattr(value, language)
    if isinstance(value, Fraction | float):
        return number(value)
    if isinstance(value, tuple):
        return _SEPARATOR[language].join(str(_said(one, language)) for one in value)
    return value


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(files("graph").joinpath("ledger", "texts.toml").read_text(encoding="utf-8"))
