"""The prologue of an update: all its declarations in one place, where the engine reads them."""

from graph.sparql.tokens import Token, tokens
from graph.updates.data import data_operation


def gathered(update: str) -> str:
    """Return an update with the PREFIX and BASE declarations of later operations before the first one.

    The grammar allows them after each semicolon (SPARQL 1.1 Update, rule 29), which the engine does not read. An update
    stays as it is where one of them gives a name another meaning than it had before, and where it would move a BASE
    before a relative IRI.

    >>> gathered("INSERT DATA {} ; PREFIX a: <http://a.example/> INSERT DATA { a:s a:p 1 }")
    'PREFIX a: <http://a.example/> INSERT DATA {} ;  INSERT DATA { a:s a:p 1 }'
    """
    if data_operation(update) is not None:
        return update
    words = list(tokens(update))
    declarations = _declarations(words)
    first = next((place for place, _ in enumerate(words) if _is_operation(words, place, declarations)), len(words))
    late = [(start, end) for start, end in declarations if start > first]
    if not late or not _agree(words, declarations, late):
        return update
    moved = " ".join(update[words[start].start : words[end - 1].end] for start, end in late)
    parts, copied = [moved, " "], 0
    for start, end in late:
        parts.append(update[copied : words[start].start])
        copied = words[end - 1].end
    return "".join((*parts, update[copied:]))


def _declarations(words: list[Token]) -> list[tuple[int, int]]:
    """Return where declarations stand, as places of their first token and after their last."""
    lengths = {"PREFIX": 3, "BASE": 2}
    found = ((place, lengths.get(word.keyword, 0)) for place, word in enumerate(words) if word.depth == 0)
    return [(place, place + length) for place, length in found if length and place + length <= len(words)]


def _is_operation(words: list[Token], place: int, declarations: list[tuple[int, int]]) -> bool:
    return not any(start <= place < end for start, end in declarations) and words[place].depth == 0


def _agree(words: list[Token], declarations: list[tuple[int, int]], late: list[tuple[int, int]]) -> bool:
    """Tell whether declarations mean the same wherever they stand."""
    names: dict[str, str] = {}
    for start, end in declarations:
        name = words[start + 1].text if end - start == 3 else "BASE"
        if names.setdefault(name, words[end - 1].text) != words[end - 1].text:
            return False
    if not any(end - start == 2 for start, end in late):
        return True
    return not any(word.text.startswith("<") and ":" not in word.text for word in words[: late[0][0]])
