"""Whether a query or update is SPARQL, told without a step that reaches other hosts."""

import re
from itertools import pairwise

from pyoxigraph import Store

from graph.sparql_tokens import Token, tokens
from ontology.errors import QueryError

_SERVICE = re.compile("service", re.IGNORECASE)
_REACHING = re.compile("service|load", re.IGNORECASE)
_PROLOGUE = frozenset({"PREFIX", "BASE", "VERSION"})
# Fails on an empty store, so that nothing after it is carried out.
_FAILING = "DROP GRAPH <urn:x-innokg:none>;"


def without_service(text: str) -> str | None:
    """Return a text with GRAPH in place of each SERVICE clause, which has the same grammar; None where it is unsure.

    >>> without_service("ASK { SERVICE SILENT <http://a.example> { ?s ?p ?o } }")
    'ASK { GRAPH <http://a.example> { ?s ?p ?o } }'
    """
    words = list(tokens(text))
    parts: list[str] = []
    copied = 0
    for word, after in pairwise(words):
        if word.keyword == "SERVICE":
            parts.append(f"{text[copied : word.start]}GRAPH")
            copied = after.end if after.keyword == "SILENT" else word.end
    changed = "".join((*parts, text[copied:]))
    return None if _SERVICE.search(changed) else changed


def check_grammar(update: str, base: str) -> None:
    """Raise ``SyntaxError`` where an update with LOAD breaks the grammar otherwise.

    A failing operation is put between its prologue and its first operation, so that the engine parses everything and
    carries nothing out. The engine itself must take the prologue for one: else nothing is tried.
    """
    first = next(iter(_after_prologue(list(tokens(update)))), None)
    prologue = update[: first.start] if first else update
    if first is None or _REACHING.search(prologue):
        return
    try:
        Store().update(prologue, base_iri=base)
    except SyntaxError:
        return
    try:
        Store().update(f"{prologue}\n{_FAILING}{update[first.start :]}", base_iri=base)
    except (OSError, RuntimeError, ValueError):
        return
    raise QueryError("The update could not be checked.")


def _after_prologue(words: list[Token]) -> list[Token]:
    at = 0
    while at < len(words) and words[at].keyword in _PROLOGUE:
        at += 3 if words[at].keyword == "PREFIX" else 2
    return words[at:]
