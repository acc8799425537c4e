"""The words of an industry's name that tell which industry it is."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ontology.identity import normalise_name

# One character is part of too many words to tell a field.
_SHORTEST = 2


@cache
def stem(name: str) -> str:
    """Return the name of a field without what does not tell it apart: 现代 before it, 产业 after it.

    >>> stem("现代中医药产业"), stem("装备制造业"), stem("新材料"), stem("高端装备")
    ('中医药', '装备制造', '新材料', '高端装备')
    """
    words = _words()
    rest = normalise_name(name)
    while shorter := _without(rest, words):
        rest = shorter
    return rest


def holds(text: str, word: str) -> bool:
    """Tell whether a normalised text holds the stem of a field, a stem that many fields share not counted.

    >>> holds("玄武岩新材料", "新材料"), holds("电子商务", "商务"), holds("商务", "商务")
    (True, False, True)
    """
    return text == word or (is_telling(word) and word in text)


def is_telling(word: str) -> bool:
    """Tell whether a stem by itself says which field is meant."""
    return len(word) >= _SHORTEST and word not in _words()["general"]


def without_general(text: str) -> str:
    """Return what is left of a normalised text without the words that many fields share.

    >>> without_general("关键技术"), without_general("石墨烯制备技术")
    ('', '石墨烯制备')
    """
    for word in _words()["general"]:
        text = text.replace(word, "")
    return text


@cache
def classified() -> dict[str, tuple[str, ...]]:
    """Return the stems of the fields that official classifications put under a field, by the field's stem."""
    lines = files("graph").joinpath("fields", "classification.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {stem(wide): tuple(dict.fromkeys(map(stem, narrow.split("、")))) for wide, narrow in rows}


@cache
def below(word: str) -> tuple[str, ...]:
    """Return all stems that are classified under one, the nearest first, itself left out.

    >>> "机器人" in below("装备制造"), below("花椒")
    (True, ())
    """
    found: dict[str, None] = {}
    waiting = [word]
    while waiting:
        for narrow in classified().get(waiting.pop(0), ()):
            if narrow not in found and narrow != word:
                found[narrow] = None
                waiting.append(narrow)
    return tuple(found)


def above(word: str) -> Iterator[str]:
    """Yield the stems that one is classified under directly."""
    return (wide for wide, narrow in classified().items() if word in narrow)


def _without(name: str, words: dict[str, tuple[str, ...]]) -> str | None:
    """Return a name without one closing or opening, None where there is none that can go."""
    if name.endswith(tuple(f"{trade}业" for trade in words["trades"])):
        return name[:-1]
    for head in words["heads"]:
        left = name.removesuffix(head)
        if left != name and len(left) >= _SHORTEST:
            return left
    for modifier in words["modifiers"]:
        left = name.removeprefix(modifier)
        if left != name and len(left) >= _SHORTEST and left not in words["general"] and left not in words["kept"]:
            return left
    return None


@cache
def _words() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads(files("graph").joinpath("fields", "words.toml").read_text(encoding="utf-8"))
    return {key: tuple(sorted(map(normalise_name, words), key=lambda word: -len(word))) for key, words in table.items()}
