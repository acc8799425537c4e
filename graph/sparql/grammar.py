"""Whether a query or update is SPARQL, told without a step that reaches other hosts."""

import re

from pyoxigraph import DefaultGraph, Store

from graph.sparql.silence import with_graphs
from graph.sparql.tokens import Token, tokens
from ontology.errors import QueryError

_SERVICE = re.compile("service", re.IGNORECASE)
_REACHING = re.compile("service|load", re.IGNORECASE)
_PROLOGUE = frozenset({"PREFIX", "BASE", "VERSION"})
# Fails on an empty store, so that nothing after it is carried out.
_FAILING = "DROP GRAPH <urn:x-innokg:none>;"


def without_service(text: str) -> str | None:
    """Return a text with GRAPH in place of each SERVICE clause, which has the same grammar; None where it is unsure.

    Every character keeps its place.

    >>> without_service("ASK { SERVICE SILENT <http://a.example> { ?s ?p ?o } }")
    'ASK { GRAPH          <http://a.example> { ?s ?p ?o } }'
    """
    words = list(tokens(text))
    changed = with_graphs(text, words)
    return None if _SERVICE.search(changed) else changed


def check_query_parses(query: str, base: str | None) -> None:
    """Raise ``SyntaxError`` where a query is not in the grammar; evaluate nothing.

    The engine parses a query before it looks at the other arguments, and refuses these two together. Without them it
    would evaluate an ASK, which can take years and reach other hosts.
    """
    try:
        Store().query(query, base_iri=base, use_default_graph_as_union=True, default_graph=DefaultGraph())
    except (OSError, RuntimeError, ValueError):
        return
    raise QueryError("The query could not be checked.")


def check_parses(update: str, base: str) -> None:
    """Raise ``SyntaxError`` where an update without SERVICE and LOAD is not in the grammar; carry nothing out."""
    if not _parses(update, base):
        # Where nothing parses, nothing is carried out; with nothing put in, the error knows its place.
        Store().update(update, base_iri=base)


def check_grammar(update: str, base: str) -> None:
    """Raise ``SyntaxError`` where an update with LOAD breaks the grammar otherwise; carry nothing out.

    The engine itself must take the prologue for one: else nothing is tried.
    """
    first = next(iter(_after_prologue(list(tokens(update)))), None)
    prologue = update[: first.start] if first else update
    if first is None or _REACHING.search(prologue):
        return
    try:
        Store().update(prologue, base_iri=base)
    except SyntaxError:
        return
    if not _parses(update, base):
        raise SyntaxError("The update breaks the grammar.")


def _parses(update: str, base: str) -> bool:
    """Tell whether an update parses.

    A failing operation is put between its prologue and its first operation, so that the engine parses everything and
    carries nothing out.
    """
    first = next(iter(_after_prologue(list(tokens(update)))), None)
    start = first.start if first else len(update)
    try:
        Store().update(f"{update[:start]}\n{_FAILING}{update[start:]}", base_iri=base)
    except SyntaxError:
        return False
    except (OSError, RuntimeError, ValueError):
        return True
    raise QueryError("The update could not be checked.")


def _after_prologue(words: list[Token]) -> list[Token]:
    at = 0
    while at < len(words) and words[at].keyword in _PROLOGUE:
        at += 3 if words[at].keyword == "PREFIX" else 2
    return words[at:]
