"""The word lists that names are read with, loaded once from the data files beside them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from ontology.entity import EntityType

_DIRECTORY = Path(__file__).parent.parent / "lexicon"
_DIRECTIONS = ("东", "西", "南", "北", "中", "东南", "东北", "西南", "西北")


class Kind(Enum):
    """What a token is to a name."""

    UNKNOWN = "unknown"  # one character of a word that no list has: the stuff that names are made of
    CONTENT = "content"  # a word of a domain
    PLAIN = "plain"  # a word that must not be read as one of the others, and says nothing of the domain
    GENERIC = "generic"  # a modifier that names no domain
    LATIN = "latin"  # letters and figures
    NUMBER = "number"
    REGION = "region"
    HEAD = "head"  # the closing word of names
    BOUNDARY = "boundary"  # a verb, preposition or adverb: a name begins after it
    NOMINAL = "nominal"  # a verb that also stands inside names
    ACTOR = "actor"
    QUANTITY = "quantity"
    CONJUNCTION = "conjunction"
    OF = "of"  # 的
    AND_SO_ON = "and so on"  # 等
    LISTING = "listing"  # 、
    OPEN = "open"
    CLOSE = "close"
    STOP = "stop"  # other punctuation and space


class Strength(Enum):
    """How much must stand before a head to make a name of it."""

    STRONG = "strong"  # words of a domain
    WEAK = "weak"  # a region, a proper name or quotation marks
    NAME = "name"  # nothing
    PROGRAM = "program"
    PROJECT = "project"
    BRANCH = "branch"  # the body that it belongs to
    DOCUMENT = "document"  # a verb that governs documents
    SLOGAN = "slogan"  # nothing can


@dataclass(frozen=True, slots=True)
class Head:
    """A closing word of names, the class that it gives them, and a narrower one where it tells."""

    word: str
    type: EntityType | None
    subclass: str | None
    strength: Strength


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words by kind, with the lengths to try at each first character, the longest first."""

    kinds: Mapping[str, Kind]
    heads: Mapping[str, Head]
    generic: frozenset[str]
    stock: frozenset[str]  # kinds of things, which are no names by themselves
    organisations: Mapping[str, EntityType]
    lengths: Mapping[str, tuple[int, ...]]


def word_list(name: str) -> tuple[str, ...]:
    """Return the words of a data file, in its order; lines that begin with ``#`` are comments."""
    return tuple(word for words in lines_of(name) for word in words)


def lines_of(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of each line of a data file."""
    lines = (_DIRECTORY / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if line and not line.startswith("#"))


@cache
def load_lexicon() -> Lexicon:
    """Return the word lists, read once.

    A word of two lists has the later of these kinds: content, generic, boundary, nominal, actor, quantity, head.
    """
    generic = frozenset(word_list("generic.txt"))
    heads = {head.word: head for head in _heads()}
    organisations = _organisations()
    kinds: dict[str, Kind] = dict.fromkeys(word_list("domains.txt"), Kind.CONTENT)
    kinds |= dict.fromkeys(word_list("protected.txt"), Kind.PLAIN)
    kinds |= dict.fromkeys(generic, Kind.GENERIC)
    for name, kind in (
        ("boundaries.txt", Kind.BOUNDARY),
        ("nominal_verbs.txt", Kind.NOMINAL),
        ("actors.txt", Kind.ACTOR),
        ("quantities.txt", Kind.QUANTITY),
        ("conjunctions.txt", Kind.CONJUNCTION),
    ):
        kinds |= dict.fromkeys(word_list(name), kind)
    kinds |= dict.fromkeys((*word_list("macro_regions.txt"), *_directions()), Kind.REGION)
    kinds |= dict.fromkeys(heads, Kind.HEAD)
    kinds |= {"的": Kind.OF, "等": Kind.AND_SO_ON, "等地": Kind.AND_SO_ON}
    lengths: dict[str, set[int]] = defaultdict(set)
    for word in (*kinds, *organisations):
        lengths[word[0]].add(len(word))
    return Lexicon(
        kinds=kinds,
        heads=heads,
        generic=generic,
        stock=frozenset(word_list("kinds.txt")),
        organisations=organisations,
        lengths={first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
    )


def _heads() -> list[Head]:
    return [
        Head(
            word,
            None if type_ == "-" else EntityType(type_),
            None if subclass == "-" else subclass,
            Strength(strength),
        )
        for word, type_, subclass, strength in lines_of("heads.tsv")
    ]


def _organisations() -> dict[str, EntityType]:
    return {word: EntityType(type_) for type_, *words in lines_of("organisations.txt") for word in words}


def _directions() -> list[str]:
    """Return the parts of provinces that are named by a province's short name and a direction (渝东南, 苏北)."""
    return [
        province + direction for province in "渝川黔滇桂粤闽赣湘鄂豫鲁冀晋陕陇辽苏浙皖蒙" for direction in _DIRECTIONS
    ]
