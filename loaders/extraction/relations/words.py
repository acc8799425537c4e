"""The trigger words and rule confidences, read once from their data files."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("loaders.extraction").joinpath("lexicon", name).read_text(encoding="utf-8"))


def words(group: str, name: str) -> tuple[str, ...]:
    """Return one list of the lexicon of relation words."""
    entry = _table("relation_words.toml")[group][name]
    return (entry,) if isinstance(entry, str) else tuple(entry)


def confidence(rule: str) -> float:
    """Return how sure a rule is; every rule has its line in ``relation_rules.toml``."""
    value: float = _table("relation_rules.toml")["confidence"][rule]
    return value


def either(*lists: Iterable[str]) -> str:
    """Return a regular expression, without groups, for any of the words, the longest first.

    >>> either(["共建"], ["共建共享"])
    '(?:共建共享|共建)'
    """
    every = {word for each in lists for word in each}
    return f"(?:{'|'.join(map(re.escape, sorted(every, key=lambda word: (-len(word), word))))})"
