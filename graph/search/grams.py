"""What of a name the index keeps: pieces of one to three characters, spelled so that any tokenizer takes them whole."""

from collections.abc import Iterable

# Kinds of pieces: of names, of names' beginnings, of pinyin, of its initials, whole syllables, and what narrows.
_NAME, _START, _SOUND, _INITIAL, _SYLLABLE = "n", "b", "p", "i", "s"
_PINYIN_PIECE = 3


def name_grams(normalised: str) -> set[str]:
    """Return the pieces of a name: each character and each two that follow each other, and how it begins."""
    return {_NAME + _spelled(piece) for size in (1, 2) for piece in _pieces(normalised, size)} | {
        _START + _spelled(normalised[:size]) for size in (1, 2) if len(normalised) >= size
    }


def part_grams(text: str) -> set[str]:
    """Return pieces that every name has that holds a text."""
    return {_NAME + _spelled(piece) for piece in _apart(text, min(len(text), 2))}


def start_grams(text: str) -> set[str]:
    """Return pieces that every name has that begins with a text."""
    return part_grams(text) | {_START + _spelled(text[:2])}


def sound_grams(syllables: Iterable[str]) -> set[str]:
    """Return the pieces of a name's pinyin: each three letters, the initials, and the syllables."""
    read = tuple(syllables)
    initials = "".join(syllable[0] for syllable in read)
    return (
        {_SOUND + piece for piece in _pieces("".join(read), _PINYIN_PIECE)}
        | {_INITIAL + piece for size in (1, 2) for piece in _pieces(initials, size)}
        | {_SYLLABLE + syllable for syllable in read}
    )


def letters_grams(letters: str) -> set[str]:
    """Return pieces that every name has whose pinyin holds some letters; two letters are taken for a syllable."""
    if len(letters) < _PINYIN_PIECE:
        return {_SYLLABLE + letters}
    return {_SOUND + piece for piece in _apart(letters, _PINYIN_PIECE)}


def initials_grams(letters: str) -> set[str]:
    """Return pieces that every name has whose initials hold some letters."""
    return {_INITIAL + piece for piece in _apart(letters, min(len(letters), 2))}


def filter_gram(kind: str, value: str) -> str:
    """Return how the index keeps that a thing has a class, lies in a region or is named in a document.

    >>> filter_gram("type", "Park")
    'type0x50x61x72x6b'
    """
    return kind + "0" + _spelled(value)


def _pieces(text: str, size: int) -> set[str]:
    return {text[start : start + size] for start in range(len(text) - size + 1)}


def _apart(text: str, size: int) -> set[str]:
    """Return pieces that make up a text and overlap as little as they can: each that is looked up costs its share."""
    starts = (*range(0, len(text) - size, size), len(text) - size)
    return {text[start : start + size] for start in starts}


def _spelled(piece: str) -> str:
    return "".join(f"x{ord(letter):x}" for letter in piece)
