"""Which graphs a query asks for by its words, and a query that leaves some of them out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.sparql.tokens import Kind, Token, tokens

#: A graph that never holds anything.
NOTHING = "urn:innokg:nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphsAsked:
    """What a query's words say of graphs.

    ``own`` when it has FROM clauses; ``any`` when a variable stands for graphs, or a name that cannot be read;
    ``named`` are the names of the others.
    """

    own: bool
    any: bool
    named: frozenset[str]


def graphs_asked(query: str) -> GraphsAsked:
    """Return which graphs a query asks for.

    >>> graphs_asked("PREFIX a: <http://a.example/> ASK { GRAPH a:g { ?s ?p ?o } }").named
    frozenset({'http://a.example/g'})
    """
    words = list(tokens(query))
    prefixes = {
        name.text: iri.text[1:-1]
        for keyword, name, iri in zip(words, words[1:], words[2:], strict=False)
        if keyword.keyword == "PREFIX" and iri.kind is Kind.IRI
    }
    graphs = [after for word, after in pairwise(words) if word.keyword == "GRAPH"]
    names = [_name(word, prefixes) for word in graphs]
    return GraphsAsked(
        own=any(word.keyword == "FROM" and word.depth == 0 for word in words),
        any=None in names,
        named=frozenset(name for name in names if name is not None),
    )


def without_graphs(query: str, condition: str) -> str:
    """Return a query in which each variable that stands for a graph meets a condition.

    >>> without_graphs("SELECT * { GRAPH ?g { ?s ?p ?o } }", "!= <http://a.example/h>")
    'SELECT * { GRAPH ?g { ?s ?p ?o } FILTER(?g != <http://a.example/h>) }'
    """
    words = list(tokens(query))
    places: dict[int, str] = {}
    for number, word in enumerate(words[:-1]):
        variable = words[number + 1]
        if word.keyword == "GRAPH" and variable.kind is Kind.VARIABLE:
            places[_end(words, number + 2)] = f" FILTER({variable.text} {condition})"
    for place in sorted(places, reverse=True):
        query = query[:place] + places[place] + query[place:]
    return query


def _name(word: Token, prefixes: dict[str, str]) -> str | None:
    if word.kind is Kind.IRI:
        return word.text[1:-1] if ":" in word.text else None
    prefix, colon, local = word.text.partition(":")
    known = prefixes.get(prefix + colon)
    return known + local if word.kind is Kind.NAME and known is not None and "\\" not in local else None


def _end(words: Sequence[Token], start: int) -> int:
    """Return where the braces that begin at a token end in the text."""
    depth = words[start].depth
    return next((word.end for word in words[start:] if word.text == "}" and word.depth == depth), words[-1].end)
