"""What of a name the index keeps: pieces of one to three characters, each after the letter of its kind."""

from collections.abc import Iterable

# Kinds of pieces: of names, of names' beginnings, of pinyin, of its initials, whole syllables.
_NAME, _START, _SOUND, _INITIAL, _SYLLABLE = "n", "b", "p", "i", "s"
# What narrows a search has the first letter of one of these before its value: no two kinds have the same letter.
_FILTERS = {"type": "t", "region": "r", "document": "d"}
_PINYIN_PIECE = 3


def name_grams(normalised: str) -> set[str]:
    """Return the pieces of a name: each character and each two that follow each other, and how it begins."""
    found = {_NAME + character for character in normalised}
    found.update(map((_NAME + "{}{}").format, normalised, normalised[1:]))
    found.add(_START + normalised[:1])
    found.add(_START + normalised[:2])
    return found


def part_grams(text: str) -> set[str]:
    """Return pieces that every name has that holds a text."""
    return _pieces(_NAME, text, min(len(text), 2))


def start_grams(text: str) -> set[str]:
    """Return pieces that every name has that begins with a text."""
    return part_grams(text) | {_START + text[:2]}


def sound_grams(syllables: Iterable[str]) -> set[str]:
    """Return the pieces of a name's pinyin: each three letters, the initials, and the syllables."""
    read = tuple(syllables)
    initials = "".join([syllable[0] for syllable in read])
    found = _pieces(_SOUND, "".join(read), _PINYIN_PIECE)
    found.update(map(_INITIAL.__add__, initials))
    found.update(map((_INITIAL + "{}{}").format, initials, initials[1:]))
    found.update(map(_SYLLABLE.__add__, read))
    return found


def letters_grams(letters: str) -> set[str]:
    """Return pieces that every name has whose pinyin holds some letters; two letters are taken for a syllable."""
    if len(letters) < _PINYIN_PIECE:
        return {_SYLLABLE + letters}
    return _pieces(_SOUND, letters, _PINYIN_PIECE)


def initials_grams(letters: str) -> set[str]:
    """Return pieces that every name has whose initials hold some letters."""
    return _pieces(_INITIAL, letters, min(len(letters), 2))


def filter_gram(kind: str, value: str) -> str:
    """Return the piece by which the index keeps that a thing has a class, lies in a region or is named in a document.

    >>> filter_gram("type", "Park")
    'tPark'
    """
    return _FILTERS[kind] + value


def _pieces(kind: str, text: str, size: int) -> set[str]:
    return {kind + text[start : start + size] for start in range(len(text) - size + 1)}
