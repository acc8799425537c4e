"""The sentences in which checks and linking tell why, in Chinese: their own are English, as those of errors are."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.errors import VocabularyError
from ontology.vocabulary import label

_FILLING = re.compile(r"\{(?P<name>\w+)(?P<term>:term)?\}")
# How a region is told that no code stands for.
_OF_DOCUMENT = re.compile(r"\bthe document (?=\S)")


@dataclass(frozen=True, slots=True)
class _Sentence:
    english: re.Pattern[str]
    chinese: str
    terms: frozenset[str]
    fixed: int


def in_chinese(reason: str) -> str:
    """Return a sentence of a check or of linking in Chinese, and any other as it is.

    >>> in_chinese("The vocabulary lets no University stand in partOf to a Park.")
    '词汇表不允许高等院校对园区有“属于”关系。'
    >>> in_chinese("Both are called 云湖园.")
    '两者都称为“云湖园”。'
    >>> in_chinese("Seen by a person.")
    'Seen by a person.'
    """
    for sentence in _sentences():
        found = sentence.english.fullmatch(reason)
        if found is not None:
            parts = {name: _filling(text, name in sentence.terms) for name, text in found.groupdict().items()}
            return sentence.chinese.format_map(parts)
    return reason


def _filling(text: str, is_term: bool) -> str:
    if not is_term:
        return _OF_DOCUMENT.sub("文件 ", text)
    try:
        return "和".join(map(label, text.split(" and ")))
    except VocabularyError:
        return text


@cache
def _sentences() -> tuple[_Sentence, ...]:
    """Return the sentences, those with most words of their own first, which others may fit too."""
    data = tomllib.loads(files("ontology").joinpath("reasons.toml").read_text(encoding="utf-8"))
    found = [_sentence(one["en"], one["zh"]) for one in data["sentence"]]
    return tuple(sorted(found, key=lambda sentence: -sentence.fixed))


def _sentence(english: str, chinese: str) -> _Sentence:
    pattern, last = "", 0
    for place in _FILLING.finditer(english):
        pattern += f"{re.escape(english[last : place.start()])}(?P<{place['name']}>.+?)"
        last = place.end()
    pattern += re.escape(english[last:])
    return _Sentence(
        english=re.compile(pattern, re.DOTALL),
        chinese=chinese,
        terms=frozenset(place["name"] for place in _FILLING.finditer(english) if place["term"]),
        fixed=len(_FILLING.sub("", english)),
    )
