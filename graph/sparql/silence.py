"""SERVICE SILENT and LOAD SILENT where nothing may be reached: what they do when they fail, written out."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from graph.sparql.tokens import Kind, Token, tokens

# An IRI that begins with ``<`` after an operand, in brackets, may be a comparison; these characters decide how the rest
# is read: a text or a comment may begin at them, or the brackets close.
_DECIDING = frozenset("'#()")
_NO_OPERATION = "INSERT DATA{}"
# To join with one empty solution changes nothing; the pattern never matches and keeps the variables in scope. Virtuoso
# would drop an empty group in a UNION.
_BEFORE = "OPTIONAL { "
_AFTER = " FILTER(false) }"


def is_certain(words: Sequence[Token]) -> bool:
    """Tell whether tokens can be read in one way only, so that a text may be changed by them.

    >>> is_certain(list(tokens("ASK { ?s ?p <http://a.example/#x> FILTER(?s<?p) }")))
    True
    >>> is_certain(list(tokens("ASK { ?s ?p ?o FILTER(?s<'x'&&?o='y>') }")))
    False
    """
    brackets = 0
    for before, word in pairwise(words):
        brackets += (before.text == "(") - (before.text == ")")
        operand = before.text == ")" or before.kind is not Kind.SIGN
        if word.kind is Kind.IRI and ("'" in word.text or (brackets > 0 and operand and _DECIDING & set(word.text))):
            return False
    return True


def without_silent_services(text: str, is_reachable: Callable[[str], bool] = lambda _: False) -> str:
    """Return a query or update in which each SERVICE SILENT clause has one empty solution (SPARQL 1.1 Federated Query).

    ``is_reachable`` tells of the text of an address whether the clause shall stay. Within a clause that goes, the
    others go with it. A text that may be read in two ways stays as it is, so that what is returned must be checked.

    >>> without_silent_services("ASK { SERVICE SILENT ?u { ?s ?p ?o } }")
    'ASK { OPTIONAL { { ?s ?p ?o } FILTER(false) } }'
    """
    words = list(tokens(text))
    parts: list[str] = []
    copied = 0
    for start, end in _silent_clauses(words, is_reachable):
        if words[start].start < copied:
            continue  # It lies in a clause that went.
        pattern = with_graphs(text, words[start + 3 : end + 1])
        parts.append(f"{text[copied : words[start].start]}{_BEFORE}{pattern}{_AFTER}")
        copied = words[end].end
    return "".join((*parts, text[copied:])) if parts and is_certain(words) else text


def with_graphs(text: str, words: Sequence[Token]) -> str:
    """Return the part of a text that tokens span with GRAPH for SERVICE, which has the same grammar.

    Every character keeps its place.
    """
    parts: list[str] = []
    copied = words[0].start if words else 0
    for word, after in pairwise(words):
        if word.keyword == "SERVICE":
            parts.append(f"{text[copied : word.start]}{'GRAPH':<{word.end - word.start}}")
            copied = word.end
            if after.keyword == "SILENT":
                parts.append(f"{text[copied : after.start]}{' ' * (after.end - after.start)}")
                copied = after.end
    return "".join((*parts, text[copied : words[-1].end])) if words else ""


def without_silent_loads(update: str) -> str:
    """Return an update in which each LOAD SILENT does nothing; what follows keeps its line and column.

    >>> without_silent_loads("LOAD SILENT <http://a.example/>; DROP ALL")
    'INSERT DATA{}                  ; DROP ALL'
    """
    words = list(tokens(update))
    parts: list[str] = []
    copied = 0
    for start, end in _silent_loads(words):
        left = update[words[start].start : words[end].end]
        *lines, last = left.split("\n")
        room = len(last) if lines else len(last) - len(_NO_OPERATION)
        parts.append(f"{update[copied : words[start].start]}{_NO_OPERATION}{chr(10) * len(lines)}{' ' * room}")
        copied = words[end].end
    return "".join((*parts, update[copied:])) if parts and is_certain(words) else update


def _silent_clauses(words: Sequence[Token], is_reachable: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield the places of the first and the last token of each SERVICE SILENT clause that may not be reached."""
    for place, word in enumerate(words[:-4]):
        silent, name, brace = words[place + 1 : place + 4]
        if word.keyword != "SERVICE" or silent.keyword != "SILENT" or brace.text != "{":
            continue
        if name.kind not in (Kind.IRI, Kind.NAME, Kind.VARIABLE) or is_reachable(name.text):
            continue
        depth = brace.depth
        ends = (at for at in range(place + 4, len(words)) if words[at].text == "}" and words[at].depth == depth)
        end = next(ends, None)
        if end is not None:
            yield place, end


def _silent_loads(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the places of the first and the last token of each LOAD SILENT operation."""
    for place, word in enumerate(words[:-2]):
        if word.keyword != "LOAD" or word.depth or words[place + 1].keyword != "SILENT":
            continue
        end = place + 2
        into = [one.keyword for one in words[end + 1 : end + 3]]
        if into == ["INTO", "GRAPH"] and end + 3 < len(words):
            end += 3
        if all(words[at].kind in (Kind.IRI, Kind.NAME) for at in {place + 2, end}):
            yield place, end
