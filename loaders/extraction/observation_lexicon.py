"""The word lists that figures, indicator names and years are read with."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def word_lists(name: str) -> dict[str, Any]:
    """Return the tables of ``lexicon/<name>.toml``.

    >>> "亿元" in word_lists("figures")["units"]["measures"] or "元" in word_lists("figures")["units"]["measures"]
    True
    """
    text = resources.files("loaders.extraction").joinpath("lexicon", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(name: str, table: str, key: str) -> tuple[str, ...]:
    """Return a list of words of a lexicon, the longest first, so that the first that fits is the fullest."""
    return tuple(sorted(word_lists(name)[table][key], key=lambda word: (-len(word), word)))


def ending(text: str, endings: tuple[str, ...]) -> str:
    """Return the first of the endings that the text ends with, or an empty string."""
    # Most texts end with none of them, which one call tells.
    return next((word for word in endings if text.endswith(word)), "") if text.endswith(endings) else ""


def opening(text: str, openings: tuple[str, ...]) -> str:
    """Return the first of the openings that the text begins with, or an empty string."""
    return next((word for word in openings if text.startswith(word)), "") if text.startswith(openings) else ""
