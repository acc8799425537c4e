"""What an update may cost, as far as its words tell."""

import re
from collections.abc import Sequence

from graph.sparql.silence import is_certain
from graph.sparql.tokens import Kind, Token, tokens
from graph.updates.data import data_operation
from ontology.errors import QueryError

# The parser takes some 2 KB of a thread's 8 MB for each level; in a process of its own it may run out of them.
_DEEPEST = 500
_COMPUTING = re.compile("where|add|move|copy", re.IGNORECASE)
_KEYWORDS = frozenset({"WHERE", "ADD", "MOVE", "COPY"})
_NODES = frozenset({Kind.IRI, Kind.NAME})
_BRACKET = re.compile(
    r"""
      (?P<open> [(\[{] ) | (?P<close> [)\]}] ) | \#[^\r\n]* | <[^\x00-\x20<>"{}|^`]*>
    | \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
    | "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*'
    """,
    re.VERBOSE | re.DOTALL,
)


def is_bounded(update: str) -> bool:
    """Tell whether an update takes no longer than its own length or the graphs that it names let expect.

    Its operations insert or delete data, clear, drop or create graphs, or concern the triples of one subject.

    >>> is_bounded("INSERT DATA { <a:s> <a:p> 'where' } ; CLEAR DEFAULT")
    True
    >>> is_bounded("DELETE WHERE { <a:s> ?p ?o }"), is_bounded("DELETE WHERE { ?s <a:p> ?o }")
    (True, False)
    """
    if not _COMPUTING.search(update) or data_operation(update) is not None:
        return True
    words = list(tokens(update))
    if not is_certain(words):
        return False
    places = [place for place, word in enumerate(words) if word.depth == 0 and word.keyword in _KEYWORDS]
    return all(words[place].keyword == "WHERE" and _is_of_one_subject(words[place + 1 :]) for place in places)


def check_nesting(update: str) -> None:
    """Raise ``QueryError`` where brackets are nested more deeply than the parser can follow on a thread's stack.

    >>> check_nesting("INSERT DATA { <a:s> <a:p> [ <a:q> ( 1 2 ) ] }")
    """
    if sum(map(update.count, "([{")) <= _DEEPEST:
        return
    depth = 0
    for found in _BRACKET.finditer(update):
        depth += (found["open"] is not None) - (found["close"] is not None)
        if depth > _DEEPEST:
            raise QueryError(f"The update is nested too deeply: it may have {_DEEPEST} brackets in each other.")


def _is_of_one_subject(words: Sequence[Token]) -> bool:
    """Tell whether the braces that begin here hold one pattern of a triple, with a constant for its subject."""
    if len(words) >= 3 and words[1].keyword == "GRAPH" and words[2].kind in _NODES:
        return _is_of_one_subject(words[3:])
    if len(words) < 5 or words[0].text != "{":
        return False
    end = 5 if words[4].text == "." else 4
    subject, predicate, value = words[1:4]
    terms = {Kind.VARIABLE, Kind.TEXT} | _NODES
    return (
        subject.kind in _NODES
        and (predicate.kind in {Kind.VARIABLE} | _NODES or predicate.text == "a")
        and value.kind in terms
        and end < len(words)
        and words[end].text == "}"
    )
